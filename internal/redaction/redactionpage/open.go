package redactionpage

import (
	"github.com/a-h/templ"

	"candour/internal/court"
	"candour/internal/ledger"
	"candour/internal/web"
)

// openPage asks somebody who takes a copy up why they need to see its document, and puts it on record.
type openPage struct{ copyForm }

func (p openPage) Title() string         { return "Open a document that may be confidential" }
func (p openPage) Body() templ.Component { return openBody(p) }

func (p Pages) openPage(c *web.Case) (openPage, error) {
	in, err := p.inCopy(c)
	if err != nil {
		return openPage{}, err
	}
	form, err := in.form()
	return openPage{form}, err
}

func (p Pages) showOpen(c *web.Case) (web.Page, error) {
	page, err := p.openPage(c)
	if err != nil {
		return nil, err
	}
	return page, nil
}

func (p Pages) open(c *web.Case) (web.Page, error) {
	page, err := p.openPage(c)
	if err != nil {
		return nil, err
	}
	err = c.Act(page.Form, func(h *ledger.History) (ledger.Change, error) {
		return court.ShowDocument(h, c.By(), page.Form.ID, court.ShownBody{Document: page.copy.Document.Court, Why: page.Form.Text("why")})
	})
	if page.Form.Refused(err) {
		return page, nil
	}
	return c.SeeOther(page.url()), err
}
