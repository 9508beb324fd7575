package caseworkpage

import (
	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/web"
)

// dutyDonePage asks when and how something was done.
type dutyDonePage struct {
	formPage
	d *casework.Duty
}

func (p dutyDonePage) Title() string         { return "It is done" }
func (p dutyDonePage) Body() templ.Component { return dutyDoneBody(p) }

func showDutyDone(p formPage, d *casework.Duty) web.Page {
	p.Form.SetDate("on", p.Today)
	return dutyDonePage{p, d}
}

func (p Pages) dutyDone(c *web.Case, f *web.Form, d *casework.Duty) act {
	body := casework.DutyDoneBody{Duty: d.Ref, On: f.Date("on", "The day"), How: f.Text("how")}
	return func(s *casework.State) (ledger.Change, error) { return casework.MeetDuty(s, c.By(), f.ID, body) }
}
