package bundle

import (
	"context"
	"fmt"
	"strings"

	"candour/internal/typeset"
	"candour/internal/workbench/binder"
)

// document is the beginning of every sheet.
func (v *volume) document(title string) typeset.Document {
	d := typeset.Document{Title: typeset.Printable(title), Language: "en-GB", Date: v.day.String(), Reference: typeset.Printable(v.number)}
	if v.number != "" {
		d.Particulars = append(d.Particulars, typeset.Particular{Label: "Case number", Value: typeset.Printable(v.number)})
	}
	return d
}

func say(text string) typeset.Block {
	return typeset.Block{Paragraph: &typeset.Paragraph{Statements: []typeset.Statement{{Text: text}}}}
}

// handedOver says of a paper that is not printed where it is.
const handedOver = "This document could not be printed here. The paper is handed over separately."

// sheet is the front sheet of an exhibit, or what stands for a document that could not be printed.
func (v *volume) sheet(l *leaf) typeset.Document {
	d := v.document(l.Title)
	if l.Mark != "" {
		d = v.document("EXHIBIT " + l.Mark)
		d.Particulars = append(d.Particulars,
			typeset.Particular{Label: "What it is", Value: typeset.Printable(l.Title)},
			typeset.Particular{Label: "Exhibit to", Value: typeset.Printable(strings.TrimPrefix(v.title, exhibitsTo))})
	}
	says := fmt.Sprintf("The pages that follow are the document. Pages: %d.", l.Pages)
	if l.Out == Paper {
		says = handedOver
	}
	d.Sections = []typeset.Section{{Blocks: []typeset.Block{say(says)}}}
	return d
}

// text is a document that is set anew.
func (v *volume) text(l *leaf, says string) typeset.Document {
	d := v.document(l.Title)
	d.Sections = []typeset.Section{{}}
	for paragraph := range strings.SplitSeq(says, "\n\n") {
		if text := strings.TrimSpace(typeset.Printable(paragraph)); text != "" {
			d.Sections[0].Blocks = append(d.Sections[0].Blocks, say(text))
		}
	}
	if len(d.Sections[0].Blocks) == 0 {
		d.Sections[0].Blocks = []typeset.Block{say("It says nothing.")}
	}
	return d
}

// index lists every document with its pages; each row leads to its document.
func (v *volume) index(leads map[*leaf]int) typeset.Document {
	d := v.document("Index")
	d.Notice = typeset.Printable(v.title)
	heading := "Documents"
	if v.exhibit {
		heading = "Exhibits"
	}
	for _, l := range v.leaves {
		if l.group != "" {
			heading = l.group
		}
		if n := len(d.Sections); n == 0 || d.Sections[n-1].Heading != typeset.Printable(heading) {
			d.Sections = append(d.Sections, typeset.Section{Heading: typeset.Printable(heading), Blocks: []typeset.Block{{Table: &typeset.Table{
				Caption: "Documents and pages", Columns: []string{"Document", "Pages"}, Widths: []int{4, 1},
			}}}})
		}
		t := d.Sections[len(d.Sections)-1].Blocks[0].Table
		t.Rows = append(t.Rows, []string{typeset.Printable(l.called()), l.pages()})
		lead := ""
		if n, in := leads[l]; in {
			lead = binder.Link(n)
		}
		t.Leads = append(t.Leads, lead)
	}
	return d
}

func (l *leaf) called() string {
	if l.Mark != "" {
		return "Exhibit " + l.Mark + ": " + l.Title
	}
	return l.Title
}

// pages are "C10 to C14", or that there are none.
func (l *leaf) pages() string {
	if l.Pages == 0 {
		return "Not in this bundle"
	}
	return l.Part.Range()
}

// Range is where a document stands: "C10 to C14"; "" when it has no page.
func (p Part) Range() string {
	switch {
	case p.Pages == 0:
		return ""
	case p.Pages == 1:
		return fmt.Sprint(p.Section, p.First)
	default:
		return fmt.Sprint(p.Section, p.First, " to ", p.Section, p.First+p.Pages-1)
	}
}

// bind makes the index, and one PDF of all.
func (d Desk) bind(ctx context.Context, v *volume) (pdf []byte, pages int, err error) {
	parts, files, leads := []binder.Part{{}}, [][]byte{nil}, map[*leaf]int{}
	add := func(p binder.Part, file []byte) {
		parts, files, pages = append(parts, p), append(files, file), pages+p.Pages
	}
	for _, l := range v.leaves {
		if l.Pages > 0 {
			leads[l] = len(parts) + 1
		}
		if l.sheet != nil {
			add(binder.Part{Title: l.called(), Group: l.group, Label: l.Section, First: l.First, Pages: l.Sheets}, l.sheet)
		}
		if l.pdf != nil {
			p := binder.Part{Title: l.called(), Group: l.group, Label: l.Section, First: l.First + l.Sheets, Pages: l.Pages - l.Sheets}
			if l.sheet != nil {
				p.Title = "" // the bookmark leads to its sheet
			}
			add(p, l.pdf)
		}
	}
	index, count, err := d.render(ctx, v, v.index(leads))
	if err != nil {
		return nil, 0, err
	}
	parts[0], files[0] = binder.Part{Title: "Index", Pages: count, Index: true}, index
	pdf, err = d.Bench.Bind(ctx, v.title, parts, files)
	return pdf, pages + count, err
}

// textsOf are all words of a sheet or an index.
func textsOf(d typeset.Document) []string {
	all := []string{d.Title, d.Notice}
	for _, p := range d.Particulars {
		all = append(all, p.Value)
	}
	for _, s := range d.Sections {
		all = append(all, s.Heading)
		for _, b := range s.Blocks {
			if b.Paragraph != nil {
				all = append(all, b.Paragraph.Statements[0].Text)
			}
			if b.Table != nil {
				for _, row := range b.Table.Rows {
					all = append(all, row...)
				}
			}
		}
	}
	return all
}
