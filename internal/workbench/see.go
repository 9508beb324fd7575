package workbench

import (
	"context"

	"candour/internal/fault"
)

// View is what people see of a file from outside: one of a text, which is what a Word file says too, a picture, or the pages of a
// PDF, by its Type.
type View struct {
	Type    Type
	Text    string
	Picture Picture
	Reading Reading
}

// See makes any file from outside fit to be seen, by what its bytes say it is. A file of a kind that we cannot show is a fault whose
// sentence says so; it is kept all the same.
func (b *Bench) See(ctx context.Context, file []byte) (v View, err error) {
	v.Type = Sniff(file)
	switch v.Type {
	case PDF:
		v.Reading, err = b.PDF(ctx, file)
	case JPEG, PNG, GIF, WebP, HEIC:
		v.Picture, err = b.Picture(ctx, file)
	case Plain:
		v.Text, err = b.Plain(ctx, file)
	case Word:
		var said Words
		said, err = b.Word(ctx, file)
		v.Text = said.Shown()
	default:
		err = fault.BadInput("We cannot show files of this kind. It is kept as it came: ask for a PDF, a Word file (.docx), a JPEG or PNG picture, or plain text.", nil)
	}
	if err != nil {
		return View{}, err
	}
	return v, nil
}
