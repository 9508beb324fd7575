package guardianpage

import (
	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/govuk"
	"candour/internal/guardian"
	"candour/internal/ledger"
	"candour/internal/web"
)

// endPage asks for which children somebody is guardian no longer, since when and why.
type endPage struct {
	web.CaseForm
	now  guardian.Current
	last bool // nobody would be guardian of any child then
}

func (p endPage) Title() string         { return "A guardian’s appointment ended" }
func (p endPage) Body() templ.Component { return endBody(p) }

func (p Pages) endPage(c *web.Case) (endPage, error) {
	form, now, err := p.current(c)
	return endPage{form, now, err == nil && len(guardian.ListOf(c.History)) == 1}, err
}

func (p Pages) showEnd(c *web.Case) (web.Page, error) {
	page, err := p.endPage(c)
	if err == nil && !page.Form.Has("why") {
		page.Form.SetDate("on", calendar.DateInLondon(c.Now))
		page.Form.Set("children", ids(page.now.Of)...)
	}
	return page, err
}

func (p Pages) end(c *web.Case) (web.Page, error) {
	page, err := p.endPage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	form := guardian.EndForm{
		EndedBody: guardian.EndedBody{Appointment: page.now.Entry.Ref(), Children: page.chosen(), Why: f.Text("why")},
		On:        f.Date("on", "The day"), Today: calendar.DateInLondon(c.Now),
	}
	if err := warn(c, f, form.Why); err != nil {
		return nil, err
	}
	verb := func(h *ledger.History) (ledger.Change, error) { return guardian.End(h, c.By(), f.ID, form) }
	if len(f.Errors) > 0 {
		_, err = verb(c.History)
	} else {
		err = c.Act(f, verb)
	}
	if f.Refused(err) {
		return page, nil
	}
	return c.SeeOther(c.URL(Home)), err
}

func (p endPage) chosen() (all []ledger.Ref) {
	for _, id := range p.Form.Entries("children") {
		all = append(all, ledger.Ref{Stream: p.Stream, Entry: id})
	}
	return all
}

func (p endPage) options() (all []govuk.Option) {
	for _, child := range p.now.Of {
		all = append(all, govuk.Option{Value: string(child.Ref.Entry), Label: child.Name()})
	}
	return all
}
