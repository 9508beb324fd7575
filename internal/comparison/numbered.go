package comparison

import (
	"slices"
	"strings"

	"candour/internal/redaction"
)

// numbersItself is how many numbered paragraphs a paper has at least that numbers its paragraphs.
const numbersItself = 3

// Together are the paragraphs of a paper as its writer numbered them. A statement for a court is set with its lines far apart, so that each line is
// read as though it were a paragraph: what goes on from a numbered one belongs to it, and a heading before the next number stands by itself. A paper that
// numbers nothing has its paragraphs as they were read.
func Together(all []Paragraph) (groups [][]Paragraph) {
	if len(slices.DeleteFunc(slices.Clone(all), func(p Paragraph) bool { return !p.numbered() })) < numbersItself {
		return slices.Collect(slices.Chunk(all, 1))
	}
	begun := false
	for i, p := range all {
		begun = begun || p.numbered()
		if len(groups) == 0 || !begun || p.numbered() || heading(all, i) {
			groups = append(groups, nil)
		}
		last := len(groups) - 1
		groups[last] = append(groups[last], p)
	}
	return groups
}

func (p Paragraph) text() string { return strings.Join(p.Words, " ") }

func (p Paragraph) numbered() bool {
	number, _ := redaction.Numbered(p.text())
	return number != ""
}

// ended reports whether the words of a paragraph end a sentence.
func (p Paragraph) ended() bool {
	return strings.ContainsAny(p.text()[max(0, len(p.text())-4):], ".?!")
}

// heading reports whether the i-th paragraph stands between the end of a sentence and the next number, and ends none itself.
func heading(all []Paragraph, i int) bool {
	return all[i-1].ended() && !all[i].ended() && (i+1 == len(all) || all[i+1].numbered())
}
