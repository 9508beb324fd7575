package correctionpage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/correction"
	"candour/internal/govuk"
	"candour/internal/report"
	"candour/internal/web"
)

// Asks is every factual correction of a case that waits for its author, for the case’s overview.
func (p Pages) Asks(c *web.Case) ([]templ.Component, error) {
	if !c.May(access.CaseWorker) {
		return nil, nil
	}
	waiting, err := correction.WaitingIn(c.Context(), c.Ledger(), c.History)
	var all []templ.Component
	for _, w := range waiting {
		t, _ := p.Desk.Pack.ReportType(w.Type)
		for _, x := range w.Corrections {
			says, to := x.Name+" says that a fact in "+x.Number+" of the "+t.Called()+" is wrong. ", govuk.Link{Text: "See what they say", Href: reportURL(c, w.Report, Home) + "#came"}
			if w.Author == c.Person.ID {
				to = govuk.Link{Text: "Answer it", Href: reportURL(c, w.Report, Home, string(x.Entry.ID))}
			}
			all = append(all, asksBody(says, to))
		}
	}
	return all, err
}

// Disputed are the replies to filed reports that stand, for the foot of the case’s overview.
func (p Pages) Disputed(c *web.Case) ([]templ.Component, error) {
	var all []templ.Component
	for _, x := range report.Standing(report.Of(c.History)) {
		all = append(all, disputedBody(x.Alone(p.Desk.Pack)+" ", govuk.Link{Text: "See the reply", Href: reportURL(c, x.To) + "#replies"}))
	}
	return all, nil
}

func reportURL(c *web.Case, r *report.Report, parts ...string) string {
	return c.URL(append([]string{"report", string(r.Ref.Entry)}, parts...)...)
}
