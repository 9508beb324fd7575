package caseworkpage

import (
	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/web"
)

// heldPage asks what came of a hearing.
type heldPage struct {
	formPage
	h *casework.Hearing
}

func (p heldPage) Title() string         { return "A hearing took place" }
func (p heldPage) Body() templ.Component { return heldBody(p) }

func showHeld(p formPage, h *casework.Hearing) web.Page { return heldPage{p, h} }

func (p Pages) held(c *web.Case, f *web.Form, h *casework.Hearing) act {
	body := casework.HeldBody{
		Hearing: h.Ref, Outcome: f.Text("outcome"), Before: f.Text("before"), Present: f.Text("present"), ToldBy: f.Text("toldBy"),
	}
	return func(s *casework.State) (ledger.Change, error) { return casework.Hold(s, c.By(), f.ID, body) }
}
