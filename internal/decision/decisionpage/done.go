package decisionpage

import (
	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/decision"
	"candour/internal/ledger"
	"candour/internal/web"
)

// donePage records what was done about a decision.
type donePage struct {
	web.CaseForm
	*decision.Decision
}

func (p donePage) Title() string         { return "What was done" }
func (p donePage) Body() templ.Component { return doneBody(p) }

func newDonePage(c *web.Case) (donePage, error) {
	d, err := find(c)
	if err != nil {
		return donePage{}, err
	}
	form, err := c.Form()
	return donePage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, d}, err
}

func (p Pages) showDone(c *web.Case) (web.Page, error) {
	page, err := newDonePage(c)
	if err != nil {
		return nil, err
	}
	page.Form.SetDate("on", calendar.DateInLondon(c.Now))
	return page, nil
}

func (p Pages) done(c *web.Case) (web.Page, error) {
	page, err := newDonePage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	body := decision.CarriedOutBody{Decision: page.Ref(), Otherwise: f.Text("otherwise")}
	on := f.Date("on", "The day")
	if on.IsZero() || on.After(calendar.DateInLondon(c.Now)) {
		f.Errors.Add("on", "Give the day, which is not in the future")
	}
	if err := f.Without(casework.HeldIn(c.Context(), c.Ledger(), c.History, c.Words, body.Otherwise)); err != nil {
		return nil, err
	}
	return sent(c, page, f, decisionURL(c, page.Decision), nil, func(h *ledger.History) (ledger.Change, error) {
		return decision.CarryOut(decision.Of(h), c.By(), f.ID, on, body)
	})
}
