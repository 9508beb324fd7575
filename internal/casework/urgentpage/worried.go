package urgentpage

import (
	"strings"

	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// worriedPage is where one says what gives cause for worry and who was told, and where a hidden detail is shown for a call to the police.
type worriedPage struct {
	web.CaseForm
	state *casework.State
}

func (p worriedPage) Title() string         { return "Worried about a child now" }
func (p worriedPage) Body() templ.Component { return worriedBody(p) }

func (p Pages) page(c *web.Case) (worriedPage, error) {
	state := casework.Of(c.History)
	if !state.Began() {
		return worriedPage{}, fault.Absent(nil)
	}
	form, err := c.Form()
	return worriedPage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, state}, err
}

func (p Pages) showWorried(c *web.Case) (web.Page, error) { return p.page(c) }

func (p Pages) worried(c *web.Case) (web.Page, error) {
	page, err := p.page(c)
	if err != nil {
		return nil, err
	}
	form := page.worry()
	err = c.Act(page.Form, func(h *ledger.History) (ledger.Change, error) {
		return casework.RaiseWorry(casework.Of(h), p.Pack, c.By(), page.Form.ID, form)
	})
	if page.Form.Refused(err) {
		return page, nil
	}
	return c.SeeOther(c.URL("worry", string(page.Form.ID))), err
}

// worry is what the form says. Nothing but the cause is asked for; the time is now.
func (p worriedPage) worry() casework.WorryForm {
	now := calendar.InLondon(p.Now)
	form := casework.WorryForm{
		On: calendar.DateOf(now), At: calendar.NewTime(now.Hour(), now.Minute()),
		WorriedBody: casework.WorriedBody{Cause: p.Form.Text("cause")},
	}
	for _, id := range p.Form.Entries("children") {
		form.Children = append(form.Children, ledger.Ref{Stream: p.Stream, Entry: id})
	}
	for _, whom := range p.Form.All("told") {
		form.Told = append(form.Told, told(p.Form, casework.Whom(whom), form))
	}
	return form
}

func told(f *web.Form, whom casework.Whom, form casework.WorryForm) casework.Told {
	return casework.Told{
		Whom: whom, Name: f.Text("name"), When: casework.Moment(form.On, form.At), How: f.Text("how"), Reference: f.Text("reference"),
	}
}

func whoms() []govuk.Option {
	out := make([]govuk.Option, len(casework.Whoms))
	for i, w := range casework.Whoms {
		out[i] = govuk.Option{Value: string(w), Label: sentenceCase(string(w))}
	}
	return out
}

// sentenceCase is a word as a sentence begins with it.
func sentenceCase(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

func (p worriedPage) children() []govuk.Option {
	var out []govuk.Option
	for _, child := range p.state.Children() {
		out = append(out, govuk.Option{Value: string(child.Ref.Entry), Label: child.Name()})
	}
	return out
}

// hidden is a confidential detail that can be shown here.
type hidden struct {
	who    *casework.Person
	detail *casework.Detail
}

func (p worriedPage) hidden() []hidden {
	var out []hidden
	for _, person := range p.state.People() {
		for _, d := range person.Details() {
			if d.Confidential() {
				out = append(out, hidden{person, d})
			}
		}
	}
	return out
}
