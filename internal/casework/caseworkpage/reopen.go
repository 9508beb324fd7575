package caseworkpage

import (
	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/web"
)

// reopenPage asks why work on a closed case begins again.
type reopenPage struct{ formPage }

func (p reopenPage) Title() string         { return "Open the case again" }
func (p reopenPage) Body() templ.Component { return reopenBody(p) }

func (p Pages) reopenPage(c *web.Case) func(*web.Form) web.Page {
	return func(form *web.Form) web.Page { return reopenPage{p.formPage(c, form)} }
}

func (p Pages) showReopen(c *web.Case) (web.Page, error) { return fresh(c, p.reopenPage(c)) }

func (p Pages) reopenCase(c *web.Case) (web.Page, error) {
	return send(c, p.reopenPage(c), func(f *web.Form) act {
		why := f.Text("why")
		return func(s *casework.State) (ledger.Change, error) { return casework.Reopen(s, c.By(), f.ID, why) }
	}, c.URL())
}
