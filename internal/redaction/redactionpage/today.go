package redactionpage

import (
	"fmt"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/redaction"
	"candour/internal/web"
)

// Today asks a manager for their word on copies that others made ready, once for each case.
func (p Pages) Today(v *web.Visit) ([]templ.Component, error) {
	if !v.Person.Has(access.Manager) {
		return nil, nil
	}
	waiting, err := redaction.WaitingFor(v.Context(), v.DB(), v.Person, v.Now)
	if err != nil {
		return nil, err
	}
	waiting, err = web.Theirs(v, access.CaseManager, waiting, func(r redaction.Row) ledger.StreamID { return r.Case })
	var all []templ.Component
	for _, r := range waiting {
		all = append(all, asksBody(r.Title+": "+wait(r.Copies)+" ", govuk.Link{Text: "Look at it", Hidden: "in " + r.Title, Href: "/case/" + string(r.Case) + "/copies"}))
	}
	return all, err
}

func wait(copies int64) string {
	if copies == 1 {
		return "a copy of a document waits for your decision."
	}
	return fmt.Sprintf("%d copies of documents wait for your decision.", copies)
}
