package guardianpage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/guardian"
	"candour/internal/ledger"
	"candour/internal/web"
)

// Asks says in a case's overview that somebody must see to it that the court is told of its guardians.
func (p Pages) Asks(c *web.Case) ([]templ.Component, error) {
	if !guardian.Of(c.History).Any() {
		return nil, nil
	}
	state := guardian.StandOf(c.History).State
	if !state.NeedsPerson() && (state != guardian.Waiting || p.Connected) {
		return nil, nil
	}
	return []templ.Component{ask("", word[state], c.URL(Home))}, nil
}

// Today is the same over all the cases in which it is for a person to see to things.
func (p Pages) Today(v *web.Visit) ([]templ.Component, error) {
	if !v.Person.HasCases() {
		return nil, nil
	}
	rows, err := guardian.ToSeeTo(v.Context(), v.DB(), v.Person, v.Now)
	if err != nil {
		return nil, err
	}
	rows, err = web.Theirs(v, access.CaseReader, rows, func(r guardian.Row) ledger.StreamID { return r.Case })
	var all []templ.Component
	for _, r := range rows {
		all = append(all, ask(r.Title, word[r.State], "/case/"+string(r.Case)+"/"+Home))
	}
	return all, err
}
