package closingpage

import (
	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/closing"
	"candour/internal/ledger"
	"candour/internal/web"
)

// lookedPage asks what became of the order for the child, months after the case was closed.
type lookedPage struct {
	formPage
	account *closing.Account
}

func (p lookedPage) Title() string         { return "What became of the order" }
func (p lookedPage) Body() templ.Component { return lookedBody(p) }

func newLookedPage(c *web.Case) (lookedPage, error) {
	form, err := newFormPage(c)
	if err != nil {
		return lookedPage{}, err
	}
	a, err := accountOf(c)
	return lookedPage{form, a}, err
}

func showLooked(c *web.Case) (web.Page, error) {
	page, err := newLookedPage(c)
	if err == nil && (!page.account.LooksBack() || calendar.DateInLondon(c.Now).Before(page.account.LookBack)) {
		return c.SeeOther(c.URL("closed")), nil
	}
	return page, err
}

// notLearnt is what the form sends when nobody could say what became of the order.
const notLearnt = "no"

func lookBack(c *web.Case) (web.Page, error) {
	page, err := newLookedPage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	body := closing.LookedBackBody{Account: page.account.Entry.Ref(), NotLearnt: f.Text("learnt") == notLearnt}
	if body.NotLearnt {
		body.Tried = f.Text("tried")
	} else {
		body.Became, body.Source = f.Text("became"), f.Text("source")
	}
	return page.send(page, []string{body.Became, body.Source, body.Tried}, func(h *ledger.History) (ledger.Change, error) {
		return closing.LookBack(h, c.By(), f.ID, calendar.DateInLondon(c.Now), body)
	})
}
