package caseworkpage

import (
	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/web"
)

// dutyDayPage asks which order sets another day.
type dutyDayPage struct {
	formPage
	d *casework.Duty
}

func (p dutyDayPage) Title() string         { return "An order sets another day" }
func (p dutyDayPage) Body() templ.Component { return dutyDayBody(p) }

func showDutyDay(p formPage, d *casework.Duty) web.Page { return dutyDayPage{p, d} }

func (p Pages) dutyDay(c *web.Case, f *web.Form, d *casework.Duty) act {
	form := casework.OverrideForm{
		Duty: d.Ref, Order: p.seen(c).inCase(f.Entry("order")), Paragraph: f.Text("paragraph"), On: f.Date("on", "The day"), At: f.Time("at", "The time"),
	}
	return func(s *casework.State) (ledger.Change, error) { return casework.OverrideDuty(s, c.By(), f.ID, form) }
}
