package decisionpage

import (
	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/decision"
	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/web"
)

// againPage asks whether a decision stays or is changed.
type againPage struct {
	web.CaseForm
	*decision.Decision
	argument *footing.Case
	gone     []footing.Key
	anew     string // where it is decided anew
}

func (p againPage) Title() string         { return "Look at a decision again" }
func (p againPage) Body() templ.Component { return againBody(p) }

func (p Pages) againPage(c *web.Case) (againPage, error) {
	d, err := find(c)
	if err != nil {
		return againPage{}, err
	}
	argument, err := p.Footing.At(calendar.DateInLondon(c.Now), c.History)
	if err != nil {
		return againPage{}, err
	}
	beside, err := p.beside(c, d)
	if err != nil {
		return againPage{}, err
	}
	form, err := c.Form()
	return againPage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, d, argument, d.Gone(argument), beside.Again}, err
}

func (p Pages) showAgain(c *web.Case) (web.Page, error) {
	page, err := p.againPage(c)
	if err != nil {
		return nil, err
	}
	return page, nil
}

func (p Pages) again(c *web.Case) (web.Page, error) {
	page, err := p.againPage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	body := decision.KeptBody{Decision: page.Ref(), Why: f.Text("why")}
	if err := f.Without(casework.HeldIn(c.Context(), c.Ledger(), c.History, c.Words, body.Why)); err != nil {
		return nil, err
	}
	return sent(c, page, f, decisionURL(c, page.Decision), body.Validate(), func(h *ledger.History) (ledger.Change, error) {
		return decision.Keep(decision.Of(h), page.argument, c.By(), f.ID, body)
	})
}
