package caseworkpage

import (
	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/web"
)

// dutyReopenPage asks why something has to be done after all.
type dutyReopenPage struct {
	formPage
	d *casework.Duty
}

func (p dutyReopenPage) Title() string         { return "It has to be done after all" }
func (p dutyReopenPage) Body() templ.Component { return dutyReopenBody(p) }

func showDutyReopen(p formPage, d *casework.Duty) web.Page { return dutyReopenPage{p, d} }

func (p Pages) dutyReopen(c *web.Case, f *web.Form, d *casework.Duty) act {
	body := casework.DutyReopenedBody{Duty: d.Ref, Why: f.Text("why")}
	return func(s *casework.State) (ledger.Change, error) { return casework.ReopenDuty(s, c.By(), f.ID, body) }
}
