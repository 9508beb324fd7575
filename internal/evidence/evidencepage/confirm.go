package evidencepage

import (
	"github.com/a-h/templ"

	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/web"
)

// confirmPage records that the document came of a decision that was known from a note of the hearing alone.
type confirmPage struct {
	actPage
	findings []evidence.Status
}

func (p confirmPage) Title() string         { return "The document has come" }
func (p confirmPage) Body() templ.Component { return confirmBody(p) }

func (p Pages) confirmPage(c *web.Case) (confirmPage, error) {
	page, err := p.actForm(c)
	if err != nil {
		return confirmPage{}, err
	}
	return confirmPage{page, page.view.evidence.Unconfirmed(page.item.Ref())}, nil
}

func (p Pages) showConfirm(c *web.Case) (web.Page, error) {
	page, err := p.confirmPage(c)
	if err == nil && len(page.findings) == 0 {
		err = fault.Absent(nil)
	}
	if err == nil {
		page.onlyOne("finding", page.findings)
	}
	return page, err
}

func (p Pages) confirm(c *web.Case) (web.Page, error) {
	page, err := p.confirmPage(c)
	if err != nil {
		return nil, err
	}
	paper, err := p.attached(c, page.Form)
	if err != nil {
		return nil, err
	}
	form := evidence.ConfirmedBody{Finding: page.ref(page.Form.Entry("finding")), Paper: paper}
	return page.record(page, func(s *evidence.State) (ledger.Change, error) {
		return evidence.ConfirmFinding(s, c.By(), page.Form.ID, form)
	})
}
