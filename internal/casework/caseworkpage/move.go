package caseworkpage

import (
	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/web"
)

// movePage asks when and where a hearing is now.
type movePage struct {
	formPage
	h *casework.Hearing
}

func (p movePage) Title() string         { return "A hearing was moved" }
func (p movePage) Body() templ.Component { return moveBody(p) }

func showMove(p formPage, h *casework.Hearing) web.Page { return movePage{p, h} }

func (p Pages) move(c *web.Case, f *web.Form, h *casework.Hearing) act {
	body := casework.MovedBody{
		Hearing: h.Ref, Starts: momentIn(f, "starts"), Venue: f.Text("venue"), Why: f.Text("why"), ToldBy: f.Text("toldBy"),
	}
	return func(s *casework.State) (ledger.Change, error) { return casework.Move(s, p.Pack, c.By(), f.ID, body) }
}
