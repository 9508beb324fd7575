package workbench

import (
	"bytes"
	"context"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"

	"candour/internal/fault"
)

// Picture is what people see of a picture from outside: the same points, encoded anew. What the original said besides them (where
// and when it was taken, by which device, a smaller picture of what was cut away) is not in it.
type Picture struct {
	Image  []byte
	Type   Type // PNG or JPEG
	Width  int
	Height int
}

// pictureNote is what a child says of a picture it made.
type pictureNote struct {
	Type   Type `json:"type"`
	Width  int  `json:"width"`
	Height int  `json:"height"`
}

// Picture makes a picture from outside fit to be seen: JPEG, PNG, or the first frame of a GIF, turned as its camera meant.
func (b *Bench) Picture(ctx context.Context, file []byte) (Picture, error) {
	switch Sniff(file) {
	case PNG, JPEG, GIF:
	case WebP, HEIC:
		return Picture{}, fault.BadInput("We cannot show pictures of this kind (HEIC or WebP) yet. It is kept as it came: ask for a JPEG or PNG copy.", nil)
	default:
		return Picture{}, fault.BadInput("This file is not a picture that we can show. Use JPEG, PNG or GIF.", nil)
	}
	answer, err := b.read(ctx, kindPicture, file)
	if err != nil {
		return Picture{}, err
	}
	var note pictureNote
	if err := answer.read(&note); err != nil {
		return Picture{}, unreadableFile(err)
	}
	p := Picture{Image: answer.body, Type: note.Type, Width: note.Width, Height: note.Height}
	if err := p.check(b.Limits.orDefault()); err != nil {
		return Picture{}, unreadableFile(err)
	}
	return p, nil
}

// check distrusts the child: its answer must be of one of the two kinds that are shown, and no larger than was allowed.
func (p Picture) check(limits Limits) error {
	if (p.Type != PNG && p.Type != JPEG) || Sniff(p.Image) != p.Type {
		return errFrame
	}
	if p.Width <= 0 || p.Height <= 0 || p.Width > limits.Pixels/p.Height {
		return errFrame
	}
	return nil
}

func cleanPicture(file []byte, limits Limits) (pictureNote, []byte, error) {
	var none pictureNote
	size, format, err := image.DecodeConfig(bytes.NewReader(file))
	if err != nil || size.Width <= 0 || size.Height <= 0 {
		return none, nil, unreadable
	}
	if size.Width > limits.Pixels/size.Height {
		return none, nil, tooManyPixels
	}
	img, err := decode(file, format)
	if err != nil {
		return none, nil, unreadable
	}
	if format == "jpeg" {
		img = upright(img, orientation(file))
	}
	made, kind, err := encode(img, format)
	if err != nil {
		return none, nil, err
	}
	return pictureNote{kind, img.Bounds().Dx(), img.Bounds().Dy()}, made, nil
}

func decode(file []byte, format string) (image.Image, error) {
	r := bytes.NewReader(file)
	switch format {
	case "jpeg":
		return jpeg.Decode(r)
	case "png":
		return png.Decode(r)
	case "gif":
		return gif.Decode(r)
	}
	return nil, unreadable
}

// encode keeps photographs JPEG, and makes everything else PNG so that no letter in it is blurred.
func encode(img image.Image, format string) ([]byte, Type, error) {
	const photograph = 90
	var out bytes.Buffer
	if format == "jpeg" {
		err := jpeg.Encode(&out, img, &jpeg.Options{Quality: photograph})
		return out.Bytes(), JPEG, err
	}
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	err := encoder.Encode(&out, img)
	return out.Bytes(), PNG, err
}
