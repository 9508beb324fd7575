package evidencepage

import (
	"github.com/a-h/templ"

	"candour/internal/evidence"
	"candour/internal/ledger"
	"candour/internal/web"
)

// matterPage says that an item is about the same thing as another, or that it is not after all.
type matterPage struct{ actPage }

func (p matterPage) Title() string         { return "About the same thing" }
func (p matterPage) Body() templ.Component { return matterBody(p) }

func (p Pages) showMatter(c *web.Case) (web.Page, error) {
	page, err := p.actForm(c)
	return matterPage{page}, err
}

func (p Pages) matter(c *web.Case) (web.Page, error) {
	page, err := p.actForm(c)
	if err != nil {
		return nil, err
	}
	form := evidence.JoinedBody{Item: page.item.Ref(), Matter: page.ref(page.Form.Entry("matter")), Why: page.Form.Text("why")}
	return page.record(matterPage{page}, func(s *evidence.State) (ledger.Change, error) {
		return evidence.JoinMatter(s, c.By(), page.Form.ID, form)
	})
}
