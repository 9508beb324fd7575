package safeguardingpage

import (
	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/safeguarding"
	"candour/internal/web"
)

// notHeldPage says why there is no interview with a party.
type notHeldPage struct{ onParty }

func (p notHeldPage) Title() string         { return "No interview" }
func (p notHeldPage) Body() templ.Component { return notHeldBody(p) }

func (p Pages) showNotHeld(c *web.Case) (web.Page, error) {
	form, err := p.onParty(c)
	return notHeldPage{form}, err
}

func (p Pages) notHeld(c *web.Case) (web.Page, error) {
	form, err := p.onParty(c)
	if err != nil {
		return nil, err
	}
	page := notHeldPage{form}
	read := safeguarding.AttemptForm{
		Party: page.with.Party.Ref, Came: page.Form.Text("came"), When: casework.When(page.view.today, calendar.TimeOfDay{}), Now: c.Now,
	}
	return page.act(page, page.view.url(), page.texts("came"), func(h *ledger.History) (ledger.Change, error) {
		return page.view.Desk.NotHold(h, c.By(), page.Form.ID, read)
	})
}
