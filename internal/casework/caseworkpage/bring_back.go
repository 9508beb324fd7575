package caseworkpage

import (
	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/web"
)

// bringBackPage asks a reviewer why a hidden entry belongs here after all.
type bringBackPage struct {
	formPage
	entry ledger.Entry
}

func (p bringBackPage) Title() string         { return "It belongs here after all" }
func (p bringBackPage) Body() templ.Component { return bringBackBody(p) }

func (p Pages) bringBackPage(c *web.Case, e ledger.Entry) func(*web.Form) web.Page {
	return func(form *web.Form) web.Page { return bringBackPage{p.formPage(c, form), e} }
}

func (p Pages) showBringBack(c *web.Case) (web.Page, error) {
	e, err := p.entryIn(c)
	if err != nil {
		return nil, err
	}
	if casework.Hidden(c.History)[e.ID] == "" {
		return nil, fault.Absent(nil)
	}
	return fresh(c, p.bringBackPage(c, e))
}

func (p Pages) bringBack(c *web.Case) (web.Page, error) {
	e, err := p.entryIn(c)
	if err != nil {
		return nil, err
	}
	return send(c, p.bringBackPage(c, e), func(f *web.Form) act {
		body := casework.BroughtBackBody{Entry: e.ID, Why: f.Text("why")}
		return func(s *casework.State) (ledger.Change, error) { return casework.BringBack(s, c.By(), f.ID, body) }
	}, c.URL("timeline"))
}
