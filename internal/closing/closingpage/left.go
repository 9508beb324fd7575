package closingpage

import (
	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/closing"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/web"
)

// leftPage asks what came of something that was handed to somebody when the case was closed.
type leftPage struct {
	formPage
	account *closing.Account
	matter  closing.Matter
}

func (p leftPage) Title() string         { return "Left when the case was closed" }
func (p leftPage) Body() templ.Component { return leftBody(p) }

func newLeftPage(c *web.Case) (leftPage, error) {
	form, err := newFormPage(c)
	if err != nil {
		return leftPage{}, err
	}
	a, err := accountOf(c)
	if err != nil {
		return leftPage{}, err
	}
	m, is := a.Matter(c.Request.PathValue("matter"))
	if !is {
		return leftPage{}, fault.Absent(nil)
	}
	return leftPage{form, a, m}, nil
}

func showLeft(c *web.Case) (web.Page, error) {
	page, err := newLeftPage(c)
	if err == nil && !page.account.Waits(casework.Of(c.History), page.matter) {
		return c.SeeOther(c.URL("closed")), nil
	}
	return page, err
}

func see(c *web.Case) (web.Page, error) {
	page, err := newLeftPage(c)
	if err != nil {
		return nil, err
	}
	body := closing.AnsweredBody{Account: page.account.Entry.Ref(), Key: page.matter.Key, How: page.Form.Text("how")}
	return page.send(page, []string{body.How}, func(h *ledger.History) (ledger.Change, error) { return closing.See(h, c.By(), page.Form.ID, body) })
}

// send carries out what a form here asks once it holds nothing hidden, and goes on to how the case was closed.
func (p formPage) send(page web.Page, texts []string, verb func(*ledger.History) (ledger.Change, error)) (web.Page, error) {
	if err := warn(p.Case, p.Form, texts); err != nil {
		return nil, err
	}
	var err error
	if len(p.Form.Errors) > 0 {
		_, err = verb(p.History) // asks only what else is wrong
	} else {
		err = p.Act(p.Form, verb)
	}
	if p.Form.Refused(err) {
		return page, nil
	}
	return p.SeeOther(p.URL("closed")), err
}
