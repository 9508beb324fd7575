package courtpage

import (
	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/court"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/web"
)

// otherwisePage asks when and how a report was filed without the court's system.
type otherwisePage struct {
	web.CaseForm
	toFile
}

func (p otherwisePage) Title() string         { return "Filed another way" }
func (p otherwisePage) Body() templ.Component { return otherwiseBody(p) }

func (p Pages) otherwisePage(c *web.Case) (otherwisePage, error) {
	f, err := p.toFile(c)
	if err != nil {
		return otherwisePage{}, err
	}
	if !f.waits() {
		return otherwisePage{}, fault.Absent(nil)
	}
	form, err := c.Form()
	return otherwisePage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, f}, err
}

func (p Pages) showOtherwise(c *web.Case) (web.Page, error) {
	page, err := p.otherwisePage(c)
	if err == nil && !page.Form.Has("on-day") {
		page.Form.SetDate("on", calendar.DateInLondon(c.Now))
	}
	return page, err
}

func (p Pages) otherwise(c *web.Case) (web.Page, error) {
	page, err := p.otherwisePage(c)
	if err != nil {
		return nil, err
	}
	form := court.OtherwiseForm{
		Signed: page.report.Signed.Ref, On: page.Form.Date("on", "The day"), How: page.Form.Text("how"), Today: calendar.DateInLondon(c.Now),
	}
	if len(page.Form.Errors) > 0 {
		return page, nil
	}
	err = c.Act(page.Form, func(h *ledger.History) (ledger.Change, error) {
		return court.FiledOtherwise(h, c.By(), page.Form.ID, form)
	})
	if page.Form.Refused(err) {
		return page, nil
	}
	return c.SeeOther(page.url()), err
}
