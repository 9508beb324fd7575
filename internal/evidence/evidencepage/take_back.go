package evidencepage

import (
	"github.com/a-h/templ"

	"candour/internal/evidence"
	"candour/internal/ledger"
	"candour/internal/web"
)

// takeBackPage records what somebody says now, beside what they said first.
type takeBackPage struct{ actPage }

func (p takeBackPage) Title() string         { return "They take it back" }
func (p takeBackPage) Body() templ.Component { return takeBackBody(p) }

func (p Pages) showTakeBack(c *web.Case) (web.Page, error) {
	page, err := p.actForm(c)
	if err == nil && page.item.Source != nil {
		page.Form.Set("who", string(page.item.Source.Who.Person.Entry))
		page.Form.Set("who-name", page.item.Source.Who.Name)
		page.Form.Set("kind", page.item.Source.Kind)
	}
	return takeBackPage{page}, err
}

func (p Pages) takeBack(c *web.Case) (web.Page, error) {
	page, err := p.actForm(c)
	if err != nil {
		return nil, err
	}
	paper, err := p.attached(c, page.Form)
	if err != nil {
		return nil, err
	}
	form := evidence.TakeBackForm{Item: page.item.Ref(), Now: page.answer(paper)}
	return page.record(takeBackPage{page}, func(s *evidence.State) (ledger.Change, error) {
		return evidence.TakeBack(p.Pack, s, c.By(), page.Form.ID, form)
	})
}
