package redaction

import (
	"fmt"
	"slices"
	"strings"

	"candour/internal/calendar"
	"candour/internal/leaving"
	"candour/internal/typeset"
	"candour/internal/words"
)

// paper is the copy as data for the typesetter: what is left of each page that was read, under the numbers that the pages have in the document.
func (d Desk) paper(c *Copy, t Text, on calendar.Date) typeset.Document {
	removed := c.Removals()
	to := c.Wanted.To.Words()
	doc := typeset.Document{
		Title: "Copy of words", Language: "en-GB", Date: on.String(), Apart: true,
		Banner: typeset.Printable("Copy of words, made for " + to),
		Notice: typeset.Printable(noticeOf(c, on)),
		Particulars: []typeset.Particular{
			{Label: "What this is", Value: typeset.Printable("The words of one document, page by page: " + words.LowerFirst(c.Wanted.What) + ". It is not the document itself. Pictures, stamps, handwriting and layout are not in it.")},
			{Label: "Pages", Value: pagesIn(t)},
			{Label: "Removed", Value: words.UpperFirst(blocksOf(t, removed)) + "."},
			{Label: "Given by", Value: typeset.Printable(c.Gateway(d.Pack).Name)},
		},
	}
	for _, n := range t.Readable() {
		doc.Sections = append(doc.Sections, typeset.Section{
			Heading: fmt.Sprintf("Page %d of %d of the document", n, len(t.Pages)), Blocks: blocks(t, n, removed),
		})
	}
	return doc
}

// noticeOf says for whom the copy is. The court gives what it has to the parties.
func noticeOf(c *Copy, on calendar.Date) string {
	made := fmt.Sprintf("Made for %s on %s", c.Wanted.To.Words(), on.Plain())
	if c.Wanted.To.Sort == leaving.TheCourt {
		return made + ". Others have it from the court alone, or in a bundle of this case."
	}
	return made + ", and for nobody else."
}

func blocks(t Text, page int, removed []Removal) []typeset.Block {
	var all []typeset.Block
	add := func(text string) {
		all = append(all, typeset.Block{Paragraph: &typeset.Paragraph{Statements: []typeset.Statement{{Text: text}}}})
	}
	for paragraph := range strings.SplitSeq(t.Left(page, removed), "\n\n") {
		if text := strings.TrimSpace(typeset.Printable(paragraph)); text != "" {
			add(text)
		}
	}
	if p, _ := t.Page(page); p.Unseen {
		add("[Not in this copy: pictures or drawings, which nobody has checked.]")
	}
	return all
}

// pagesIn says which pages are in the copy, and why others are not.
func pagesIn(t Text) string {
	in := t.Readable()
	said := fmt.Sprintf("%d of %d.", len(in), len(t.Pages))
	var out []string
	for n := range t.Pages {
		if !slices.Contains(in, n+1) {
			out = append(out, itoa(n+1))
		}
	}
	switch len(out) {
	case 0:
		return said
	case 1:
		return said + " Page " + out[0] + " could not be read by a machine: it is not checked, and not in this copy."
	default:
		return said + " Pages " + strings.Join(out, ", ") + " could not be read by a machine: they are not checked, and not in this copy."
	}
}
