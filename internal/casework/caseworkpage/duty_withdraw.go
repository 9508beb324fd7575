package caseworkpage

import (
	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/web"
)

// dutyWithdrawPage asks why something need not be done.
type dutyWithdrawPage struct {
	formPage
	d *casework.Duty
}

func (p dutyWithdrawPage) Title() string         { return "It need not be done" }
func (p dutyWithdrawPage) Body() templ.Component { return dutyWithdrawBody(p) }

func showDutyWithdraw(p formPage, d *casework.Duty) web.Page { return dutyWithdrawPage{p, d} }

func (p Pages) dutyWithdraw(c *web.Case, f *web.Form, d *casework.Duty) act {
	body := casework.DutyWithdrawnBody{Duty: d.Ref, Why: f.Text("why")}
	return func(s *casework.State) (ledger.Change, error) { return casework.WithdrawDuty(s, c.By(), f.ID, body) }
}
