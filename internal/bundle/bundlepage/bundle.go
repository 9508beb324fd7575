package bundlepage

import (
	"fmt"

	"github.com/a-h/templ"

	"candour/internal/bundle"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/redaction"
	"candour/internal/report"
	"candour/internal/web"
)

// bundlePage sorts the documents of a case into the sections of a bundle, and has it made.
type bundlePage struct {
	web.CaseForm
	pack    *pack.Pack
	today   calendar.Date
	state   *bundle.State
	choices []redaction.Choice
}

func (p bundlePage) Title() string         { return "Bundle for a hearing" }
func (p bundlePage) Body() templ.Component { return bundleBody(p) }

func (p Pages) bundlePage(c *web.Case) (bundlePage, error) {
	if !casework.Of(c.History).Began() {
		return bundlePage{}, fault.Absent(nil)
	}
	choices, err := p.Desk.Choices(c.Context(), c.History)
	if err != nil {
		return bundlePage{}, err
	}
	form, err := c.Form()
	return bundlePage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, p.Desk.Pack, calendar.DateInLondon(c.Now), bundle.Of(c.History), choices}, err
}

func (p Pages) showBundle(c *web.Case) (web.Page, error) {
	page, err := p.bundlePage(c)
	if err != nil {
		return nil, err
	}
	page.fill()
	return page, nil
}

// fill shows the documents as they are sorted now.
func (p bundlePage) fill() {
	last := p.state.Arranged
	if last == nil {
		if next := nextHearing(p.Case, p.today); next != nil {
			p.Form.Set("hearing", string(next.Ref.Entry))
		}
		return
	}
	p.Form.Set("hearing", string(last.Hearing.Entry))
	place := map[string]int{}
	for _, d := range last.Documents {
		place[d.Section]++
		p.Form.Set("section-"+bundle.FieldOf(d.Document), d.Section)
		p.Form.Set("place-"+bundle.FieldOf(d.Document), fmt.Sprint(place[d.Section]))
	}
}

func nextHearing(c *web.Case, today calendar.Date) *casework.Hearing {
	for _, h := range casework.Of(c.History).Hearings() {
		if h.State() == casework.HearingListed && !h.Day().Before(today) {
			return h
		}
	}
	return nil
}

func (p Pages) arrange(c *web.Case) (web.Page, error) {
	page, err := p.bundlePage(c)
	if err != nil {
		return nil, err
	}
	f, hearing := page.Form, ledger.Ref{}
	if id := f.Entry("hearing"); id != "" {
		hearing = ledger.Ref{Stream: c.Stream, Entry: id}
	}
	err = c.Act(f, func(h *ledger.History) (ledger.Change, error) {
		return bundle.Arrange(p.Desk.Pack, h, c.By(), f.ID, hearing, page.wishes())
	})
	if f.Refused(err) {
		return page, nil
	}
	return c.SeeOther(c.URL(Home) + "#make"), err
}

func (p bundlePage) wishes() []bundle.Wish {
	var all []bundle.Wish
	for _, c := range p.choices {
		field := bundle.FieldOf(c.Document)
		all = append(all, bundle.Wish{Document: c.Document, Section: p.Form.Text("section-" + field), Place: p.Form.Text("place-" + field)})
	}
	return all
}

func (p bundlePage) hearings() []govuk.Option {
	all := []govuk.Option{{Label: "No hearing in particular"}}
	for _, h := range casework.Of(p.History).Hearings() {
		if !h.Day().IsZero() {
			all = append(all, govuk.Option{Value: string(h.Ref.Entry), Label: h.Day().Plain()})
		}
	}
	return all
}

func (p bundlePage) sections() []govuk.Option {
	all := []govuk.Option{{Label: "Not in the bundle"}}
	for _, s := range p.pack.Bundles.InForce(p.today) {
		all = append(all, govuk.Option{Value: s.ID, Label: s.Letter + ": " + s.Name})
	}
	return all
}

// rule says which sections there are, and by what.
func (p bundlePage) rule() []govuk.Fact {
	var all []govuk.Fact
	for _, s := range p.pack.Bundles.InForce(p.today) {
		all = append(all, govuk.Fact{Term: s.Letter + ": " + s.Name, Detail: govuk.Text(s.Explain + " " + s.Cite() + ".")})
	}
	limit := p.pack.Bundles.Limit
	return append(all, govuk.Fact{Term: "How long it may be", Detail: govuk.Text(fmt.Sprintf("%d sheets, unless the court directs otherwise. %s.", limit.Sheets, limit.Cite()))})
}

// sorted is how many documents are sorted into the bundle; 0 while it was not arranged.
func (p bundlePage) sorted() int {
	if p.state.Arranged == nil {
		return 0
	}
	return len(p.state.Arranged.Documents)
}

// reports lead to the exhibits of each report.
func (p bundlePage) reports() []govuk.Link {
	var all []govuk.Link
	for _, r := range report.Of(p.History).Reports() {
		t, _ := p.pack.ReportType(r.Type)
		all = append(all, govuk.Link{Text: "Exhibits to the " + t.Called() + " of " + r.Name, Href: p.URL("report", string(r.Ref.Entry), ExhibitsHome)})
	}
	return all
}

// another is a further form of a page, which goes to an address of its own.
func another(f *web.Form, action, id string) govuk.FormData {
	d := f.Data()
	d.Action, d.Entry, d.Draft, d.Saved = action, id, "", ""
	return d
}

func lookedAt() []govuk.Option {
	return []govuk.Option{{Value: "yes", Label: "I have looked at every page that no machine can read, such as scans and photographs: nothing on them is hidden from the court or a party"}}
}

// ask has something made, and leads to it.
func (p Pages) ask(c *web.Case, of ledger.Ref) (web.Page, error) {
	form, err := c.Form()
	if err != nil {
		return nil, err
	}
	if _, asked := bundle.Of(c.History).Work(ledger.Ref{Stream: c.Stream, Entry: form.ID}); asked {
		return c.SeeOther(c.URL(Home, string(form.ID))), nil
	}
	err = c.Act(form, func(h *ledger.History) (ledger.Change, error) {
		return bundle.Ask(h, c.By(), form.ID, bundle.AskedBody{Of: of, Looked: form.Ticked("looked")})
	})
	return c.SeeOther(c.URL(Home, string(form.ID))), err
}

func (p Pages) makeBundle(c *web.Case) (web.Page, error) {
	last := bundle.Of(c.History).Arranged
	if last == nil {
		return nil, fault.Refuse("Sort the documents into sections first.", nil)
	}
	return p.ask(c, last.Ref)
}

// rows are what was made, each with how far it has come.
func rows(c *web.Case, works []*bundle.Work) []govuk.RowData {
	var all []govuk.RowData
	for _, w := range works {
		all = append(all, govuk.RowData{
			When: govuk.ClockData{Words: calendar.DateInLondon(w.Entry.Recorded).Brief(), Past: true},
			What: govuk.Link{Text: called(w), Href: c.URL(Home, string(w.Ref.Entry))}, State: govuk.Tag(stage(w)),
		})
	}
	return all
}

func called(w *bundle.Work) string {
	switch {
	case w.Made != nil:
		return fmt.Sprintf("%s, %s", w.Made.Title, count(w.Made.Pages, "page", "pages"))
	case w.Report.IsZero():
		return "Bundle"
	default:
		return "Exhibits"
	}
}

func stage(w *bundle.Work) string {
	switch {
	case len(w.Left) > 0:
		return "Handed over"
	case w.Made != nil:
		return "Ready"
	case w.Failed != "":
		return "Could not be made"
	default:
		return "Being made"
	}
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
