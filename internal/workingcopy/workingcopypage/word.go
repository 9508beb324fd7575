package workingcopypage

import (
	"bytes"
	"fmt"

	"candour/internal/web"
)

// media is what a Word file is (ECMA-376).
const media = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

// word hands out a working copy when nothing stands in it that may not leave: its words are looked through, then the file that was made. Its name is that of
// the type: no person, place or number.
func (p Pages) word(c *web.Case) (web.Page, error) {
	v, err := p.view(c)
	if err != nil {
		return nil, err
	}
	made := v.made()
	if err := v.TextsMayLeave(made.Texts()...); err != nil {
		return nil, err
	}
	file, err := made.Word()
	if err != nil {
		return nil, err
	}
	said, err := p.Bench.Word(c.Context(), file)
	if err != nil {
		return nil, fmt.Errorf("read a working copy back: %w", err)
	}
	if err := v.TextsMayLeave(said.Text, said.Besides); err != nil {
		return nil, err
	}
	return web.Download{Name: v.Type.ID + "_working_copy.docx", Media: media, Size: int64(len(file)), From: bytes.NewReader(file)}, nil
}
