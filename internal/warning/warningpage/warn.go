package warningpage

import (
	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/warning"
	"candour/internal/web"
)

// warnPage asks of whom or what somebody is to be warned, and by which evidence.
type warnPage struct{ web.CaseForm }

func (p warnPage) Title() string         { return "Warn of a place or a person" }
func (p warnPage) Body() templ.Component { return warnBody(p) }

func (p Pages) showWarn(c *web.Case) (web.Page, error) {
	form, err := c.Form()
	return warnPage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}}, err
}

func (p Pages) warn(c *web.Case) (web.Page, error) {
	form, err := c.Form()
	if err != nil {
		return nil, err
	}
	page := warnPage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}}
	body := page.body()
	if err := holdsHidden(c, form, body.Texts()...); err != nil {
		return nil, err
	}
	return sent(page, page.CaseForm, func(h *ledger.History) (ledger.Change, error) { return warning.Warn(h, step(c, form), body) })
}

// What the form sends for having told them, and for not.
const (
	yes = "yes"
	no  = "no"
)

// body is what was typed.
func (p warnPage) body() warning.GivenBody {
	f := p.Form
	if f.Text("told") == "" {
		f.Errors.Add("told", "Say whether they were told")
	}
	b := warning.GivenBody{Place: f.Text("place"), Says: f.Text("says"), Review: f.Date("review", "The day"), Told: f.Text("told") == yes, How: f.Text("how")}
	if item, known := evidence.Of(p.History).Item(ledger.Ref{Stream: p.Stream, Entry: f.Entry("item")}); known {
		b.Item = item.Ref()
	}
	if person, known := casework.Of(p.History).Person(ledger.Ref{Stream: p.Stream, Entry: f.Entry("person")}); known {
		b.Person = person.Ref
	}
	return b
}

func (p warnPage) people() []govuk.Option {
	all := []govuk.Option{{Value: "", Label: "A place"}}
	for _, who := range casework.Of(p.History).People() {
		all = append(all, govuk.Option{Value: string(who.Ref.Entry), Label: who.Name()})
	}
	return all
}

func (p warnPage) items() []govuk.Option {
	all := []govuk.Option{{Value: "", Label: "Choose one"}}
	for _, i := range evidence.Of(p.History).Items() {
		all = append(all, govuk.Option{Value: string(i.Entry.ID), Label: i.Says})
	}
	return all
}

func toldOptions() []govuk.Option {
	return []govuk.Option{{Value: yes, Label: "Yes"}, {Value: no, Label: "No"}}
}

// lookPage asks whether a warning still holds.
type lookPage struct {
	web.CaseForm
	warning shown
}

func (p lookPage) Title() string         { return "Does the warning still hold?" }
func (p lookPage) Body() templ.Component { return lookBody(p) }

func (p Pages) lookForm(c *web.Case) (lookPage, error) {
	id, err := c.Entry("warning")
	if err != nil {
		return lookPage{}, err
	}
	all, err := p.warnings(c)
	if err != nil {
		return lookPage{}, err
	}
	for _, s := range all {
		if s.Entry.ID == id {
			form, err := c.Form()
			return lookPage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, s}, err
		}
	}
	return lookPage{}, fault.Absent(nil)
}

func (p Pages) showLook(c *web.Case) (web.Page, error) {
	page, err := p.lookForm(c)
	return page, err
}

func (p Pages) look(c *web.Case) (web.Page, error) {
	page, err := p.lookForm(c)
	if err != nil {
		return nil, err
	}
	f, of := page.Form, page.warning.Entry.Ref()
	if err := holdsHidden(c, f, f.Text("why")); err != nil {
		return nil, err
	}
	switch f.Text("holds") {
	case yes:
		body := warning.LookedBody{Warning: of, Says: f.Text("why"), Review: f.Date("review", "The day")}
		return sent(page, page.CaseForm, func(h *ledger.History) (ledger.Change, error) { return warning.Look(h, step(c, f), body) })
	case no:
		body := warning.EndedBody{Warning: of, Why: f.Text("why")}
		return sent(page, page.CaseForm, func(h *ledger.History) (ledger.Change, error) { return warning.End(h, step(c, f), body) })
	default:
		f.Errors.Add("holds", "Say whether it still holds")
		return page, nil
	}
}

func holdsOptions() []govuk.Option {
	return []govuk.Option{{Value: yes, Label: "Yes, it still holds"}, {Value: no, Label: "No, it ends"}}
}

func step(c *web.Case, f *web.Form) warning.Step {
	return warning.Step{By: c.By(), ID: f.ID, On: calendar.DateInLondon(c.Now)}
}

// holdsHidden asks for hidden details to be taken out: everybody on the case reads a warning.
func holdsHidden(c *web.Case, f *web.Form, texts ...string) error {
	return f.Without(casework.HeldIn(c.Context(), c.Ledger(), c.History, c.Words, texts...))
}

// sent carries a form out once every field could be read.
func sent(page web.Page, form web.CaseForm, verb func(*ledger.History) (ledger.Change, error)) (web.Page, error) {
	var err error
	if len(form.Form.Errors) > 0 {
		_, err = verb(form.History)
	} else {
		err = form.Act(form.Form, verb)
	}
	if form.Form.Refused(err) {
		return page, nil
	}
	return form.SeeOther(form.URL(Home)), err
}
