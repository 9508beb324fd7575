package evidencepage

import (
	"github.com/a-h/templ"

	"candour/internal/evidence"
	"candour/internal/ledger"
	"candour/internal/web"
)

// outweighPage records that one item is better evidence than another, by whom and why.
type outweighPage struct{ actPage }

func (p outweighPage) Title() string         { return "Better evidence" }
func (p outweighPage) Body() templ.Component { return outweighBody(p) }

func (p Pages) showOutweigh(c *web.Case) (web.Page, error) {
	page, err := p.actForm(c)
	return outweighPage{page}, err
}

func (p Pages) outweigh(c *web.Case) (web.Page, error) {
	page, err := p.actForm(c)
	if err != nil {
		return nil, err
	}
	form := evidence.OutweighedBody{Better: page.ref(page.Form.Entry("better")), Worse: page.item.Ref(), Why: page.Form.Text("why")}
	return page.record(outweighPage{page}, func(s *evidence.State) (ledger.Change, error) {
		return evidence.Outweigh(p.Pack, s, c.By(), page.Form.ID, form)
	})
}
