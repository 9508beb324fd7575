package comparisonpage

import (
	"slices"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/comparison"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/redaction"
	"candour/internal/web"
)

// Home is the part of a case in which papers are compared.
const Home = "compare"

// Pages holds what this page stands on.
type Pages struct{ Desk redaction.Desk }

// Routes are the addresses of this page.
func (p Pages) Routes() []web.Route {
	return []web.Route{web.ForCase("/case/{case}/"+Home, access.CaseWorker, p.show, p.replace)}
}

// comparePage asks which two papers, shows them side by side, and says which of them is in force.
type comparePage struct {
	web.CaseForm
	choices       []redaction.Choice
	replacements  *comparison.Replacements
	before, after *redaction.Choice // nil until chosen
	wordless      string            // the paper that has no words, as it is called; "" when both have
	passages      []comparison.Passage
}

func (p comparePage) Title() string         { return "Compare two papers" }
func (p comparePage) Body() templ.Component { return compareBody(p) }

func (p Pages) page(c *web.Case, older, newer string) (comparePage, error) {
	side, err := c.Ledger().Read(c.Context(), casework.Of(c.History).Side)
	if err != nil {
		return comparePage{}, err
	}
	form, err := c.Form()
	page := comparePage{
		CaseForm: web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, choices: p.offered(c, side), replacements: comparison.Of(c.History),
	}
	if err != nil || older == "" && newer == "" {
		return page, err
	}
	err = page.compare(p.Desk, older, newer)
	return page, err
}

// offered are the papers that whoever looks may read: one of the court only once they are on record as having opened it.
func (p Pages) offered(c *web.Case, side *ledger.History) []redaction.Choice {
	return slices.DeleteFunc(redaction.Choices(p.Desk.Pack, c.History, side), func(x redaction.Choice) bool {
		return !redaction.Opened(c.History, c.Person.ID, x.Document)
	})
}

// compare reads both papers, covers what is hidden from whoever looks, and puts them side by side.
func (p *comparePage) compare(desk redaction.Desk, older, newer string) error {
	before, there := redaction.Find(p.choices, older)
	after, too := redaction.Find(p.choices, newer)
	if !there || !too {
		return fault.Absent(nil)
	}
	p.before, p.after = &before, &after
	gate, err := casework.GateOf(p.Context(), p.Ledger(), p.History, casework.ToColleague(p.Person.ID))
	if err != nil {
		return err
	}
	left, err := p.read(desk, before, gate)
	if err != nil || p.wordless != "" {
		return err
	}
	right, err := p.read(desk, after, gate)
	if err == nil && p.wordless == "" {
		p.passages = comparison.Compare(left, right)
	}
	return err
}

func (p *comparePage) read(desk redaction.Desk, of redaction.Choice, gate *casework.Gate) ([]comparison.Paragraph, error) {
	all, err := paragraphsOf(p.Case, desk, of, gate)
	if redaction.HasNoWords(err) || err == nil && len(all) == 0 {
		p.wordless = of.Called
		return nil, nil
	}
	return all, err
}

// paragraphsOf are those of a paper, with what is hidden from whoever looks covered.
func paragraphsOf(c *web.Case, desk redaction.Desk, of redaction.Choice, gate *casework.Gate) ([]comparison.Paragraph, error) {
	text, err := desk.Words(c.Context(), of)
	if err != nil || len(text.Readable()) == 0 {
		return nil, err
	}
	return comparison.Paragraphs(text, func(page int) (all []redaction.Span) {
		for _, found := range redaction.Hidden(gate, text, page) {
			all = append(all, found.Span)
		}
		return all
	}), nil
}

func (p Pages) show(c *web.Case) (web.Page, error) {
	page, err := p.page(c, c.Query("before"), c.Query("after"))
	if err == nil && page.after != nil {
		page.Form.SetDate("on", calendar.DateInLondon(c.Now))
	}
	return page, err
}

func (p Pages) replace(c *web.Case) (web.Page, error) {
	form, err := c.Form()
	if err != nil {
		return nil, err
	}
	page, err := p.page(c, form.Text("before"), form.Text("after"))
	if err != nil {
		return nil, err
	}
	if page.before == nil {
		return nil, fault.Absent(nil)
	}
	held, err := casework.HeldIn(c.Context(), c.Ledger(), c.History, c.Words, form.Text("why"))
	if err != nil {
		return nil, err
	}
	form.MustGo(held)
	err = page.record()
	if form.Refused(err) {
		return page, nil
	}
	return c.SeeOther(c.URL(Home)), err
}

func (p comparePage) record() error {
	f := p.Form
	body := comparison.ReplacedBody{Older: p.before.Document, Newer: p.after.Document, Why: f.Text("why")}
	when := casework.When(f.Date("on", "The day"), calendar.TimeOfDay{})
	verb := func(h *ledger.History) (ledger.Change, error) {
		return comparison.Replace(casework.Of(h), p.By(), f.ID, when, body)
	}
	if len(f.Errors) > 0 {
		_, err := verb(p.History)
		return err
	}
	return p.Act(f, verb)
}

func (p comparePage) options() []govuk.Option {
	all := []govuk.Option{{Value: "", Label: "Choose one"}}
	for _, c := range p.choices {
		all = append(all, govuk.Option{Value: c.Key(), Label: c.Called})
	}
	return all
}

// keyOf is the key of a paper; "" before one was chosen.
func keyOf(c *redaction.Choice) string {
	if c == nil {
		return ""
	}
	return c.Key()
}

// data carries the two papers that are compared.
func (p comparePage) data() govuk.FormData {
	d := p.Form.Data()
	d.Hidden = append(d.Hidden, govuk.Hidden{Name: "before", Value: p.before.Key()}, govuk.Hidden{Name: "after", Value: p.after.Key()})
	return d
}

// replaced are the papers that were replaced, with what replaced them.
func (p comparePage) replaced() (all []string) {
	for _, c := range p.choices {
		by, gone := p.replacements.By(c.Document)
		if newer, there := redaction.Find(p.choices, by.Newer.Key()); gone && there {
			all = append(all, c.Called+" was replaced by "+newer.Called+", in force from "+casework.DayOf(by.Entry.Happened).Plain()+": "+by.Why)
		}
	}
	return all
}

// changed is how many passages differ.
func (p comparePage) changed() (n int) {
	for _, x := range p.passages {
		if x.Changed() {
			n++
		}
	}
	return n
}

func (p comparePage) covers() bool {
	return slices.ContainsFunc(p.passages, comparison.Passage.Covers)
}

func (p comparePage) table() govuk.TableData {
	d := govuk.TableData{Caption: "The two papers side by side, paragraph by paragraph", Columns: []govuk.Column{
		{Head: "What became of it"}, {Head: p.before.Called, Lead: "Before: "}, {Head: p.after.Called, Lead: "After: "},
	}}
	for _, x := range p.passages {
		d.Rows = append(d.Rows, []templ.Component{
			govuk.Text(verdict(x)), p.marked(*p.before, x.Before, x.Older, " of the earlier paper"), p.marked(*p.after, x.After, x.Newer, " of the later paper"),
		})
	}
	return d
}

// verdict says in a word what became of a passage.
func verdict(p comparison.Passage) string {
	switch {
	case len(p.Before) == 0:
		return "Added"
	case len(p.After) == 0:
		return "Removed"
	case p.Changed():
		return "Changed"
	case p.Covers():
		return "Partly hidden from you"
	default:
		return "The same"
	}
}
