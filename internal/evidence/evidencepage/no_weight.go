package evidencepage

import (
	"github.com/a-h/templ"

	"candour/internal/evidence"
	"candour/internal/ledger"
	"candour/internal/web"
)

// noWeightPage records the author's opinion that an item is not to be leaned on.
type noWeightPage struct{ actPage }

func (p noWeightPage) Title() string         { return "I place no weight on this" }
func (p noWeightPage) Body() templ.Component { return noWeightBody(p) }

func (p Pages) showNoWeight(c *web.Case) (web.Page, error) {
	page, err := p.actForm(c)
	return noWeightPage{page}, err
}

func (p Pages) noWeight(c *web.Case) (web.Page, error) {
	page, err := p.actForm(c)
	if err != nil {
		return nil, err
	}
	form := evidence.NoWeightBody{Item: page.item.Ref(), Because: page.Form.Text("because")}
	return page.record(noWeightPage{page}, func(s *evidence.State) (ledger.Change, error) {
		return evidence.PlaceNoWeight(s, c.By(), page.Form.ID, form)
	})
}
