package evidencepage

import (
	"github.com/a-h/templ"

	"candour/internal/evidence"
	"candour/internal/ledger"
	"candour/internal/web"
)

// drawPage records evidence from a document, a letter, or what somebody saw.
type drawPage struct{ accountPage }

func (p drawPage) Title() string         { return "Record evidence" }
func (p drawPage) Body() templ.Component { return drawBody(p) }

func (p Pages) accountForm(c *web.Case) (accountPage, error) {
	v, err := p.view(c)
	if err != nil {
		return accountPage{}, err
	}
	form, err := c.Form()
	return accountPage{CaseForm: web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, view: v}, err
}

func (p Pages) showDraw(c *web.Case) (web.Page, error) {
	page, err := p.accountForm(c)
	return drawPage{page}, err
}

func (p Pages) draw(c *web.Case) (web.Page, error) {
	page, err := p.accountForm(c)
	if err != nil {
		return nil, err
	}
	paper, err := p.attached(c, page.Form)
	if err != nil {
		return nil, err
	}
	item := page.account(paper)
	if err := page.warn(); err != nil {
		return nil, err
	}
	if len(page.Form.Errors) > 0 {
		return drawPage{page}, nil
	}
	err = c.Act(page.Form, func(h *ledger.History) (ledger.Change, error) {
		return evidence.WithAttachmentJobs(evidence.Draw(p.Pack, evidence.Of(h), c.By(), page.Form.ID, item))
	})
	if page.Form.Refused(err) {
		return drawPage{page}, nil
	}
	return c.SeeOther(c.URL("evidence", string(evidence.ItemOf(c.Stream, page.Form.ID)))), err
}
