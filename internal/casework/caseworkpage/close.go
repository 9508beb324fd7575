package caseworkpage

import (
	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/web"
)

// closePage asks when and why the service’s work on the case ends.
type closePage struct{ formPage }

func (p closePage) Title() string         { return "Close the case" }
func (p closePage) Body() templ.Component { return closeBody(p) }

func (p Pages) closePage(c *web.Case) func(*web.Form) web.Page {
	return func(form *web.Form) web.Page {
		form.SetDate("on", p.seen(c).Today)
		return closePage{p.formPage(c, form)}
	}
}

func (p Pages) showClose(c *web.Case) (web.Page, error) { return fresh(c, p.closePage(c)) }

func (p Pages) closeCase(c *web.Case) (web.Page, error) {
	return send(c, p.closePage(c), func(f *web.Form) act {
		body := casework.ClosedBody{On: f.Date("on", "The day"), Why: f.Text("why")}
		return func(s *casework.State) (ledger.Change, error) {
			return casework.CloseCase(s, p.Pack, c.By(), f.ID, body)
		}
	}, c.URL())
}
