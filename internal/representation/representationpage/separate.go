package representationpage

import (
	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/representation"
	"candour/internal/web"
	"candour/internal/words"
)

// separatePage records that a child instructs a solicitor apart from the guardian; where they do already, that it ended.
type separatePage struct {
	web.CaseForm
	child *casework.Person
	holds bool
	now   representation.Separation
	rules []pack.Apart
}

func (p separatePage) Title() string         { return "A solicitor of the child’s own" }
func (p separatePage) Body() templ.Component { return separateBody(p) }

func (p Pages) page(c *web.Case) (separatePage, error) {
	id, err := c.Entry("person")
	if err != nil {
		return separatePage{}, err
	}
	child, known := casework.Of(c.History).Person(ledger.Ref{Stream: c.Stream, Entry: id})
	if !known || child.Kind != casework.Child {
		return separatePage{}, fault.Absent(nil)
	}
	form, err := c.Form()
	now, holds := representation.Of(c.History).Child(child.Ref)
	return separatePage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, child, holds, now, p.Pack.Apart}, err
}

func (p Pages) show(c *web.Case) (web.Page, error) {
	page, err := p.page(c)
	if err != nil {
		return nil, err
	}
	return page, nil
}

func (p Pages) send(c *web.Case) (web.Page, error) {
	page, err := p.page(c)
	if err != nil {
		return nil, err
	}
	if err := page.warn(); err != nil {
		return nil, err
	}
	verb := page.verb()
	if len(page.Form.Errors) > 0 {
		_, err = verb(c.History)
	} else {
		err = c.Act(page.Form, verb)
	}
	if page.Form.Refused(err) {
		return page, nil
	}
	return c.SeeOther(c.URL()), err
}

// verb is what the form records: that it began, or that it ended.
func (p separatePage) verb() func(*ledger.History) (ledger.Change, error) {
	f := p.Form
	if f.Text("ends") != "" {
		return func(h *ledger.History) (ledger.Change, error) {
			return representation.Rejoin(representation.Of(h), p.child.Ref, p.By(), f.ID, f.Text("why"))
		}
	}
	form := representation.SeparateForm{On: f.Date("on", "The day it was decided"), Today: calendar.DateInLondon(p.Now), SeparateBody: representation.SeparateBody{
		Child: p.child.Ref, Solicitor: f.Text("solicitor"), Decider: representation.Decider(f.Text("decider")), By: f.Text("by"), Why: f.Text("why"),
		Guardian: f.Text("guardian"),
	}}
	return func(h *ledger.History) (ledger.Change, error) {
		return representation.Separate(casework.Of(h), p.By(), f.ID, form)
	}
}

// warn asks for hidden details to be taken out: everybody on the case reads it.
func (p separatePage) warn() error {
	f := p.Form
	return f.Without(casework.HeldIn(p.Context(), p.Ledger(), p.History, p.Words, f.Text("solicitor"), f.Text("by"), f.Text("why"), f.Text("guardian")))
}

func deciders() (all []govuk.Option) {
	for _, d := range representation.Deciders {
		all = append(all, govuk.Option{Value: string(d), Label: words.UpperFirst(d.Words())})
	}
	return all
}

// data is the form; of one that ends it, marked as such.
func (p separatePage) data() govuk.FormData {
	d := p.Form.Data()
	if p.holds {
		d.Hidden = append(d.Hidden, govuk.Hidden{Name: "ends", Value: "yes"})
	}
	return d
}

// Asks says in a case’s overview of each child who instructs a solicitor apart from the guardian.
func (p Pages) Asks(c *web.Case) ([]templ.Component, error) {
	var all []templ.Component
	for _, s := range representation.Of(c.History).All() {
		if child, known := casework.Of(c.History).Person(s.Child); known {
			all = append(all, apart(child.Name(), s, p.Pack.Apart))
		}
	}
	return all, nil
}

// since says who decided it and when.
func since(s representation.Separation) string {
	return "Decided on " + s.On().Plain() + " by " + s.Decider.Words() + " (" + s.By + "): " + s.Why
}
