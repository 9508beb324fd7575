package bench

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"candour/internal/pack"
	"candour/internal/report"
	"candour/internal/typeset"
)

// mostChecked is within how many milliseconds the words of a long report must be checked, so that it can be done while somebody writes.
const mostChecked = 50

var checking = Measurement{
	Name: "wording",
	Means: fmt.Sprintf("The words of a report of %d pages checked by the rules on wording of the pack, every statement anew. The middle one of %d.",
		reportPages, argued),
	Do: checkFigures,
}

func checkFigures(ctx context.Context, r *Room) (_ []Figure, err error) {
	s, err := r.Open(ctx, r.folder("wording"))
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, s.Record.Close()) }()
	texts, found := textsOf(longReport(kerseys)), 0
	took, err := middle(func() error { found = asked(s.Pack, texts); return nil })
	return []Figure{
		{Of: "words", Value: float64(len(strings.Fields(strings.Join(texts, " "))))},
		{Of: "passages that give reason to ask", Value: float64(found)},
		{Of: "checked within", Value: milliseconds(took), Unit: "ms", Target: atMost(mostChecked)},
	}, err
}

// asked is how many passages of some opinions give the rules reason to ask.
func asked(rules *pack.Pack, texts []string) (found int) {
	for _, text := range texts {
		for _, a := range report.AskAbout(rules, report.Opinion, text, true) {
			found += len(a.At)
		}
	}
	return found
}

// asksFor is a sentence about which the rules have much to ask.
const asksFor = " It appears that concerns were raised about the handover, and that the children had often been late."

// textsOf are the texts of all statements of a document, each with something to ask about.
func textsOf(d typeset.Document) (texts []string) {
	for _, section := range d.Sections {
		for _, block := range section.Blocks {
			for _, statement := range block.Paragraph.Statements {
				texts = append(texts, statement.Text+asksFor)
			}
		}
	}
	return texts
}
