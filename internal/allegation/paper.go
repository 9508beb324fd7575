package allegation

import (
	"fmt"
	"strconv"
	"strings"

	"candour/internal/calendar"
	"candour/internal/evidence"
	"candour/internal/pack"
	"candour/internal/typeset"
	"candour/internal/words"
)

// For says for whom a table is printed, and how things are called in it.
type For struct {
	Case    string // number of the case at court; may be empty
	To      string // the recipient, in the middle of a sentence
	On      calendar.Date
	Name    func(evidence.Who) string
	Parties []evidence.Who
	Pack    *pack.Pack
	Words   words.Printer
}

// Paper is the table as data for the typesetter: one table for each sort. Nothing has looked yet for what is hidden from its recipient.
func Paper(rows []Row, f For) typeset.Document {
	d := typeset.Document{
		Title: "Threshold and schedule", Language: "en-GB", Date: f.On.String(),
		Notice: typeset.Printable(fmt.Sprintf("Made for %s on %s, and for nobody else.", f.To, f.On.Plain())),
	}
	if f.Case != "" {
		d.Particulars = append(d.Particulars, typeset.Particular{Label: "Case number", Value: typeset.Printable(f.Case)})
	}
	for _, sort := range Sorts {
		if table := f.table(sort, rows); len(table.Rows) > 0 {
			d.Sections = append(d.Sections, typeset.Section{Heading: sort.Words(), Blocks: []typeset.Block{{Table: table}}})
		}
	}
	return d
}

func (f For) table(sort Sort, rows []Row) *typeset.Table {
	t := &typeset.Table{Caption: sort.Words() + ": matters, responses, evidence and findings", Columns: []string{"No.", "Matter"}, Widths: []int{1, 6}}
	for _, p := range f.Parties {
		t.Columns, t.Widths = append(t.Columns, typeset.Printable(f.Name(p))), append(t.Widths, 3)
	}
	t.Columns, t.Widths = append(t.Columns, "Evidence", "Court"), append(t.Widths, 3, 3)
	for _, r := range rows {
		if r.Sort == sort {
			t.Rows = append(t.Rows, f.row(r))
		}
	}
	return t
}

func (f For) row(r Row) []string {
	cells := []string{strconv.Itoa(r.Number), f.matter(r)}
	for _, reply := range r.Replies {
		cells = append(cells, f.reply(reply))
	}
	cells = append(cells, f.evidence(r), f.court(r))
	for i, text := range cells {
		cells[i] = typeset.Printable(text)
	}
	return cells
}

func (f For) matter(r Row) string {
	if r.Item == nil {
		return "Its words are " + contained + "."
	}
	if !f.mayStand(r.Item) {
		return "Not printed, because of the conditions it was given under."
	}
	lines := []string{r.Item.Words}
	if s := r.Document.Source; s != nil {
		lines = append(lines, s.Paper.Name+", paragraph "+r.Printed+"; alleged by "+f.Name(s.Who))
	}
	for _, ref := range r.Against {
		lines = append(lines, "Against "+f.Name(evidence.Who{Person: ref}))
	}
	return strings.Join(filled(lines, r.When, gone(r.Document)), "\n")
}

func (f For) reply(r Reply) string {
	if r.Answer == nil {
		return "None on record"
	}
	if s := r.Document.Source; s != nil && !f.mayQuote(s.Handling) {
		return "Not printed, because of the conditions it was given under."
	}
	lines := []string{r.Answer.Response.Words()}
	if r.Answer.Words != "" {
		lines = append(lines, "“"+r.Answer.Words+"”")
	}
	if s := r.Document.Source; s != nil {
		lines = append(lines, s.Paper.Name+", "+s.On().Plain())
	}
	return strings.Join(filled(lines, gone(r.Document)), "\n")
}

// evidence are the items that may stand in what others read, by number, with what they say.
func (f For) evidence(r Row) string {
	var lines []string
	for _, i := range r.Evidence {
		if f.mayStand(i) {
			lines = append(lines, strconv.Itoa(i.Number)+": "+i.Says)
		}
	}
	if lines == nil {
		return "None"
	}
	return strings.Join(lines, "\n")
}

// mayStand reports whether the conditions of an item let it stand in a document that parties read.
func (f For) mayStand(i *evidence.Item) bool {
	return i.Source != nil && f.mayQuote(i.Source.Handling)
}

// mayQuote is mayStand for what came from a source under some conditions.
func (f For) mayQuote(handling []string) bool {
	return !f.Pack.Forbidden(handling, pack.InDocuments) && !f.Pack.Forbidden(handling, pack.TellingFamily)
}

func (f For) court(r Row) string {
	var lines []string
	for _, st := range r.Court {
		lines = append(lines, st.Text(f.Words, f.Pack, f.Name))
	}
	if lines == nil {
		return "Not decided"
	}
	return strings.Join(lines, "\n")
}

func gone(d Document) string {
	if d.Gone == "" {
		return ""
	}
	return "The document " + d.Gone
}

func filled(lines []string, more ...string) []string {
	for _, text := range more {
		if text != "" {
			lines = append(lines, text)
		}
	}
	return lines
}
