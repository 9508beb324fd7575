package breachpage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/breach"
	"candour/internal/govuk"
	"candour/internal/web"
)

// Today is every open breach of the cases that somebody manages and, for an information governance officer, of the service.
func (p Pages) Today(v *web.Visit) ([]templ.Component, error) {
	if access.Decide(v.Person, access.RecordKeeper, nil).Allowed {
		open, err := officers(v, breach.OpenOnes)
		return asks(v, open, func(r breach.Row) string { return numbered(r.Number) }), err
	}
	if !v.Person.Has(access.Manager) {
		return nil, nil
	}
	open, err := breach.OpenOf(v.Context(), v.DB(), v.Person, v.Now)
	if err != nil {
		return nil, err
	}
	open, err = web.Theirs(v, access.CaseManager, open, caseOf)
	return asks(v, open, func(r breach.Row) string { return r.Title }), err
}

func asks(v *web.Visit, open []breach.Row, called func(breach.Row) string) []templ.Component {
	var all []templ.Component
	for _, r := range open {
		all = append(all, ask(called(r)+": something went to the wrong person. ", r.Clock(v.Now)+".", govuk.Link{Text: "See what is to be done", Href: href(r)}))
	}
	return all
}

func numbered(number string) string {
	if number == "" {
		return "A case without a court number"
	}
	return number
}

// Asks is every open breach of a case, for its overview. A case without one asks the record nothing.
func (p Pages) Asks(c *web.Case) ([]templ.Component, error) {
	var all []templ.Component
	for _, stream := range breach.In(c.History) {
		h, err := c.Ledger().Read(c.Context(), stream)
		if err != nil {
			return nil, err
		}
		if b := breach.Of(h); b.Began() && b.Closed == nil && c.May(access.KeepingReader) {
			all = append(all, ask("Something went to the wrong person: "+b.What+". ", b.Clock(c.Now)+".", govuk.Link{Text: "See what is to be done", Href: c.URL("breach", string(stream))}))
		}
	}
	return all, nil
}
