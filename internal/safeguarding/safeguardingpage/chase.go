package safeguardingpage

import (
	"github.com/a-h/templ"

	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/safeguarding"
	"candour/internal/web"
)

// onCheck is a form about the check of the address.
type onCheck struct {
	formPage
	of *safeguarding.Check
}

// onCheck is such a form. What was not asked cannot be answered.
func (p Pages) onCheck(c *web.Case) (onCheck, error) {
	form, err := p.form(c)
	if err != nil {
		return onCheck{}, err
	}
	of, err := form.view.checkIn()
	if err == nil && of.Asked == nil {
		err = fault.Absent(nil)
	}
	return onCheck{form, of}, err
}

// chasePage records that whoever was asked was reminded.
type chasePage struct{ onCheck }

func (p chasePage) Title() string         { return "They were reminded" }
func (p chasePage) Body() templ.Component { return chaseBody(p) }

func (p Pages) showChase(c *web.Case) (web.Page, error) {
	form, err := p.onCheck(c)
	if err != nil {
		return nil, err
	}
	form.Form.SetDate("when", form.view.today)
	return chasePage{form}, nil
}

func (p Pages) chase(c *web.Case) (web.Page, error) {
	form, err := p.onCheck(c)
	if err != nil {
		return nil, err
	}
	page, v := chasePage{form}, form.view
	on := page.Form.Date("when", "The day")
	body := safeguarding.CheckChasedBody{Check: page.of.Ref, How: page.Form.Text("how")}
	return page.act(page, v.checkURL(page.of), page.texts("how"), func(h *ledger.History) (ledger.Change, error) {
		return v.Desk.Chase(h, c.By(), page.Form.ID, on, v.today, body)
	})
}
