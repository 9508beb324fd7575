package caseworkpage

import (
	"slices"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// hearingPage is one hearing with its history.
type hearingPage struct {
	page
	h *casework.Hearing
}

func (p hearingPage) Title() string         { return "Hearing" }
func (p hearingPage) Body() templ.Component { return hearingBody(p) }

func (p Pages) hearing(c *web.Case) (web.Page, error) {
	h, err := p.hearingIn(c)
	if err != nil {
		return nil, err
	}
	return hearingPage{p.page(c), h}, nil
}

// hearingIn is the hearing that the address names.
func (p Pages) hearingIn(c *web.Case) (*casework.Hearing, error) {
	return inAddress(c, "hearing", (*casework.State).Hearing)
}

func (p hearingPage) facts() []govuk.Fact {
	value := func(term string, field casework.Field) govuk.Fact {
		return govuk.Fact{Term: term, Detail: factValue(p.Words, p.h.Fact(field), notKnown)}
	}
	facts := []govuk.Fact{
		{Term: "When", Detail: hearingTime(p)}, value("Place", casework.Venue), value("How people attend", casework.Attendance),
		value("Before", casework.Before), {Term: "Now", Detail: govuk.Text(p.hearingNow(p.h))},
	}
	if p.h.Provisional(p.Today) {
		facts = append(facts, govuk.Fact{Term: "Whose word", Detail: govuk.Text(toldHearingWords(p.h))})
	}
	return facts
}

// tags mark a hearing that is only told.
func (p hearingPage) tags() templ.Component {
	if p.h.Provisional(p.Today) {
		return govuk.Tag("Provisional")
	}
	return nil
}

// happenings are what happened to the hearing, newest first.
func (p page) happenings(entries []ledger.Entry) []govuk.NewsItem {
	var all []govuk.NewsItem
	for _, e := range slices.Backward(entries) {
		all = append(all, govuk.NewsItem{
			What: []templ.Component{govuk.Text(p.Ledger().Registry().Line(p.Words, e).Text)}, When: at(e.Recorded) + ", " + p.People.Name(e.Author),
		})
	}
	return all
}

func (p hearingPage) acts() []govuk.ActData {
	if !p.May(access.CaseWorker) {
		return nil
	}
	id := string(p.h.Ref.Entry)
	return []govuk.ActData{
		{Link: govuk.Link{Text: "It took place", Href: p.URL("hearing", id, "held")}, Means: "Write down what came of it. It is a note until the order comes."},
		{Link: govuk.Link{Text: "It was moved", Href: p.URL("hearing", id, "move")}, Means: "What is due before it moves with it."},
		{Link: govuk.Link{Text: "It will not take place", Href: p.URL("hearing", id, "put-off")}, Means: "Vacated or adjourned. What is due is counted again."},
	}
}

// onHearing is a form about the hearing that the address names.
func (p Pages) onHearing(show func(formPage, *casework.Hearing) web.Page) handler {
	return func(c *web.Case) (web.Page, error) {
		h, err := p.hearingIn(c)
		if err != nil {
			return nil, err
		}
		return fresh(c, func(form *web.Form) web.Page { return show(p.formPage(c, form), h) })
	}
}

// changeHearing carries out what a form says happened to a hearing.
func (p Pages) changeHearing(show func(formPage, *casework.Hearing) web.Page, read func(*web.Case, *web.Form, *casework.Hearing) act) handler {
	return func(c *web.Case) (web.Page, error) {
		h, err := p.hearingIn(c)
		if err != nil {
			return nil, err
		}
		return send(c, func(form *web.Form) web.Page { return show(p.formPage(c, form), h) },
			func(form *web.Form) act { return read(c, form, h) }, c.URL("hearing", string(h.Ref.Entry)))
	}
}
