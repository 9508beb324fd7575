package caseworkpage

import (
	"slices"

	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/web"
)

// endWorkPage asks why somebody’s work on the case ends.
type endWorkPage struct {
	formPage
	a *casework.Allocation
}

func (p endWorkPage) Title() string         { return "Somebody’s work on the case ends" }
func (p endWorkPage) Body() templ.Component { return endWorkBody(p) }

func (p Pages) allocationIn(c *web.Case) (*casework.Allocation, error) {
	id, err := c.Entry("allocation")
	if err != nil {
		return nil, err
	}
	all := casework.Of(c.History).Allocations()
	i := slices.IndexFunc(all, func(a *casework.Allocation) bool { return a.Ref.Entry == id })
	if i < 0 {
		return nil, fault.Absent(nil)
	}
	return all[i], nil
}

func (p Pages) endWorkPage(c *web.Case, a *casework.Allocation) func(*web.Form) web.Page {
	return func(form *web.Form) web.Page { return endWorkPage{p.formPage(c, form), a} }
}

func (p Pages) showEndWork(c *web.Case) (web.Page, error) {
	a, err := p.allocationIn(c)
	if err != nil {
		return nil, err
	}
	return fresh(c, p.endWorkPage(c, a))
}

func (p Pages) endWork(c *web.Case) (web.Page, error) {
	a, err := p.allocationIn(c)
	if err != nil {
		return nil, err
	}
	return send(c, p.endWorkPage(c, a), func(f *web.Form) act {
		body := casework.AllocationEndedBody{Allocation: a.Ref, On: f.Date("on", "The last day"), Why: f.Text("why")}
		return func(s *casework.State) (ledger.Change, error) { return casework.EndAllocation(s, c.By(), f.ID, body) }
	}, c.URL("allocate"))
}
