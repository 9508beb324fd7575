package reportpage

import (
	"bytes"
	"fmt"
	"io"

	"candour/internal/typeset"
	"candour/internal/web"
)

// pdf is the PDF that was signed; of a draft its pages as they are now, which say on each that nobody has signed. Its name is that of the
// type: no person, place or number.
func (p Pages) pdf(c *web.Case) (web.Page, error) {
	v, err := p.view(c)
	if err != nil {
		return nil, err
	}
	switch {
	case c.Query("print") == largePrint:
		return v.largePDF()
	case v.Signed == nil:
		return v.draftPDF()
	}
	file := v.Signed.PDF
	from, err := p.Signer.Files.Get(c.Context(), file)
	if err != nil {
		return nil, fmt.Errorf("open a signed report: %w", err)
	}
	pdf, err := io.ReadAll(from)
	if err != nil {
		return nil, fmt.Errorf("read a signed report: %w", err)
	}
	return v.leaves(v.Type.ID+".pdf", pdf)
}

// largePrint is asked for by ?print=large.
const largePrint = "large"

func (v *view) largePDF() (web.Page, error) {
	d, err := v.LargePrint()
	if err != nil {
		return nil, err
	}
	return v.printed(v.Type.ID+"_large_print.pdf", d)
}

func (v *view) draftPDF() (web.Page, error) {
	return v.printed(v.Type.ID+"_draft.pdf", v.Document())
}

// printed hands over a document as a PDF that is made now, when nothing stands in it that may not leave.
func (v *view) printed(name string, d typeset.Document) (web.Page, error) {
	if err := v.MayLeave(d); err != nil {
		return nil, err
	}
	pdf, err := v.Signer.Press.Render(v.Context(), string(v.Stream), d)
	if err != nil {
		return nil, fmt.Errorf("render a document: %w", err)
	}
	return v.leaves(name, pdf)
}

// leaves hands a PDF over when nothing hidden stands in it: a file on somebody’s machine is handed on, and nobody looks through it again.
func (v *view) leaves(name string, pdf []byte) (web.Page, error) {
	if err := v.PDFMayLeave(v.Context(), v.Signer.Press, pdf); err != nil {
		return nil, err
	}
	return web.Download{Name: name, Media: "application/pdf", Size: int64(len(pdf)), From: bytes.NewReader(pdf)}, nil
}
