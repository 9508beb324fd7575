package workbench

import (
	"context"
	"encoding/json"
	"errors"

	"candour/internal/workbench/wordfile"
)

// WorkingCopy reads a Word file from outside paragraph by paragraph, with the marks by which what we wrote into it is known again.
func (b *Bench) WorkingCopy(ctx context.Context, file []byte) (w wordfile.File, err error) {
	answer, err := b.read(ctx, kindCopy, file)
	if err != nil {
		return wordfile.File{}, err
	}
	if err := json.Unmarshal(answer.body, &w); err != nil {
		return wordfile.File{}, unreadableFile(errFrame)
	}
	for i := range w.Paragraphs {
		w.Paragraphs[i].Text = tidy(w.Paragraphs[i].Text)
	}
	for i := range w.Besides {
		w.Besides[i].Text = tidy(w.Besides[i].Text)
	}
	return w, nil
}

func readCopy(file []byte, limits Limits) ([]byte, error) {
	w, err := wordfile.Read(file, wordfile.Bounds{Bytes: mostUnpacked * limits.File, Letters: limits.Letters})
	switch {
	case errors.Is(err, wordfile.ErrTooLong):
		return nil, tooLong
	case err != nil:
		return nil, unreadable
	}
	return json.Marshal(w)
}
