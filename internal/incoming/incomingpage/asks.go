package incomingpage

import (
	"fmt"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/govuk"
	"candour/internal/incoming"
	"candour/internal/ledger"
	"candour/internal/web"
)

// Asks says, on the overview of a case, how many e-mails wait to be sorted.
func Asks(c *web.Case) ([]templ.Component, error) {
	if !c.May(access.CaseWorker) {
		return nil, nil
	}
	n := incoming.WaitingIn(c.History)
	if n == 0 {
		return nil, nil
	}
	return []templ.Component{ask(waits(n), govuk.Link{Text: "Sort", Hidden: "e-mails", Href: c.URL(Home)})}, nil
}

// Today says the same over all cases on which this person works, once for each case.
func Today(v *web.Visit) ([]templ.Component, error) {
	if !v.Person.HasCases() {
		return nil, nil
	}
	rows, err := incoming.WaitingFor(v.Context(), v.DB(), v.Person, v.Now)
	if err != nil {
		return nil, err
	}
	rows, err = web.Theirs(v, access.CaseWorker, rows, func(r incoming.Row) ledger.StreamID { return r.Case })
	var all []templ.Component
	for _, r := range rows {
		all = append(all, ask(r.Title+": "+waits(r.Emails), govuk.Link{Text: "Sort", Hidden: "e-mails of " + r.Title, Href: "/case/" + string(r.Case) + "/" + Home}))
	}
	return all, err
}

func waits(emails int64) string {
	if emails == 1 {
		return "1 e-mail waits to be sorted. "
	}
	return fmt.Sprintf("%d e-mails wait to be sorted. ", emails)
}
