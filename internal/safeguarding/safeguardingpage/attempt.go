package safeguardingpage

import (
	"github.com/a-h/templ"

	"candour/internal/ledger"
	"candour/internal/safeguarding"
	"candour/internal/web"
)

// attemptPage records that a party was not reached, or could not speak.
type attemptPage struct{ onParty }

func (p attemptPage) Title() string         { return "An attempt to reach a party" }
func (p attemptPage) Body() templ.Component { return attemptBody(p) }

func (p Pages) showAttempt(c *web.Case) (web.Page, error) {
	form, err := p.onParty(c)
	if err != nil {
		return nil, err
	}
	form.Form.SetDate("when", form.view.today)
	form.Form.Set("how", safeguarding.Ways[0])
	return attemptPage{form}, nil
}

func (p Pages) attempt(c *web.Case) (web.Page, error) {
	form, err := p.onParty(c)
	if err != nil {
		return nil, err
	}
	page := attemptPage{form}
	read := safeguarding.AttemptForm{Party: page.with.Party.Ref, How: page.Form.Text("how"), Came: page.Form.Text("came"), When: page.when(), Now: c.Now}
	return page.act(page, page.view.url(), page.texts("came"), func(h *ledger.History) (ledger.Change, error) {
		return page.view.Desk.Attempt(h, c.By(), page.Form.ID, read)
	})
}
