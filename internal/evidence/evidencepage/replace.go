package evidencepage

import (
	"github.com/a-h/templ"

	"candour/internal/evidence"
	"candour/internal/ledger"
	"candour/internal/web"
)

// replacePage records that a later document corrects an earlier one.
type replacePage struct{ actPage }

func (p replacePage) Title() string         { return "A document was corrected" }
func (p replacePage) Body() templ.Component { return replaceBody(p) }

func (p Pages) showReplace(c *web.Case) (web.Page, error) {
	page, err := p.actForm(c)
	return replacePage{page}, err
}

func (p Pages) replace(c *web.Case) (web.Page, error) {
	page, err := p.actForm(c)
	if err != nil {
		return nil, err
	}
	paper, err := p.attached(c, page.Form)
	if err != nil {
		return nil, err
	}
	form := evidence.ReplaceForm{Older: page.item.Ref(), Newer: page.answer(paper), Why: page.Form.Text("why")}
	return page.record(replacePage{page}, func(s *evidence.State) (ledger.Change, error) {
		return evidence.Replace(p.Pack, s, c.By(), page.Form.ID, form)
	})
}
