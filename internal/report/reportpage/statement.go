package reportpage

import (
	"slices"
	"strings"

	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/footing"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/practice"
	"candour/internal/report"
	"candour/internal/web"
)

// sayingForm is what a form about a statement offers.
type sayingForm struct {
	part       report.Part
	statement  *report.Placed  // nil when one is added
	ofEvidence []report.Choice // what it may rest on
	others     []report.Choice
	guidance   []report.Choice // guidance and tools in force
	pieces     practice.Cites  // what these are called
}

// showStatement opens a statement on the page of its report.
func (p Pages) showStatement(c *web.Case) (web.Page, error) {
	page, err := p.statementPage(c)
	if err != nil {
		return nil, err
	}
	page.fill(page.saying.statement.Saying)
	return page, nil
}

// statementPage is the page of a report with a statement open to be changed. One that was taken out is not there.
func (p Pages) statementPage(c *web.Case) (reportPage, error) {
	page, err := p.writingPage(c)
	if err != nil {
		return page, err
	}
	id, err := c.Entry("statement")
	if err != nil {
		return page, err
	}
	s, ok := page.v.Statement(ledger.Ref{Stream: page.v.Draft.Stream, Entry: id})
	if !ok {
		return page, fault.Absent(nil)
	}
	i := slices.IndexFunc(page.v.Parts, func(part report.Part) bool { return part.ID == s.Section })
	page.open = s.Ref
	page.saying, err = page.v.sayingForm(page.v.Parts[i], s)
	return page, err
}

// writingPage is the page of a report that is still being written.
func (p Pages) writingPage(c *web.Case) (reportPage, error) {
	form, err := p.writing(c)
	if err != nil {
		return reportPage{}, err
	}
	return reportPage{formOnReport: form, checks: form.v.Checks()}, nil
}

// writing is the form of a page on which a report is written. In a signed one nothing is.
func (p Pages) writing(c *web.Case) (formOnReport, error) {
	v, err := p.view(c)
	if err != nil {
		return formOnReport{}, err
	}
	if v.Signed != nil {
		return formOnReport{}, fault.Refuse("This report is signed, so nothing in it changes. Start an addendum.", nil)
	}
	return v.form()
}

func (v *view) sayingForm(part report.Part, s *report.Placed) (sayingForm, error) {
	f := sayingForm{part: part, statement: s}
	known, err := practice.List(v.Context(), v.DB())
	if err != nil {
		return f, err
	}
	f.guidance, f.pieces = v.GuidanceChoices(known), v.Draft.Cites
	for _, l := range known {
		f.pieces = append(f.pieces[:len(f.pieces):len(f.pieces)], l.Cited())
	}
	except := ledger.Ref{}
	if s != nil {
		except = s.Ref
	}
	f.ofEvidence, f.others = v.Choices(except)
	if s == nil {
		return f, nil
	}
	for _, x := range s.RestsOn {
		if !f.offers(x) { // what may no longer be chosen must still be there to be let go
			f.ofEvidence = append(f.ofEvidence, v.Choice(x))
		}
	}
	return f, nil
}

func (f sayingForm) offers(x report.Rest) bool {
	return slices.ContainsFunc(slices.Concat(f.ofEvidence, f.others, f.guidance), func(c report.Choice) bool { return c.Ref == x.Ref })
}

// fill shows a statement as it is now, unless something else was typed.
func (p reportPage) fill(s report.Saying) {
	if s.Text != casework.HeldBackWords { // it is written anew
		p.Form.Set("text", s.Text)
	}
	p.Form.Set("kind", s.Kind)
	p.Form.Set("by", s.By)
	p.Form.Set("child", string(s.Child.Entry))
	p.Form.Set("answers", s.Answers...)
	p.Form.Set("on", values(s.RestsOn, func(report.Rest) bool { return true })...)
	p.Form.Set("gone", values(s.RestsOn, func(x report.Rest) bool { return x.Gone })...)
	for name, ticked := range map[string]bool{"continues": s.Continues, "instead": s.Instead} {
		if ticked {
			p.Form.Set(name, "yes")
		}
	}
}

// value is what stands for a thing in a form.
func value(x report.Rest) string { return string(x.Sort) + ":" + string(x.Ref.Entry) }

func values(rests []report.Rest, keep func(report.Rest) bool) []string {
	var all []string
	for _, x := range rests {
		if keep(x) {
			all = append(all, value(x))
		}
	}
	return all
}

// typed is the statement as it was typed.
func (p reportPage) typed() report.Saying {
	f := p.Form
	s := report.Saying{
		Kind: f.Text("kind"), Text: f.Text("text"), By: f.Text("by"), Answers: f.All("answers"),
		Continues: f.Ticked("continues"), Instead: f.Ticked("instead"),
	}
	if id := f.Entry("child"); id != "" {
		s.Child = ledger.Ref{Stream: p.Stream, Entry: id}
	}
	gone := f.All("gone")
	for _, chosen := range f.All("on") {
		x, ok := p.v.rest(p.saying, chosen)
		if !ok {
			f.Errors.Add("on", notListed)
		} else {
			x.Gone = slices.Contains(gone, chosen)
			s.RestsOn = append(s.RestsOn, x)
		}
	}
	return s
}

// notListed is said of a thing to rest on that no form offers.
const notListed = "Choose from what is listed"

// rest is the thing that a value of a form stands for; false when it stands for none.
func (v *view) rest(f sayingForm, chosen string) (report.Rest, bool) {
	sort, id, _ := strings.Cut(chosen, ":")
	entry, err := ledger.ParseEntryID(id)
	piece, known := f.piece(entry)
	if err != nil || sort == string(report.OnGuidance) && !known {
		return report.Rest{}, false
	}
	x := report.Rest{Sort: report.RestSort(sort), Ref: ledger.Ref{Stream: v.Stream, Entry: entry}}
	switch x.Sort {
	case report.OnStatement:
		x.Ref.Stream = v.Draft.Stream
	case report.OnGuidance:
		x.Ref = piece
	}
	return x, true
}

// piece is the piece of guidance or the tool of an entry, if the form knows it.
func (f sayingForm) piece(entry ledger.EntryID) (ledger.Ref, bool) {
	i := slices.IndexFunc(f.pieces, func(c practice.CitedBody) bool { return c.Piece.Entry == entry })
	if i < 0 {
		return ledger.Ref{}, false
	}
	return f.pieces[i].Piece, true
}

// relied are the guidance and the tools that a statement rests on.
func (f sayingForm) relied(s report.Saying) practice.Cites {
	var all practice.Cites
	for _, x := range s.RestsOn {
		if c, ok := f.pieces.Find(x.Ref); ok {
			all = append(all, c)
		}
	}
	return all
}

// change saves a statement, or takes it out.
func (p Pages) change(c *web.Case) (web.Page, error) {
	page, err := p.statementPage(c)
	if err != nil {
		return nil, err
	}
	v, f := page.v, page.Form
	form := report.ChangeForm{ChangedBody: report.ChangedBody{Statement: page.open, Saying: page.typed()}}
	form.Section, form.Before = page.place()
	if f.Text("do") != "out" {
		f.MustGo(v.hiddenIn(form.Text))
	}
	if len(f.Errors) > 0 {
		return page, nil
	}
	err = v.edit(f, func(d *report.Draft) (ledger.Change, error) {
		if f.Text("do") == "out" {
			return report.TakeOut(d, c.By(), f.ID, page.open)
		}
		return d.Citing(c.By(), page.saying.relied(form.Saying)).With(report.Change(v.Desk.Pack, d, c.By(), f.ID, form))
	})
	if f.Refused(err) {
		return page, nil
	}
	return c.SeeOther(v.url() + "#" + partID(page.saying.part)), err
}

// hiddenIn names the hidden details that a text of the report holds, without repeating them. In a report nothing hidden can stand: the parties get it.
func (v *view) hiddenIn(text string) []string {
	var all []string
	for _, k := range v.Hidden(text) {
		all = append(all, k.Words(v.Words))
	}
	return all
}

// place is where a statement is to stand; no section when it stays where it is.
func (p reportPage) place() (section string, before ledger.EntryID) {
	switch place := p.Form.Text("place"); place {
	case "":
		return "", ""
	case "end":
		return p.saying.part.ID, ""
	default:
		return p.saying.part.ID, ledger.EntryID(place)
	}
}

// showAdd opens a new statement at the end of a section, perhaps with the words of an item of evidence.
func (p Pages) showAdd(c *web.Case) (web.Page, error) {
	page, err := p.addPage(c)
	if err != nil {
		return nil, err
	}
	if saying, ok := page.brought(); ok {
		page.fill(saying)
	}
	return page, nil
}

func (p Pages) addPage(c *web.Case) (reportPage, error) {
	page, err := p.writingPage(c)
	if err != nil {
		return page, err
	}
	section := c.Request.PathValue("section")
	i := slices.IndexFunc(page.v.Parts, func(part report.Part) bool { return part.ID == section })
	if i < 0 {
		return page, fault.Absent(nil)
	}
	page.adding = section
	page.saying, err = page.v.sayingForm(page.v.Parts[i], nil)
	return page, err
}

// brought are the words of the item that the address names.
func (p reportPage) brought() (report.Saying, bool) {
	id, err := ledger.ParseEntryID(p.Request.PathValue("item"))
	if err != nil {
		return report.Saying{}, false
	}
	return p.v.Bring(ledger.Ref{Stream: p.Stream, Entry: id})
}

// bring goes on to the form for a new statement with the words of the item chosen.
func (p Pages) bring(c *web.Case) (web.Page, error) {
	v, err := p.view(c)
	if err != nil {
		return nil, err
	}
	id, err := ledger.ParseEntryID(c.Query("item"))
	if err != nil {
		return c.SeeOther(v.url("add", c.Request.PathValue("section"))), nil
	}
	return c.SeeOther(v.url("add", c.Request.PathValue("section"), "from", string(id)) + "#new"), nil
}

func (p Pages) add(c *web.Case) (web.Page, error) {
	page, err := p.addPage(c)
	if err != nil {
		return nil, err
	}
	v, f := page.v, page.Form
	_, before := page.place()
	form := report.WrittenBody{Section: page.adding, Before: before, Saying: page.typed()}
	f.MustGo(v.hiddenIn(form.Text))
	if len(f.Errors) > 0 {
		return page, nil
	}
	err = v.edit(f, func(d *report.Draft) (ledger.Change, error) {
		return d.Citing(c.By(), page.saying.relied(form.Saying)).With(report.Write(v.Desk.Pack, d, c.By(), f.ID, form))
	})
	if f.Refused(err) {
		return page, nil
	}
	return c.SeeOther(v.url() + "#" + partID(page.saying.part)), err
}

// heading is what the form is called.
func (f sayingForm) heading() string {
	if f.statement == nil {
		return "A new statement under “" + f.part.Title + "”"
	}
	if f.statement.Number == "" {
		return "Change this heading"
	}
	return "Change " + f.statement.Number
}

// kinds are the kinds of statement to choose from. What is established also says which record says so.
func (p reportPage) kinds() []govuk.Option {
	var all []govuk.Option
	for _, k := range p.v.Reading.Pack.Statements {
		o := govuk.Option{Value: k.ID, Label: k.Name}
		if len(k.By) > 0 {
			by := []govuk.Option{{Value: "", Label: "Choose"}}
			for _, way := range k.By {
				by = append(by, govuk.Option{Value: way.ID, Label: way.Name})
			}
			o.More = govuk.Select(govuk.SelectData{Field: p.Form.Field("by", "Which record says so?", ""), Options: by})
		}
		all = append(all, o)
	}
	return append(all, govuk.Option{Value: report.Heading, Label: "A heading"}, govuk.Option{Value: report.Linking, Label: "A linking sentence, which says nothing of the family"})
}

// options are choices with what each says and how it stands.
func options(choices []report.Choice) []govuk.Option {
	var all []govuk.Option
	for _, c := range choices {
		all = append(all, govuk.Option{Value: value(c.Rest), Label: c.Label, Hint: c.Says, Tag: tag(c.Standing)})
	}
	return all
}

// gone are those choices that no longer stand, to be given as such.
func (p reportPage) gone() []govuk.Option {
	chosen := p.Form.All("gone")
	var all []govuk.Option
	for _, c := range p.saying.ofEvidence {
		if c.Standing == footing.NoLongerStands || slices.Contains(chosen, value(c.Rest)) {
			all = append(all, govuk.Option{Value: value(c.Rest), Label: c.Label, Hint: c.Says})
		}
	}
	return all
}

// questions are those the statement may answer.
func (p formOnReport) questions() []govuk.Option {
	var all []govuk.Option
	for _, q := range p.v.Questions {
		all = append(all, govuk.Option{Value: q.ID, Label: "(" + q.Letter + ") " + q.Text})
	}
	return all
}

// children are whom it may be about; the first is all of them.
func (v *view) children() []govuk.Option {
	all := []govuk.Option{{Value: "", Label: "All the children, or nobody in particular"}}
	for _, child := range v.Reading.Case.Children() {
		all = append(all, govuk.Option{Value: string(child.Ref.Entry), Label: child.FirstName()})
	}
	return all
}

// places are where in its section it may stand.
func (p reportPage) places() []govuk.Option {
	first := govuk.Option{Value: "end", Label: "At the end"}
	var all []govuk.Option
	if p.saying.statement != nil {
		first = govuk.Option{Value: "", Label: "Where it is"}
		all = append(all, govuk.Option{Value: "end", Label: "At the end"})
	}
	all = append([]govuk.Option{first}, all...)
	for _, s := range p.saying.part.Statements {
		if s == p.saying.statement {
			continue
		}
		label := "Before " + s.Number
		if s.Number == "" {
			label = "Before the heading “" + s.Text + "”"
		}
		all = append(all, govuk.Option{Value: string(s.Ref.Entry), Label: label})
	}
	return all
}

// brings reports whether a statement can start from words of evidence: a new one, when there are any.
func (p reportPage) brings() bool { return p.saying.statement == nil && len(p.toBring()) > 0 }

// toBring are the items whose words a new statement may start from.
func (p reportPage) toBring() []*evidence.Item {
	var all []*evidence.Item
	for _, i := range p.v.Reading.Evidence.Items() {
		if !i.Forbids(p.v.Reading.Pack, pack.InDocuments) {
			all = append(all, i)
		}
	}
	return all
}

// othersSummary heads what is folded away, and says when something in it is chosen.
func (p reportPage) othersSummary() string {
	chosen, n := p.Form.All("on"), 0
	for _, c := range slices.Concat(p.saying.others, p.saying.guidance) {
		if slices.Contains(chosen, value(c.Rest)) {
			n++
		}
	}
	summary := "Notes, orders, guidance, tools and other statements that it may rest on"
	if n > 0 {
		summary += " (" + itoa(n) + " chosen)"
	}
	return summary
}
