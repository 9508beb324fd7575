package redactionpage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/govuk"
	"candour/internal/redaction"
	"candour/internal/web"
	"candour/internal/words"
)

// Asks is every copy of a case that waits for this person to decide, for the case’s overview.
func (p Pages) Asks(c *web.Case) ([]templ.Component, error) {
	if !c.May(access.CaseManager) {
		return nil, nil
	}
	var all []templ.Component
	for _, copied := range redaction.Of(c.History).Copies() {
		if copied.Waits(p.Desk.Pack) && copied.Decided == nil && !copied.ReadyBy(c.Person.ID) {
			all = append(all, asksBody("A copy for "+copied.Wanted.To.Words()+" waits for your decision: "+words.LowerFirst(copied.Wanted.What)+". ", govuk.Link{Text: "Look at it", Href: copyURL(c, copied)}))
		}
	}
	return all, nil
}
