package disclosure

import (
	"context"
	"errors"
	"strings"
)

// Verdict is what is known of a file. The zero Verdict is NotChecked.
type Verdict int

// The verdicts there are.
const (
	NotChecked Verdict = iota // no machine could read all of it: nobody knows
	Holding                   // it holds hidden values
	Clean                     // all of it was read, and it holds none
)

func (v Verdict) String() string {
	return [...]string{"not checked", "holds hidden values", "clean"}[v]
}

// Reader takes the words out of a PDF. A workbench.Bench is one.
type Reader interface {
	Text(ctx context.Context, pdf []byte) (string, error)
}

var (
	errNoReader = errors.New("nobody is there to read the PDF")
	errNoWords  = errors.New("the PDF has no words that a machine could read")
)

// PDF checks a PDF that this service made: its words as a reader finds them, and whatever else is written in the file. One that cannot be read
// is NotChecked, and the error says why. Of a PDF from outside nothing but NotChecked can be said: nobody knows what its pictures show.
func (g *Gate) PDF(ctx context.Context, by Reader, pdf []byte) (Verdict, []int, error) {
	if by == nil {
		return NotChecked, nil, errNoReader
	}
	text, err := by.Text(ctx, pdf)
	if err != nil {
		return NotChecked, nil, err
	}
	if strings.TrimSpace(text) == "" {
		return NotChecked, nil, errNoWords
	}
	besides, err := Besides(pdf)
	if err != nil {
		return NotChecked, nil, err
	}
	if found := g.Holds(text + "\n" + besides); len(found) > 0 {
		return Holding, found, nil
	}
	return Clean, nil, nil
}
