package comparison

import (
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff/lcs"

	"candour/internal/redaction"
	"candour/internal/redline"
)

// Covered stands for words that are hidden from whoever looks, however many they are.
const Covered = "▇▇▇"

// Paragraph is the words of a paragraph, in order.
type Paragraph struct {
	Number int // in its paper, from 1
	Page   int // on which it stands, from 1
	Words  []string
}

// Paragraphs are those of a paper, with the words covered that some spans of each page name.
func Paragraphs(t redaction.Text, hidden func(page int) []redaction.Span) (all []Paragraph) {
	for i, page := range t.Pages {
		spans := hidden(i + 1)
		for _, line := range page.Lines() {
			if line.Opens {
				all = append(all, Paragraph{Number: len(all) + 1, Page: i + 1})
			}
			last := &all[len(all)-1]
			last.Words = append(last.Words, cover(line, spans)...)
		}
	}
	for i := range all {
		all[i].Words = slices.CompactFunc(all[i].Words, func(a, b string) bool { return a == Covered && b == Covered })
	}
	return all
}

func cover(line redaction.Line, spans []redaction.Span) []string {
	words := slices.Clone(line.Words)
	for i := range words {
		if slices.ContainsFunc(spans, func(s redaction.Span) bool { return s.From <= line.First+i && line.First+i <= s.To }) {
			words[i] = Covered
		}
	}
	return words
}

// Passage is a paragraph of the one paper beside that of the other, or several where nobody can say which belongs to which.
type Passage struct {
	Before, After []redline.Run
	Older, Newer  Range // which paragraphs of each paper a changed passage is
}

// Changed reports whether anything was added or removed.
func (p Passage) Changed() bool {
	return slices.ContainsFunc(slices.Concat(p.Before, p.After), func(r redline.Run) bool { return r.Change != redline.Same })
}

// Covers reports whether words in it are hidden from whoever looks.
func (p Passage) Covers() bool {
	return slices.ContainsFunc(slices.Concat(p.Before, p.After), func(r redline.Run) bool { return strings.Contains(r.Words, Covered) })
}

// Compare puts the paragraphs of two papers side by side.
func Compare(before, after []Paragraph) (all []Passage) {
	at := 0
	for _, d := range lcs.DiffLines(texts(before), texts(after)) {
		all = append(all, unchanged(before[at:d.Start])...)
		all = append(all, changed(before[d.Start:d.End], after[d.ReplStart:d.ReplEnd])...)
		at = d.End
	}
	return append(all, unchanged(before[at:])...)
}

func texts(paragraphs []Paragraph) []string {
	all := make([]string, len(paragraphs))
	for i, p := range paragraphs {
		all[i] = strings.Join(p.Words, " ")
	}
	return all
}

func unchanged(paragraphs []Paragraph) (all []Passage) {
	for _, text := range texts(paragraphs) {
		all = append(all, Passage{Before: redline.Of(redline.Same, text), After: redline.Of(redline.Same, text)})
	}
	return all
}

// changed are paragraphs that took the place of others. As many of each stand beside each other one by one; otherwise nobody can say which belongs to
// which, and they stand together, with a mark where one ends.
func changed(before, after []Paragraph) (all []Passage) {
	if len(before) == 0 || len(after) == 0 {
		for i, text := range texts(before) {
			all = append(all, Passage{Before: redline.Of(redline.Removed, text), Older: rangeOf(before[i : i+1])})
		}
		for i, text := range texts(after) {
			all = append(all, Passage{After: redline.Of(redline.Added, text), Newer: rangeOf(after[i : i+1])})
		}
		return all
	}
	if len(before) != len(after) {
		return []Passage{beside(before, after)}
	}
	for i := range before {
		all = append(all, beside(before[i:i+1], after[i:i+1]))
	}
	return all
}

// beside are paragraphs as one passage.
func beside(before, after []Paragraph) Passage {
	p := Passage{Older: rangeOf(before), Newer: rangeOf(after)}
	p.Before, p.After = redline.Beside(together(before), together(after))
	return p
}

// together are the words of several paragraphs, with a mark where one ends.
func together(paragraphs []Paragraph) (all []string) {
	for i, p := range paragraphs {
		if i > 0 {
			all = append(all, "¶")
		}
		all = append(all, p.Words...)
	}
	return all
}
