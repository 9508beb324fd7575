package comparison

import (
	"fmt"
	"strings"
)

// Range is paragraphs of a paper that follow each other, by their numbers from 1, both included. None is the zero Range.
type Range struct{ First, Last int }

func rangeOf(paragraphs []Paragraph) Range {
	return Range{paragraphs[0].Number, paragraphs[len(paragraphs)-1].Number}
}

// String is the range as an address names it: 3-5.
func (r Range) String() string { return fmt.Sprintf("%d-%d", r.First, r.Last) }

// ParseRange reads what String wrote.
func ParseRange(text string) (r Range, err error) {
	if _, err := fmt.Sscanf(text, "%d-%d", &r.First, &r.Last); err != nil || r.String() != text {
		return Range{}, fmt.Errorf("paragraphs %q: not two numbers", text)
	}
	return r, nil
}

// In are the paragraphs of a paper that the range names; none when it has no such.
func (r Range) In(paper []Paragraph) []Paragraph {
	if r.First < 1 || r.Last < r.First || r.Last > len(paper) {
		return nil
	}
	return paper[r.First-1 : r.Last]
}

// Say are the words of paragraphs, with an empty line between them.
func Say(paragraphs []Paragraph) string { return strings.Join(texts(paragraphs), "\n\n") }
