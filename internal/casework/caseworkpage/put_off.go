package caseworkpage

import (
	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/web"
)

// putOffPage asks why a hearing will not take place as listed.
type putOffPage struct {
	formPage
	h *casework.Hearing
}

func (p putOffPage) Title() string         { return "A hearing will not take place" }
func (p putOffPage) Body() templ.Component { return putOffBody(p) }

func showPutOff(p formPage, h *casework.Hearing) web.Page { return putOffPage{p, h} }

func (p Pages) putOff(c *web.Case, f *web.Form, h *casework.Hearing) act {
	body := casework.PutOffBody{Hearing: h.Ref, State: f.Text("state"), Why: f.Text("why"), ToldBy: f.Text("toldBy")}
	return func(s *casework.State) (ledger.Change, error) {
		return casework.PutOffHearing(s, p.Pack, c.By(), f.ID, body)
	}
}
