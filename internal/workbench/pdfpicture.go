package workbench

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"io"
	"strconv"
	"strings"

	"github.com/ledongthuc/pdf"
)

// draw takes a picture, or follows a form.
func (w *walker) draw(x, outer pdf.Value, depth int) {
	switch x.Key("Subtype").Name() {
	case "Image":
		w.takePicture(x)
	case "Form":
		w.form(x, outer, depth)
	default:
		w.missing = true
	}
}

func (w *walker) form(x, outer pdf.Value, depth int) {
	if depth >= deepest {
		w.missing = true
		return
	}
	before, saved := w.state, w.saved
	if m := x.Key("Matrix"); m.Len() == 6 {
		w.state.page = matrixOf([]pdf.Value{m.Index(0), m.Index(1), m.Index(2), m.Index(3), m.Index(4), m.Index(5)}).after(w.state.page)
	}
	resources := x.Key("Resources")
	if resources.IsNull() {
		resources = outer
	}
	w.content(x, resources, depth+1)
	w.state, w.saved = before, saved
}

// takePicture carries a picture over where we can decode it, and says that it is missing where not. Bullets and lines are no pictures.
func (w *walker) takePicture(x pdf.Value) {
	const tiny, most = 16, 40
	width, height := int(x.Key("Width").Int64()), int(x.Key("Height").Int64())
	if width < tiny || height < tiny || x.Key("ImageMask").Bool() {
		return
	}
	if len(w.pictures) >= most || width > w.file.limits.Pixels/height {
		w.missing = true
		return
	}
	note, made, err := w.file.decodePicture(x, width, height)
	if w.file.picture += int64(len(made)); err != nil || w.file.picture > w.file.limits.File {
		w.missing = true
		return
	}
	w.pictures = append(w.pictures, pagesPicture{note, made})
}

func (f *pdfFile) decodePicture(x pdf.Value, width, height int) (note pictureNote, made []byte, err error) {
	defer func() {
		if recover() != nil {
			err = unreadable
		}
	}()
	switch filterOf(x) {
	case "DCTDecode":
		raw, err := f.raw(x)
		if err != nil {
			return note, nil, err
		}
		return cleanPicture(raw, f.limits)
	case "FlateDecode", "":
		return plainPicture(x, width, height)
	}
	return note, nil, unreadable
}

// filterOf is the one filter of a stream, "" for none, "?" for several.
func filterOf(x pdf.Value) string {
	switch filter := x.Key("Filter"); {
	case filter.Kind() == pdf.Name:
		return filter.Name()
	case filter.Len() == 1:
		return filter.Index(0).Name()
	case filter.Len() > 1:
		return "?"
	}
	return ""
}

// raw gives a stream as it lies in the file. The library gives only decoded streams, but ends its description of one with its place.
func (f *pdfFile) raw(x pdf.Value) ([]byte, error) {
	description := x.String()
	at, err := strconv.Atoi(description[strings.LastIndexByte(description, '@')+1:])
	length := x.Key("Length").Int64()
	if err != nil || f.locked || at < 0 || length <= 0 || int64(at) > int64(len(f.bytes))-length {
		return nil, unreadable
	}
	return f.bytes[at : int64(at)+length], nil
}

// plainPicture reads rows of grey or red-green-blue points.
func plainPicture(x pdf.Value, width, height int) (pictureNote, []byte, error) {
	bits, parts := int(x.Key("BitsPerComponent").Int64()), components(x.Key("ColorSpace"))
	if (bits != 8 && bits != 1) || parts == 0 || bits == 1 && parts != 1 {
		return pictureNote{}, nil, unreadable
	}
	row := (width*parts*bits + 7) / 8
	points := make([]byte, row*height)
	if _, err := io.ReadFull(x.Reader(), points); err != nil {
		return pictureNote{}, nil, unreadable
	}
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := encoder.Encode(&out, raster{points, row, width, height, parts, bits}); err != nil {
		return pictureNote{}, nil, unreadable
	}
	return pictureNote{PNG, width, height}, out.Bytes(), nil
}

// components is how many numbers a point has; 0 for colour spaces that we do not read.
func components(space pdf.Value) int {
	name := space.Name()
	if space.Kind() == pdf.Array {
		name = space.Index(0).Name()
	}
	switch name {
	case "DeviceGray", "CalGray":
		return 1
	case "DeviceRGB", "CalRGB":
		return 3
	case "ICCBased":
		if n := space.Index(1).Key("N").Int64(); n == 1 || n == 3 {
			return int(n)
		}
	}
	return 0
}

// raster is a picture over the points as a PDF holds them.
type raster struct {
	points                          []byte
	row, width, height, parts, bits int
}

func (r raster) ColorModel() color.Model {
	if r.parts == 1 {
		return color.GrayModel
	}
	return color.RGBAModel
}

func (r raster) Bounds() image.Rectangle { return image.Rect(0, 0, r.width, r.height) }

func (r raster) At(x, y int) color.Color {
	row := r.points[y*r.row:]
	switch {
	case r.bits == 1:
		return color.Gray{Y: 255 * (row[x/8] >> (7 - x%8) & 1)}
	case r.parts == 1:
		return color.Gray{Y: row[x]}
	}
	return color.RGBA{R: row[3*x], G: row[3*x+1], B: row[3*x+2], A: 255}
}
