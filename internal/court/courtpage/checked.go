package courtpage

import (
	"github.com/a-h/templ"

	"candour/internal/court"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// checkedPage asks what a person found out about a filing.
type checkedPage struct {
	web.CaseForm
	toFile
}

func (p checkedPage) Title() string         { return "What you found at the court" }
func (p checkedPage) Body() templ.Component { return checkedBody(p) }

func (p Pages) checkedPage(c *web.Case) (checkedPage, error) {
	f, err := p.toFile(c)
	if err != nil {
		return checkedPage{}, err
	}
	if f.last() == nil {
		return checkedPage{}, fault.Absent(nil)
	}
	form, err := c.Form()
	return checkedPage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, f}, err
}

func (p Pages) showChecked(c *web.Case) (web.Page, error) {
	page, err := p.checkedPage(c)
	return page, err
}

// What can be found.
const (
	isThere  = "there"
	notThere = "not there"
)

func (p Pages) checked(c *web.Case) (web.Page, error) {
	page, err := p.checkedPage(c)
	if err != nil {
		return nil, err
	}
	found := page.Form.Text("found")
	if found != isThere && found != notThere {
		page.Form.Errors.Add("found", "Choose what you found")
		return page, nil
	}
	body := court.CheckedBody{Filing: page.last().Ref, How: page.Form.Text("how")}
	err = c.Act(page.Form, func(h *ledger.History) (ledger.Change, error) {
		if found == isThere {
			return court.Confirm(h, c.By(), page.Form.ID, body, c.Now)
		}
		return court.Deny(h, c.By(), page.Form.ID, body)
	})
	if page.Form.Refused(err) {
		return page, nil
	}
	return c.SeeOther(page.url()), err
}

var foundOptions = []govuk.Option{
	{Value: isThere, Label: "The court has it", Hint: "It counts as filed"},
	{Value: notThere, Label: "The court does not have it", Hint: "It can then be sent again, and what it was owed for is to be done again"},
}
