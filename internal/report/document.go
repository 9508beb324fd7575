package report

import (
	"fmt"
	"strings"

	"candour/internal/calendar"
	"candour/internal/casework"
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
	d := r.document()
	d.Banner = "Draft: not signed"
	return d
}

func (r *Reading) document() typeset.Document {
	w := writing{Reading: r, numbers: map[ledger.Ref]int{}}
	d := typeset.Document{
		Title:       r.Type.Title,
		Language:    r.Pack.About.Languages[0],
		Date:        r.Day.String(),
		Particulars: r.particulars(),
		Reference:   typeset.Printable(r.Case.Number()),
	}
	for _, part := range r.Parts {
		if len(part.Statements) > 0 || !part.Optional {
			d.Sections = append(d.Sections, w.section(part))
		}
	}
	d.Sources = w.sources
	d.Contents = len(d.Sections) > fewSections
	return d
}

// fewSections need no list of contents.
const fewSections = 3

// withSignature is the document with the signature of its author.
func (r *Reading) withSignature(name string, on calendar.Date) typeset.Document {
	d := r.document()
	d.Author, d.Date = name, on.String()
	d.Signature = &typeset.Signature{Name: name, Role: r.Pack.About.Service, When: on.Plain()}
	return d
}

// particulars are what the report is about, under its title.
func (r *Reading) particulars() []typeset.Particular {
	var all []typeset.Particular
	add := func(label, value string) {
		if value != "" {
			all = append(all, typeset.Particular{Label: label, Value: typeset.Printable(value)})
		}
	}
	add("Court", r.Case.Fact(casework.Court).Value())
	add("Case number", r.Case.Number())
	var children []string
	for _, p := range r.Case.Children() {
		children = append(children, r.childWithAge(p))
	}
	add("Children", strings.Join(children, "\n"))
	for _, part := range []struct{ id, label string }{{"applicant", "Applicant"}, {"respondent", "Respondent"}} {
		add(part.label, strings.Join(r.inPart(part.id), "\n"))
	}
	for _, q := range r.Questions {
		if q.Order != nil {
			add("Asked for by", capital(orderName(q.Order)))
			break
		}
	}
	add("Written by", r.Name)
	return all
}

func (r *Reading) childWithAge(p *casework.Person) string {
	if age, known := p.Age(r.Day); known {
		return fmt.Sprintf("%s, %d", p.Name(), age)
	}
	return p.Name()
}

func (r *Reading) inPart(id string) []string {
	var names []string
	for _, p := range r.Case.Adults() {
		if p.Part() == id {
			names = append(names, p.Name())
		}
	}
	return names
}

// writing is a document being made. Sources are numbered as they first come.
type writing struct {
	*Reading
	numbers map[ledger.Ref]int
	sources []typeset.Source
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
			paragraph = &typeset.Paragraph{Number: p.Number, Statements: []typeset.Statement{{Text: p.Text, Sources: w.cite(p.RestsOn)}}}
			s.Blocks = append(s.Blocks, typeset.Block{Paragraph: paragraph})
		default:
			w.goOn(paragraph, p)
		}
	}
	if len(s.Blocks) == 0 {
		s.Blocks = []typeset.Block{{Paragraph: &typeset.Paragraph{Statements: []typeset.Statement{{Text: "Nothing is written under this heading."}}}}}
	}
	return s
}

// goOn adds a later statement to a paragraph. What the first rests on is then cited once, for all of it.
func (w *writing) goOn(paragraph *typeset.Paragraph, p *Placed) {
	if len(paragraph.Statements) == 1 {
		first := &paragraph.Statements[0]
		paragraph.Sources, first.Sources = first.Sources, nil
	}
	paragraph.Statements = append(paragraph.Statements, typeset.Statement{Text: p.Text, Sources: w.cite(p.RestsOn)})
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
	t := &typeset.Table{Caption: "The questions, and where each is answered", Columns: []string{"Question", "Answered in"}}
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
		number, _, _ := strings.Cut(s.Number, "(")
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
	var cited []int
	for _, x := range rests {
		description, ok := w.describe(x)
		if !ok {
			continue
		}
		n, known := w.numbers[x.Ref]
		if !known {
			n = len(w.sources) + 1
			w.numbers[x.Ref] = n
			w.sources = append(w.sources, typeset.Source{Number: n, Description: typeset.Printable(description)})
		}
		cited = append(cited, n)
	}
	return cited
}
