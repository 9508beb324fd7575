package report

import (
	"fmt"
	"slices"
	"strings"

	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/typeset"
)

// Document is the report as others will read it: its statements in numbered paragraphs, what each rests on, and the table of those sources
// as they may be described. Comments, kept checks and everything that may not reach others are not in it. One that is not signed says so
// at the head of every page.
func (r *Reading) Document() typeset.Document {
	if r.Signed != nil {
		return r.withSignature(r.Signed.Name, r.Signed.On)
	}
	d := r.document(r.Day)
	d.Banner = "Draft: not signed"
	return d
}

// LargePrint is the document in large letters. Of a signed report its words are those that were signed, to the last, or there is none.
func (r *Reading) LargePrint() (typeset.Document, error) {
	d := r.Document()
	if r.Signed != nil {
		sum, err := digest(d)
		if err != nil {
			return typeset.Document{}, err
		}
		if sum != r.Signed.Text {
			return typeset.Document{}, fault.Refuse("The record has changed since this was signed, and the same words cannot be set anew. Enlarge the PDF that was signed.", nil)
		}
	}
	d.Large = true
	return d, nil
}

// document is the report as it reads on a day. A section in which nothing is written is left out; the author was told so.
func (r *Reading) document(on calendar.Date) typeset.Document {
	w := writing{Reading: r, numbers: map[cited]int{}}
	d := typeset.Document{
		Title:       r.Type.Title,
		Language:    r.Pack.About.Languages[0],
		Date:        on.String(),
		Notice:      notices[r.Type.Parties],
		Particulars: r.particulars(on),
		Front:       append(r.pageOne(on), r.repliesInFront()...),
		Contents:    true,
		Reference:   typeset.Printable(r.Case.Number()),
	}
	for _, part := range r.Parts {
		if !part.bare() {
			d.Sections = append(d.Sections, w.section(part))
		}
	}
	d.Sections = append(d.Sections, r.annex()...)
	d.Sources = w.sources
	return d
}

// withSignature is the document with the signature of its author.
func (r *Reading) withSignature(name string, on calendar.Date) typeset.Document {
	d := r.document(on)
	d.Author = name
	d.Signature = &typeset.Signature{Name: name, Role: r.role(), When: on.Plain()}
	return d
}

// writing is a document being made. Sources are numbered as they first come.
type writing struct {
	*Reading
	numbers map[cited]int
	sources []typeset.Source
}

// cited is what has one row in the table of sources. Several things that one source said on one occasion share theirs, as long as no more
// may be said of any of them than of the others: nobody could tell the rows apart.
type cited struct {
	ledger.Ref
	description string
}

func (w *writing) citedAs(x Rest, description string) cited {
	if i, ok := w.Evidence.Item(x.Ref); ok && i.Source != nil {
		return cited{i.Source.Ref(), description}
	}
	return cited{x.Ref, description}
}

func (w *writing) section(part Part) typeset.Section {
	s := typeset.Section{Number: fmt.Sprint(part.Number), Heading: part.Title}
	if part.ID == AskedSection {
		s.Blocks = append(s.Blocks, w.asked())
	}
	var child ledger.Ref
	var paragraph *typeset.Paragraph
	for _, p := range part.Statements {
		if part.PerChild && p.Kind != Heading && p.Child != child {
			child, paragraph = p.Child, nil
			s.Blocks = append(s.Blocks, typeset.Block{Heading: w.childHeading(child)})
		}
		switch {
		case p.Kind == Heading:
			paragraph = nil
			s.Blocks = append(s.Blocks, typeset.Block{Heading: p.Text})
		case paragraph == nil || p.Opens:
			paragraph = &typeset.Paragraph{Number: p.Number}
			paragraph.Statements = []typeset.Statement{w.statement(p, p.Number)}
			s.Blocks = append(s.Blocks, typeset.Block{Paragraph: paragraph})
		default:
			w.goOn(paragraph, p)
		}
	}
	return s
}

// statement is a statement of a paragraph with what it rests on: sources by their numbers, and other paragraphs.
func (w *writing) statement(p *Placed, paragraph string) typeset.Statement {
	s := typeset.Statement{Text: p.Text, Sources: w.cite(p.RestsOn)}
	for _, x := range p.RestsOn {
		on, known := w.Statement(x.Ref)
		if !known {
			continue
		}
		if n := paragraphOf(on.Number); n != paragraph && !slices.Contains(s.Paragraphs, n) {
			s.Paragraphs = append(s.Paragraphs, n)
		}
	}
	return s
}

// paragraphOf is the number of the paragraph in which a statement stands: 4.2 of 4.2(b).
func paragraphOf(number string) string {
	paragraph, _, _ := strings.Cut(number, "(")
	return paragraph
}

// goOn adds a later statement to a paragraph. What the first rests on is then cited once, for all of it.
func (w *writing) goOn(paragraph *typeset.Paragraph, p *Placed) {
	if len(paragraph.Statements) == 1 {
		first := &paragraph.Statements[0]
		paragraph.Sources, first.Sources = first.Sources, nil
	}
	paragraph.Statements = append(paragraph.Statements, w.statement(p, paragraph.Number))
}

func (w *writing) childHeading(child ledger.Ref) string {
	if name := w.ChildName(child); name != "" {
		return typeset.Printable(name)
	}
	return "All the children"
}

// AskedSection is the id of the section in which the questions stand as they were asked.
const AskedSection = "asked"

// asked is the table of the questions and where each is answered.
func (w *writing) asked() typeset.Block {
	t := &typeset.Table{Caption: "The questions, and where each is answered", Columns: []string{"Question", "Answered in"}, Widths: []int{4, 1}, Cites: true}
	for _, q := range w.Questions {
		t.Rows = append(t.Rows, []string{"(" + q.Letter + ") " + typeset.Printable(q.Text), w.answeredIn(q)})
	}
	if len(t.Rows) == 0 {
		t.Rows = [][]string{{"Nothing in particular was asked", "The whole report"}}
	}
	return typeset.Block{Table: t}
}

func (w *writing) answeredIn(q Question) string {
	var in []string
	for _, s := range w.Answering(q) {
		number := paragraphOf(s.Number)
		if len(in) == 0 || in[len(in)-1] != number {
			in = append(in, number)
		}
	}
	if len(in) == 0 {
		return "Not answered"
	}
	return strings.Join(in, ", ")
}

// cite gives the numbers of the sources that a statement rests on, taking each into the table when it first comes.
func (w *writing) cite(rests []Rest) []int {
	var all []int
	for _, x := range rests {
		description, ok := w.describe(x)
		if !ok {
			continue
		}
		row := w.citedAs(x, description)
		n, known := w.numbers[row]
		if !known {
			n = len(w.sources) + 1
			w.numbers[row] = n
			w.sources = append(w.sources, typeset.Source{Number: n, Description: typeset.Printable(description)})
		}
		if !slices.Contains(all, n) {
			all = append(all, n)
		}
	}
	return all
}
