package reportpage

import (
	"bytes"
	"fmt"

	"candour/internal/web"
)

// pdf is the PDF that was signed; of a draft its pages as they are now, which say on each that nobody has signed. Its name is that of the
// type: no person, place or number.
func (p Pages) pdf(c *web.Case) (web.Page, error) {
	v, err := p.view(c)
	if err != nil {
		return nil, err
	}
	if v.Signed == nil {
		return v.draftPDF()
	}
	file := v.Signed.PDF
	from, err := p.Signer.Files.Get(c.Context(), file)
	if err != nil {
		return nil, fmt.Errorf("open a signed report: %w", err)
	}
	return web.Download{Name: v.Type.ID + ".pdf", Media: file.Media, Size: file.Size, From: from}, nil
}

func (v *view) draftPDF() (web.Page, error) {
	pdf, err := v.Signer.Press.Render(v.Context(), string(v.Stream), v.Document())
	if err != nil {
		return nil, fmt.Errorf("render a draft: %w", err)
	}
	return web.Download{Name: v.Type.ID + "_draft.pdf", Media: "application/pdf", Size: int64(len(pdf)), From: bytes.NewReader(pdf)}, nil
}
