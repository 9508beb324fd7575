package safeguardingpage

import (
	"github.com/a-h/templ"

	"candour/internal/ledger"
	"candour/internal/safeguarding"
	"candour/internal/web"
)

// notMadePage says why a check is not made.
type notMadePage struct{ askPage }

func (p notMadePage) Title() string         { return "A check that is not made" }
func (p notMadePage) Body() templ.Component { return notMadeBody(p) }

func (p Pages) showNotMade(c *web.Case) (web.Page, error) {
	page, err := p.askOf(c)
	if err != nil {
		return nil, err
	}
	page.fill(page.line.Whom)
	return notMadePage{page}, nil
}

func (p Pages) notMade(c *web.Case) (web.Page, error) {
	form, err := p.askOf(c)
	if err != nil {
		return nil, err
	}
	page, v := notMadePage{form}, form.view
	read := safeguarding.NotMadeForm{
		CheckNotMadeBody: safeguarding.CheckNotMadeBody{Check: page.line.ID, Whom: page.Form.Text("whom"), About: v.refs(page.Form.Entries("about"))},
		Why:              page.Form.Text("why"), Author: c.Person.Name,
	}
	return page.act(page, v.url(), page.texts("whom", "why"), func(h *ledger.History) (ledger.Change, error) {
		return v.Desk.NotMake(h, c.By(), page.Form.ID, v.today, read)
	})
}
