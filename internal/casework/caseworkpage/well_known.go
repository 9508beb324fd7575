package caseworkpage

import (
	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/web"
)

// wellKnownPage marks the case as one of somebody well known or, where it is marked, asks why that ends.
type wellKnownPage struct{ formPage }

func (p wellKnownPage) Title() string         { return "Somebody well known" }
func (p wellKnownPage) Body() templ.Component { return wellKnownBody(p) }

func (p Pages) wellKnownPage(c *web.Case) func(*web.Form) web.Page {
	return func(form *web.Form) web.Page { return wellKnownPage{p.formPage(c, form)} }
}

func (p Pages) showWellKnown(c *web.Case) (web.Page, error) { return fresh(c, p.wellKnownPage(c)) }

// wellKnown does what the page that was sent offered, so that a form that waited while somebody else marked the case ends nothing.
func (p Pages) wellKnown(c *web.Case) (web.Page, error) {
	return sendWhole(c, p.wellKnownPage(c), func(f *web.Form) wholeAct {
		why, ends := f.Text("why"), f.Text("act") == endsMark
		return func(w casework.Whole) (ledger.Change, error) {
			if ends {
				return casework.EndWellKnown(w, c.By(), f.ID, why)
			}
			return casework.MarkWellKnown(w, c.By(), f.ID, why)
		}
	}, whoSeesOf(c))
}

// endsMark is what the form that ends a mark says it does.
const endsMark = "end"
