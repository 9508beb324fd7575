package typeset

import (
	"compress/gzip"
	"context"
	"embed"
	"errors"
	"fmt"
	"io"

	"candour/internal/fault"
	"candour/internal/typeset/pdfa"
	"candour/internal/typeset/typst"
)

//go:embed fonts/*.gz
var fontFiles embed.FS

//go:embed document.typ
var template []byte

// Press makes PDFs, each from a clean start: nothing of one document is left for the next. It is not for several goroutines at once; it
// holds about 170 MB, and 500 to 700 MB while it sets a long report. Close it.
type Press struct{ compiler *typst.Compiler }

// NewPress starts a press. Its machine code is kept in cacheDir, which must be the service's own folder, since what lies there is run;
// making it the first time takes 20 to 60 seconds, later a second.
func NewPress(ctx context.Context, cacheDir string) (*Press, error) {
	fonts, err := unpackFonts()
	if err != nil {
		return nil, err
	}
	c, err := typst.New(ctx, cacheDir, fonts...)
	if err != nil {
		return nil, fmt.Errorf("start the press: %w", err)
	}
	return &Press{c}, nil
}

// Close ends the press and gives its memory back.
func (p *Press) Close(ctx context.Context) error { return p.compiler.Close(ctx) }

// Render makes the document a PDF that says of itself PDF/A-3a and PDF/UA-1: tagged, with bookmarks, embedded fonts, links between
// statements and the table of sources, and its Links attached. The same document always makes the same bytes. A document that
// fails its Check is refused with that fault; any other error has the sentence that the document could not be made.
func (p *Press) Render(ctx context.Context, d Document) ([]byte, error) {
	if err := d.Check(); err != nil {
		return nil, err
	}
	made, err := p.render(ctx, d)
	if err != nil {
		return nil, fault.Down("We could not make this document. Nothing was lost: try again.", err)
	}
	return made, nil
}

func (p *Press) render(ctx context.Context, d Document) ([]byte, error) {
	files, err := layOut(d)
	if err != nil {
		return nil, err
	}
	files["/document.typ"] = template
	made, err := p.compiler.Compile(ctx, "/document.typ", files)
	if err != nil {
		return nil, withoutWords(err)
	}
	return pdfa.Identify(made)
}

// withoutWords keeps what the compiler quotes of a document out of the log.
func withoutWords(err error) error {
	var quoted typst.Diagnostics
	if errors.As(err, &quoted) {
		return fmt.Errorf("typst refused the template with this data: %d reasons %w", len(quoted), err)
	}
	return err
}

func unpackFonts() ([][]byte, error) {
	var fonts [][]byte
	for _, style := range []string{"Regular", "Bold", "Italic", "BoldItalic"} {
		font, err := unpackFont(style)
		if err != nil {
			return nil, fmt.Errorf("unpack font %s: %w", style, err)
		}
		fonts = append(fonts, font)
	}
	return fonts, nil
}

func unpackFont(style string) ([]byte, error) {
	packed, err := fontFiles.Open("fonts/LiberationSans-" + style + ".ttf.gz")
	if err != nil {
		return nil, err
	}
	z, err := gzip.NewReader(packed)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}
