package caseworkpage

import (
	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/web"
)

// planVisitPage asks whom somebody means to see, when and where.
type planVisitPage struct{ formPage }

func (p planVisitPage) Title() string         { return "Plan a visit" }
func (p planVisitPage) Body() templ.Component { return planVisitBody(p) }

func (p Pages) planVisitPage(c *web.Case) func(*web.Form) web.Page {
	return func(form *web.Form) web.Page { return planVisitPage{p.formPage(c, form)} }
}

func (p Pages) showPlanVisit(c *web.Case) (web.Page, error) { return fresh(c, p.planVisitPage(c)) }

func (p Pages) planVisit(c *web.Case) (web.Page, error) {
	s := p.seen(c)
	return sendOpenly(c, p.planVisitPage(c), func(f *web.Form) act {
		body := casework.VisitPlannedBody{
			People: s.inCaseAll(f.Entries("people")), Starts: momentIn(f, "starts"), Where: f.Text("where"), Why: f.Text("why"),
		}
		return func(s *casework.State) (ledger.Change, error) {
			return casework.PlanVisit(s, c.By(), f.ID, p.seen(c).Today, body)
		}
	}, c.URL("notes"), "where", "why")
}
