package contactpage

import (
	"strconv"

	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/contact"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/web"
)

// donePage records how a child was seen, beside what was decided.
type donePage struct {
	web.CaseForm
	pages Pages
	plan  *contact.Plan
	child *casework.Person
}

func (p donePage) Title() string         { return "How a child was seen" }
func (p donePage) Body() templ.Component { return doneBody(p) }

func (p Pages) donePage(c *web.Case) (donePage, error) {
	of, who, err := plan(c)
	if err != nil {
		return donePage{}, err
	}
	form, err := c.Form()
	return donePage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, p, of, who}, err
}

func (p Pages) showDone(c *web.Case) (web.Page, error) {
	page, err := p.donePage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	f.Set("mode", string(page.plan.Mode))
	f.Set("where", page.plan.Where)
	f.SetDate("on", calendar.DateInLondon(c.Now))
	if page.plan.With == "" {
		f.Set("alone", "yes")
	}
	return page, nil
}

func (p Pages) done(c *web.Case) (web.Page, error) {
	page, err := p.donePage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	form := contact.DoneForm{On: f.Date("on", "The day"), Today: calendar.DateInLondon(c.Now), Otherwise: f.Text("otherwise"), TookPlaceBody: contact.TookPlaceBody{
		Decision: page.plan.Ref(), Child: page.plan.Child, Mode: pack.SeeingMode(f.Text("mode")), Where: f.Text("where"), Present: f.Text("present"), Alone: f.Ticked("alone"), WhyNot: f.Text("why-not"),
		Interpreter: f.Text("interpreter"), Tools: f.Text("tools"),
	}}
	if minutes := f.Text("minutes"); minutes != "" {
		if form.Minutes, err = strconv.Atoi(minutes); err != nil {
			f.Errors.Add("minutes", "Give the length in minutes, such as 40")
		}
	}
	switch form.Mode {
	case notSeen: // nothing further is of a visit
		form.Mode, form.Where, form.Alone = "", "", false
	case "":
		f.Errors.Add("mode", "Say how the child was seen, or that they were not")
	}
	if err := warn(c, f, form.Where, form.Present, form.WhyNot, form.Interpreter, form.Tools, form.Otherwise); err != nil {
		return nil, err
	}
	verb := func(h *ledger.History) (ledger.Change, error) { return contact.Record(h, c.By(), f.ID, form) }
	return sent(c, page, f, p.decisionURL(c, page.plan), nil, verb)
}

// notSeen is the answer of the form that the child was not seen.
const notSeen = "not-seen"

func doneModes() []govuk.Option {
	return append(modes(), govuk.Option{Value: notSeen, Label: "The child was not seen", Or: true})
}
