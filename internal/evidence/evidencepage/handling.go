package evidencepage

import (
	"github.com/a-h/templ"

	"candour/internal/evidence"
	"candour/internal/ledger"
	"candour/internal/web"
)

// handlingPage changes how a source may be named, and the conditions under which it was given.
type handlingPage struct{ actPage }

func (p handlingPage) Title() string         { return "How it may be used" }
func (p handlingPage) Body() templ.Component { return handlingBody(p) }

func (p Pages) showHandling(c *web.Case) (web.Page, error) {
	page, err := p.actForm(c)
	if err == nil && page.item.Source != nil {
		page.Form.Set("naming", page.item.Source.Naming)
		page.Form.Set("handling", page.item.Source.Handling...)
	}
	return handlingPage{page}, err
}

func (p Pages) handling(c *web.Case) (web.Page, error) {
	page, err := p.actForm(c)
	if err != nil {
		return nil, err
	}
	form := evidence.HandlingBody{
		Source: page.item.ItemBody.Source, Naming: page.Form.Text("naming"), Handling: page.Form.All("handling"), Why: page.Form.Text("why"),
	}
	return page.record(handlingPage{page}, func(s *evidence.State) (ledger.Change, error) {
		return evidence.ChangeHandling(p.Pack, s, c.By(), page.Form.ID, form)
	})
}
