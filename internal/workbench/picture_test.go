package workbench_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/draw"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"

	"candour/internal/fault"
	"candour/internal/workbench"
	"candour/internal/workbench/workertest"
)

// photograph is 80 by 40, white with a red corner at its top left as stored.
func photograph() image.Image {
	img := image.NewRGBA(image.Rect(0, 0, 80, 40))
	draw.Draw(img, img.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(img, image.Rect(0, 0, 16, 16), image.NewUniform(color.RGBA{200, 0, 0, 255}), image.Point{}, draw.Src)
	return img
}

// fromCamera is the photograph as JPEG, with what a camera adds: how it was held, and a place (here as words, to search for).
func fromCamera(t *testing.T, held int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, photograph(), nil); err != nil {
		t.Fatal(err)
	}
	tiff := append([]byte("MM\x00*\x00\x00\x00\x08\x00\x02"), 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, byte(held), 0, 0)
	tiff = append(tiff, 0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38) // where the position (GPS) is told
	tiff = append(tiff, []byte("\x00\x00\x00\x00GPS 51.5007N 0.1246W Phone of Ms Hartley")...)
	exif := append([]byte("Exif\x00\x00"), tiff...)
	segment := append([]byte{0xFF, 0xE1}, binary.BigEndian.AppendUint16(nil, uint16(len(exif)+2))...)
	file := append(append([]byte{0xFF, 0xD8}, append(segment, exif...)...), b.Bytes()[2:]...)
	return append(file, []byte("GPS after the end")...)
}

func TestPhotographLosesItsPositionAndStandsUpright(t *testing.T) {
	t.Parallel()
	b := workertest.Bench(t)
	for held, corner := range map[int]image.Point{1: {8, 8}, 2: {71, 8}, 3: {71, 31}, 4: {8, 31}, 5: {8, 8}, 6: {31, 8}, 7: {31, 71}, 8: {8, 71}} {
		file := fromCamera(t, held)
		p, err := b.Picture(context.Background(), file)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(p.Image, []byte("GPS")) || bytes.Contains(p.Image, []byte("Exif")) || bytes.Contains(p.Image, []byte("Hartley")) {
			t.Errorf("held %d: what the camera said is still there", held)
		}
		img, err := jpeg.Decode(bytes.NewReader(p.Image))
		if err != nil {
			t.Fatal(err)
		}
		if size := img.Bounds().Size(); size != (image.Point{p.Width, p.Height}) || (size.X == 40) != (held >= 5) {
			t.Errorf("held %d: %v, said to be %d by %d", held, size, p.Width, p.Height)
		}
		if r, g, _, _ := img.At(corner.X, corner.Y).RGBA(); r < 0x8000 || g > 0x8000 {
			t.Errorf("held %d: the red corner is not at %v", held, corner)
		}
	}
}

func TestPictureKeepsItsPointsAndNothingElse(t *testing.T) {
	t.Parallel()
	b := workertest.Bench(t)
	var file bytes.Buffer
	if err := png.Encode(&file, photograph()); err != nil {
		t.Fatal(err)
	}
	const header = 33 // signature and first chunk
	noted := append(bytes.Clone(file.Bytes()[:header]), chunk("tEXt", "Comment\x00secret words")...)
	noted = append(noted, file.Bytes()[header:]...)
	p, err := b.Picture(context.Background(), append(noted, []byte("secret words")...))
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(p.Image, []byte("secret")) || p.Type != workbench.PNG {
		t.Errorf("a %s that says %q", p.Type, p.Image)
	}
	img, err := png.Decode(bytes.NewReader(p.Image))
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []image.Point{{0, 0}, {15, 15}, {16, 16}, {79, 39}} {
		if fmt.Sprint(img.At(at.X, at.Y)) != fmt.Sprint(photograph().At(at.X, at.Y)) {
			t.Errorf("the point %v is %v", at, img.At(at.X, at.Y))
		}
	}
}

func chunk(kind, data string) []byte {
	c := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	c = append(append(c, kind...), data...)
	return binary.BigEndian.AppendUint32(c, crc32.ChecksumIEEE([]byte(kind+data)))
}

func TestMovingPictureIsShownStill(t *testing.T) {
	t.Parallel()
	var file bytes.Buffer
	frames := &gif.GIF{}
	for _, c := range []color.Color{color.White, color.Black} {
		frames.Image = append(frames.Image, image.NewPaletted(image.Rect(0, 0, 8, 8), color.Palette{c}))
		frames.Delay = append(frames.Delay, 1)
	}
	if err := gif.EncodeAll(&file, frames); err != nil {
		t.Fatal(err)
	}
	p, err := workertest.Bench(t).Picture(context.Background(), file.Bytes())
	if err != nil || p.Type != workbench.PNG {
		t.Errorf("Picture = %v, %v", p.Type, err)
	}
}

func TestPictureThatCannotBeShownSaysWhy(t *testing.T) {
	t.Parallel()
	b := workertest.Bench(t)
	huge := append([]byte("\x89PNG\r\n\x1a\n"), chunk("IHDR", "\x00\x01\x86\xa0\x00\x01\x86\xa0\x08\x02\x00\x00\x00")...)
	for _, c := range []struct {
		file []byte
		kind fault.Kind
		says string
	}{
		{huge, fault.TooLarge, "This picture is larger than 40 megapixels. Ask for a smaller copy."},
		{fromCamera(t, 1)[:300], fault.Invalid, "We could not read this file. It is kept as it came, but nobody can see it here. Ask for another copy."},
		{[]byte("RIFF\x00\x00\x00\x00WEBPVP8 "), fault.Invalid, "We cannot show pictures of this kind (HEIC or WebP) yet. It is kept as it came: ask for a JPEG or PNG copy."},
		{[]byte("<svg onload='alert(1)'>"), fault.Invalid, "This file is not a picture that we can show. Use JPEG, PNG or GIF."},
	} {
		_, err := b.Picture(context.Background(), c.file)
		if fault.KindOf(err) != c.kind || fault.Sentence(err) != c.says {
			t.Errorf("Picture(%.12q) = %v, want %q", c.file, err, c.says)
		}
	}
}
