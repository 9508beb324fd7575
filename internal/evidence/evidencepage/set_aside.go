package evidencepage

import (
	"github.com/a-h/templ"

	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/web"
)

// setAsidePage records that a court set aside a decision on a matter, as on appeal.
type setAsidePage struct {
	actPage
	decisions []evidence.Status
}

func (p setAsidePage) Title() string         { return "A court set a decision aside" }
func (p setAsidePage) Body() templ.Component { return setAsideBody(p) }

func (p Pages) setAsidePage(c *web.Case) (setAsidePage, error) {
	page, err := p.actForm(c)
	if err != nil {
		return setAsidePage{}, err
	}
	return setAsidePage{page, page.view.evidence.Appealable(page.item.Ref())}, nil
}

func (p Pages) showSetAside(c *web.Case) (web.Page, error) {
	page, err := p.setAsidePage(c)
	if err == nil && len(page.decisions) == 0 {
		err = fault.Absent(nil)
	}
	if err == nil {
		page.onlyOne("of", page.decisions)
	}
	return page, err
}

func (p Pages) setAside(c *web.Case) (web.Page, error) {
	page, err := p.setAsidePage(c)
	if err != nil {
		return nil, err
	}
	paper, err := p.attached(c, page.Form)
	if err != nil {
		return nil, err
	}
	f := page.Form
	form := evidence.SetAsideForm{On: f.Date("on", "The day of the decision"), SetAsideBody: evidence.SetAsideBody{
		Of: page.ref(f.Entry("of")), Court: f.Text("court"), Judge: f.Text("judge"), Paper: paper,
	}}
	return page.record(page, func(s *evidence.State) (ledger.Change, error) {
		return evidence.SetAsideDecision(s, c.By(), f.ID, form)
	})
}
