package evidencepage

import (
	"github.com/a-h/templ"

	"candour/internal/evidence"
	"candour/internal/ledger"
	"candour/internal/web"
)

// disputePage records that a party disputes an item, in their own words.
type disputePage struct{ actPage }

func (p disputePage) Title() string         { return "A party disputes it" }
func (p disputePage) Body() templ.Component { return disputeBody(p) }

func (p Pages) showDispute(c *web.Case) (web.Page, error) {
	page, err := p.actForm(c)
	return disputePage{page}, err
}

func (p Pages) dispute(c *web.Case) (web.Page, error) {
	page, err := p.actForm(c)
	if err != nil {
		return nil, err
	}
	paper, err := p.attached(c, page.Form)
	if err != nil {
		return nil, err
	}
	form := evidence.DisputeForm{
		Item: page.item.Ref(), Point: evidence.Point(page.Form.Text("point")), Denial: page.answer(paper), AsParty: page.Form.Ticked("party"),
	}
	return page.record(disputePage{page}, func(s *evidence.State) (ledger.Change, error) {
		return evidence.Dispute(p.Pack, s, c.By(), page.Form.ID, form)
	})
}
