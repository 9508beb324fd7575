package bundlepage

import (
	"fmt"

	"github.com/a-h/templ"

	"candour/internal/bundle"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/redaction"
	"candour/internal/report"
	"candour/internal/web"
)

// exhibitsPage names the documents that are exhibits of a report, in their order, and has them made one PDF.
type exhibitsPage struct {
	web.CaseForm
	report  *report.Report
	called  string // the type of the report
	named   *bundle.Exhibits
	made    []*bundle.Work
	choices []redaction.Choice
}

func (p exhibitsPage) Title() string         { return "Exhibits to a report" }
func (p exhibitsPage) Body() templ.Component { return exhibitsBody(p) }

func (p Pages) exhibitsPage(c *web.Case) (exhibitsPage, error) {
	id, err := c.Entry("report")
	if err != nil {
		return exhibitsPage{}, err
	}
	r, ok := report.Of(c.History).Report(ledger.Ref{Stream: c.Stream, Entry: id})
	if !ok {
		return exhibitsPage{}, fault.Absent(nil)
	}
	choices, err := p.Desk.Choices(c.Context(), c.History)
	if err != nil {
		return exhibitsPage{}, err
	}
	t, _ := p.Desk.Pack.ReportType(r.Type)
	s := bundle.Of(c.History)
	form, err := c.Form()
	return exhibitsPage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, r, t.Called(), s.ExhibitsOf(r.Ref), s.ExhibitsMade(r.Ref), choices}, err
}

func (p Pages) showExhibits(c *web.Case) (web.Page, error) {
	page, err := p.exhibitsPage(c)
	if err != nil {
		return nil, err
	}
	page.fill()
	return page, nil
}

// fill shows the exhibits as they are named now.
func (p exhibitsPage) fill() {
	if p.named == nil {
		p.Form.Set("initials", bundle.Initials(p.report.Name))
		return
	}
	p.Form.Set("initials", p.named.Initials)
	for i, x := range p.named.Exhibits {
		p.Form.Set("place-"+bundle.FieldOf(x.Document), fmt.Sprint(i+1))
		p.Form.Set("description-"+bundle.FieldOf(x.Document), x.Description)
	}
}

func (p Pages) nameExhibits(c *web.Case) (web.Page, error) {
	page, err := p.exhibitsPage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	wishes := page.wishes()
	typed := []string{f.Text("initials")}
	for _, w := range wishes {
		typed = append(typed, w.Says)
	}
	if err := holdsHidden(c, f, typed...); err != nil {
		return nil, err
	}
	if len(f.Errors) > 0 {
		return page, nil
	}
	err = c.Act(f, func(h *ledger.History) (ledger.Change, error) {
		return bundle.NameExhibits(h, c.By(), f.ID, page.report.Ref, f.Text("initials"), wishes)
	})
	if f.Refused(err) {
		return page, nil
	}
	return c.SeeOther(page.url() + "#make"), err
}

// holdsHidden asks for what is hidden to be taken out of what was typed: the court and every party read it.
func holdsHidden(c *web.Case, f *web.Form, typed ...string) error {
	held, err := casework.HeldIn(c.Context(), c.Ledger(), c.History, c.Words, typed...)
	f.MustGo(held)
	return err
}

func (p exhibitsPage) url(parts ...string) string {
	return p.URL(append([]string{"report", string(p.report.Ref.Entry), ExhibitsHome}, parts...)...)
}

func (p exhibitsPage) wishes() []bundle.Wish {
	var all []bundle.Wish
	for _, c := range p.offered() {
		field := bundle.FieldOf(c.Document)
		all = append(all, bundle.Wish{Document: c.Document, Place: p.Form.Text("place-" + field), Says: p.Form.Text("description-" + field)})
	}
	return all
}

func (p Pages) makeExhibits(c *web.Case) (web.Page, error) {
	page, err := p.exhibitsPage(c)
	if err != nil {
		return nil, err
	}
	if page.named == nil {
		return nil, fault.Refuse("Name the exhibits first.", nil)
	}
	return p.ask(c, page.named.Ref)
}

// marks are the exhibits as they are named: "RA1: Letter of Hill Road School".
func (p exhibitsPage) marks() []string {
	var all []string
	if p.named != nil {
		for i, x := range p.named.Exhibits {
			all = append(all, fmt.Sprint("Exhibit ", p.named.Initials, i+1, ": ", x.Description))
		}
	}
	return all
}

// offered are the documents that can be exhibits: the report is none of itself, and no copy of it is.
func (p exhibitsPage) offered() []redaction.Choice {
	var all []redaction.Choice
	for _, c := range p.choices {
		if c.Of != p.report.Ref && c.Copied().Of != p.report.Ref {
			all = append(all, c)
		}
	}
	return all
}

func (p exhibitsPage) back() govuk.Link {
	return govuk.Link{Text: "The report", Href: p.URL("report", string(p.report.Ref.Entry))}
}
