package handoverpage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/govuk"
	"candour/internal/handover"
	"candour/internal/ledger"
	"candour/internal/web"
)

// Today is every handover note that waits for this person, over the cases on which they work.
func Today(v *web.Visit) ([]templ.Component, error) {
	if !v.Person.HasCases() {
		return nil, nil
	}
	rows, err := handover.Waiting(v.Context(), v.DB(), v.Person, v.Now)
	if err != nil {
		return nil, err
	}
	rows, err = web.Theirs(v, access.CaseWorker, rows, func(r handover.Row) ledger.StreamID { return r.Case })
	var all []templ.Component
	for _, r := range rows {
		all = append(all, ask(r.Title+": a handover note waits for you. ", "/case/"+string(r.Case)+"/"+Home+"/"+string(r.Note)))
	}
	return all, err
}

// Asks is every handover note of a case that waits for whoever looks.
func Asks(c *web.Case) ([]templ.Component, error) {
	if !c.May(access.CaseWorker) {
		return nil, nil
	}
	var all []templ.Component
	for _, n := range handover.Of(c.History).All() {
		if n.Waits() && n.Entry.Author.Person != c.Person.ID {
			all = append(all, ask("A handover note by "+c.People.Name(n.Entry.Author)+" waits to be read. ", noteURL(c, n.Entry.ID)))
		}
	}
	return all, nil
}

func read(to string) govuk.Link { return govuk.Link{Text: "Read it", Href: to} }
