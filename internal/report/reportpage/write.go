package reportpage

import (
	"slices"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/govuk/assets"
	"candour/internal/ledger"
	"candour/internal/practice"
	"candour/internal/redline"
	"candour/internal/report"
	"candour/internal/web"
)

// writePage is a section of a report, all of it open to be written.
type writePage struct {
	formOnReport
	part   report.Part
	saying sayingForm           // what a statement may rest on
	seen   *report.Draft        // the report as the form was written on it
	now    *report.Draft        // and as it is
	rows   []report.RejoinedRow // what was written, on the report as it is
}

func (p writePage) Title() string         { return p.v.Type.Name + ": write a section" }
func (p writePage) Body() templ.Component { return writeBody(p) }

// Scripts are the editor, unless the plain form is asked for.
func (p writePage) Scripts() []string {
	if p.Query("plain") != "" {
		return nil
	}
	return []string{assets.Path("write.js")}
}

func (p Pages) showWrite(c *web.Case) (web.Page, error) {
	page, err := p.writePage(c)
	if err != nil {
		return nil, err
	}
	return page.shown(page.typed())
}

func (p Pages) writePage(c *web.Case) (writePage, error) {
	form, err := p.writing(c)
	if err != nil {
		return writePage{}, err
	}
	page := writePage{formOnReport: form}
	section := c.Request.PathValue("section")
	i := slices.IndexFunc(form.v.Parts, func(part report.Part) bool { return part.ID == section })
	if i < 0 {
		return page, fault.Absent(nil)
	}
	page.part = form.v.Parts[i]
	if page.saying, err = form.v.sayingForm(page.part, nil); err != nil {
		return page, err
	}
	h, err := form.v.history()
	if err != nil {
		return page, err
	}
	page.seen = report.DraftOf(h.UpTo(form.v.seen(form.Form)))
	return page, nil
}

// history is the report’s own stream as it is now.
func (v *view) history() (*ledger.History, error) {
	return v.Ledger().Read(v.Context(), v.Draft.Stream)
}

// shown is the page with what was written, on the report as it is by now.
func (p writePage) shown(typed report.SectionForm) (web.Page, error) {
	h, err := p.v.history()
	if err != nil {
		return nil, err
	}
	p.now = report.DraftOf(h)
	p.rows = p.now.Rejoin(p.seen, typed)
	return p, nil
}

// write saves the section, and goes on in it or back to the report.
func (p Pages) write(c *web.Case) (web.Page, error) {
	page, err := p.writePage(c)
	if err != nil {
		return nil, err
	}
	f, v, typed := page.Form, page.v, page.typed()
	for _, row := range typed.Rows {
		if !row.Out {
			f.MustGo(v.hiddenIn(row.Text))
		}
	}
	if len(f.Errors) > 0 {
		return page.shown(typed)
	}
	err = v.editHistory(f, func(h *ledger.History) (ledger.Change, error) {
		d := report.DraftOf(h)
		return d.Citing(c.By(), page.relied(typed)).With(report.WriteSection(v.Desk.Pack, d, report.DraftOf(h.UpTo(page.seen.Version)), c.By(), f.ID, typed))
	})
	if f.Refused(err) {
		return page.shown(typed)
	}
	if f.Text("do") == "go-on" {
		return c.SeeOther(v.url("write", page.part.ID)), err
	}
	return c.SeeOther(v.url() + "#" + partID(page.part)), err
}

// relied are the guidance and the tools that the section rests on.
func (p writePage) relied(form report.SectionForm) practice.Cites {
	var all practice.Cites
	for _, row := range form.Rows {
		all = append(all, p.saying.relied(row.Saying)...)
	}
	return all
}

// typed is the section as it was typed, or as it stands when nothing was.
func (p writePage) typed() report.SectionForm {
	form := p.seen.SectionOf(p.part.ID)
	if !p.Form.Has("row") {
		return form
	}
	form.Rows = nil
	for _, key := range slices.Compact(p.Form.All("row")) {
		if row, written := p.row(key); written {
			form.Rows = append(form.Rows, row)
		}
	}
	return form
}

// row is one statement as it was typed; false for a new one in which nothing was.
func (p writePage) row(key string) (report.SectionRow, bool) {
	f, row := p.Form, report.SectionRow{Key: key, Out: p.Form.Ticked("out-" + key)}
	was, known := p.statement(p.seen, key)
	if known {
		row.Saying = was.Saying
	}
	if text := f.Text("text-" + key); text != "" || row.Text != casework.HeldBackWords {
		row.Text = text
	}
	row.Kind, row.By, _ = strings.Cut(f.Text("kind-"+key), ":")
	row.RestsOn = p.rests(key, row.RestsOn)
	row.Continues = f.Ticked("continues-" + key)
	if p.asks() {
		row.Answers = chosenOf(row.Answers, f.All("answers-"+key))
	}
	if p.ofChild() {
		row.Child = ledger.Ref{}
		if id := f.Entry("child-" + key); id != "" {
			row.Child = ledger.Ref{Stream: p.Stream, Entry: id}
		}
	}
	return row, known || row.Text != "" || len(row.RestsOn) > 0
}

// statement is the statement that a row is about; false for a new one.
func (p writePage) statement(d *report.Draft, key string) (*report.Statement, bool) {
	return d.Statement(ledger.Ref{Stream: d.Stream, Entry: ledger.EntryID(key)})
}

// rests are what is chosen for a row to rest on: what it rested on before comes first.
func (p writePage) rests(key string, was []report.Rest) []report.Rest {
	chosen := p.Form.All("on-" + key)
	all := slices.DeleteFunc(slices.Clone(was), func(x report.Rest) bool { return !slices.Contains(chosen, value(x)) })
	for _, c := range chosen {
		x, ok := p.v.rest(p.saying, c)
		if !ok {
			p.Form.Errors.Add("on-"+key, notListed)
		} else if !slices.ContainsFunc(all, func(y report.Rest) bool { return y.Ref == x.Ref }) {
			all = append(all, x)
		}
	}
	return all
}

// chosenOf is what was chosen: what was chosen before stays first, so that nothing seems changed that is not.
func chosenOf(was, chosen []string) []string {
	all := slices.DeleteFunc(slices.Clone(was), func(x string) bool { return !slices.Contains(chosen, x) })
	for _, c := range chosen {
		if !slices.Contains(all, c) {
			all = append(all, c)
		}
	}
	return all
}

// asks reports whether there are questions that a statement may answer.
func (p writePage) asks() bool { return len(p.v.Questions) > 0 }

// ofChild reports whether a statement of the section may be about one child.
func (p writePage) ofChild() bool { return p.part.PerChild || p.part.ChildsVoice }

// placed is the statement of a row as it stands in the report; nil for a new one.
func (p writePage) placed(r report.RejoinedRow) *report.Placed {
	s, ok := p.v.Statement(ledger.Ref{Stream: p.v.Draft.Stream, Entry: ledger.EntryID(r.Key)})
	if !ok {
		return nil
	}
	return s
}

// called is what a row is called beside others: "1.1", "the heading", "a new statement".
func (p writePage) called(r report.RejoinedRow) string {
	switch s := p.placed(r); {
	case s == nil:
		return "new statement"
	case s.Number == "":
		return "heading"
	default:
		return s.Number
	}
}

// number is what stands before a row.
func (p writePage) number(r report.RejoinedRow) string {
	if s := p.placed(r); s != nil {
		return s.Number
	}
	return "New"
}

// withNew are the rows and an empty one, for a new statement.
func (p writePage) withNew() []report.RejoinedRow {
	n := 1
	for slices.ContainsFunc(p.rows, func(r report.RejoinedRow) bool { return r.Key == newKey(n) }) {
		n++
	}
	return append(slices.Clone(p.rows), report.RejoinedRow{SectionRow: report.SectionRow{Key: newKey(n)}})
}

func newKey(n int) string { return "new-" + itoa(n) }

// field is a field of a row, with what stands in it.
func (p writePage) field(name string, r report.RejoinedRow, label, value string) govuk.Field {
	f := p.Form.Field(report.Problem(name, r.Key), label, "")
	f.Value = value
	return f
}

// written is what stands in a row’s box. What was held back is written anew.
func written(r report.RejoinedRow) string {
	if r.Text == casework.HeldBackWords {
		return ""
	}
	return r.Text
}

// theirs and mine are both versions of a row, with the words marked in which they differ.
func theirs(r report.RejoinedRow) []redline.Run {
	before, _ := redline.Beside(strings.Fields(r.Theirs.Text), strings.Fields(r.Text))
	return before
}

func mine(r report.RejoinedRow) []redline.Run {
	_, after := redline.Beside(strings.Fields(r.Theirs.Text), strings.Fields(r.Text))
	return after
}

// kindValue is a kind as one list offers it, with which record says so.
func kindValue(s report.Saying) string {
	if s.By == "" {
		return s.Kind
	}
	return s.Kind + ":" + s.By
}

// kinds are the kinds of statement in one list. What is established stands there once for each record that may say so.
func (p writePage) kinds() []govuk.Option {
	all := []govuk.Option{{Value: "", Label: "Choose"}}
	for _, k := range p.v.Reading.Pack.Statements {
		for _, by := range k.By {
			all = append(all, govuk.Option{Value: k.ID + ":" + by.ID, Label: k.Label + ": " + by.Name})
		}
		if len(k.By) == 0 {
			all = append(all, govuk.Option{Value: k.ID, Label: k.Label})
		}
	}
	return append(all, govuk.Option{Value: report.Heading, Label: ownKinds[report.Heading]}, govuk.Option{Value: report.Linking, Label: ownKinds[report.Linking]})
}

// offered are all things that a statement of this report may rest on.
func (p writePage) offered() []report.Choice {
	return slices.Concat(p.saying.ofEvidence, p.saying.others, p.saying.guidance)
}

// citable are what the editor may cite: what is offered, and what the section rests on already though it is offered no more.
func (p writePage) citable() []report.Choice {
	all := p.offered()
	for _, r := range p.rows {
		for _, x := range r.RestsOn {
			if !slices.ContainsFunc(all, func(c report.Choice) bool { return c.Ref == x.Ref }) {
				all = append(all, p.v.Choice(x))
			}
		}
	}
	return all
}

// chosen are what a row rests on, and what it rested on before, to be ticked or not.
func (p writePage) chosen(r report.RejoinedRow) []govuk.Option {
	all := slices.Clone(r.RestsOn)
	if s, known := p.statement(p.now, r.Key); known {
		for _, x := range s.RestsOn {
			if !slices.ContainsFunc(all, func(y report.Rest) bool { return y.Ref == x.Ref }) {
				all = append(all, x)
			}
		}
	}
	var choices []report.Choice
	for _, x := range all {
		choices = append(choices, p.choice(x))
	}
	return options(choices)
}

func (p writePage) choice(x report.Rest) report.Choice {
	offered := p.offered()
	if i := slices.IndexFunc(offered, func(c report.Choice) bool { return c.Ref == x.Ref }); i >= 0 {
		return offered[i]
	}
	return p.v.Choice(x)
}

// more are what a row may rest on besides, in one list.
func (p writePage) more(r report.RejoinedRow) []govuk.Option {
	all := []govuk.Option{{Value: "", Label: "Choose"}}
	chosen := p.chosen(r)
	for _, c := range p.offered() {
		taken := slices.ContainsFunc(chosen, func(o govuk.Option) bool { return o.Value == value(c.Rest) })
		if taken || string(c.Ref.Entry) == r.Key {
			continue
		}
		label := c.Label
		if !c.Standing.Holds() {
			label += " (" + strings.ToLower(c.Standing.String()) + ")"
		}
		all = append(all, govuk.Option{Value: value(c.Rest), Label: label})
	}
	return all
}

func restValues(r report.RejoinedRow) []string {
	return values(r.RestsOn, func(report.Rest) bool { return true })
}

// beside is what stands in the margin of a row: its statement as it was saved.
func (p writePage) beside(s *report.Placed) govuk.SayData {
	d := p.v.said(s)
	for i, on := range d.RestsOn {
		if strings.HasPrefix(on.Link.Href, "#") { // another statement, which stands on the report’s own page
			d.RestsOn[i].Link.Href = p.v.url() + on.Link.Href
		}
	}
	d.Note = p.v.notes(s, p.v.reason(s))
	d.Acts = []govuk.Link{{Text: "All about it", Hidden: "statement " + s.Number, Href: p.v.url("statement", string(s.Ref.Entry)) + "#" + s.Anchor(), Act: true}}
	return d
}

// answering says which questions a statement answers: "Answers (a) and (c)"; "" for none.
func (p writePage) answering(s *report.Placed) string {
	var letters []string
	for _, q := range p.v.Questions {
		if slices.Contains(s.Answers, q.ID) {
			letters = append(letters, "("+q.Letter+")")
		}
	}
	if len(letters) == 0 {
		return ""
	}
	return "Answers " + strings.Join(letters, ", ")
}

// writeData is the form of the section. It stands on the report as the page shows it.
func (p writePage) writeData() govuk.FormData {
	data := p.Form.Data()
	data.Class = "app-write"
	data.Hidden = append(data.Hidden, govuk.Hidden{Name: seenField, Value: itoa(int(p.now.Version))})
	return data
}
