package workbench

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/draw"
)

// orientation reads how a camera was held from a JPEG's EXIF block (tag 0x0112): 1 to 8, and 1 where nothing sensible is said.
func orientation(file []byte) int {
	tiff := exif(file)
	if len(tiff) < 8 {
		return 1
	}
	var order binary.ByteOrder = binary.LittleEndian
	if bytes.HasPrefix(tiff, []byte("MM")) {
		order = binary.BigEndian
	}
	const entry, tag = 12, 0x0112
	at := int(order.Uint32(tiff[4:]))
	if at < 8 || at > len(tiff)-2 {
		return 1
	}
	for n := int(order.Uint16(tiff[at:])); n > 0; n-- {
		field := tiff[min(at+2+(n-1)*entry, len(tiff)):]
		if len(field) >= entry && order.Uint16(field) == tag {
			if o := int(order.Uint16(field[8:])); o >= 1 && o <= 8 {
				return o
			}
		}
	}
	return 1
}

// exif is the body of a JPEG's first EXIF segment, or nil.
func exif(file []byte) []byte {
	const startOfScan, app1 = 0xDA, 0xE1
	for at := 2; at+4 <= len(file) && file[at] == 0xFF && file[at+1] != startOfScan; {
		size := int(binary.BigEndian.Uint16(file[at+2:]))
		if size < 2 || at+2+size > len(file) {
			return nil
		}
		if body, ok := bytes.CutPrefix(file[at+4:at+2+size], []byte("Exif\x00\x00")); ok && file[at+1] == app1 {
			return body
		}
		at += 2 + size
	}
	return nil
}

// upright turns a picture the way its camera was held.
func upright(img image.Image, orientation int) image.Image {
	if orientation == 1 {
		return img
	}
	b := img.Bounds()
	stored := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(stored, stored.Bounds(), img, b.Min, draw.Src)
	w, h := b.Dx(), b.Dy()
	if orientation >= 5 {
		w, h = h, w
	}
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range b.Dy() {
		for x := range b.Dx() {
			tx, ty := turn(x, y, b.Dx()-1, b.Dy()-1, orientation)
			out.SetRGBA(tx, ty, stored.RGBAAt(x, y))
		}
	}
	return out
}

// turn says where a point goes; right and bottom are the largest x and y of the picture as stored.
func turn(x, y, right, bottom, orientation int) (int, int) {
	switch orientation {
	case 2:
		return right - x, y
	case 3:
		return right - x, bottom - y
	case 4:
		return x, bottom - y
	case 5:
		return y, x
	case 6:
		return bottom - y, x
	case 7:
		return bottom - y, right - x
	case 8:
		return y, right - x
	}
	return x, y
}
