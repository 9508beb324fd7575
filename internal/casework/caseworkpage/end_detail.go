package caseworkpage

import (
	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/web"
)

// endDetailPage asks why a number or address no longer holds.
type endDetailPage struct {
	formPage
	who *casework.Person
	d   *casework.Detail
}

func (p endDetailPage) Title() string         { return "It no longer holds" }
func (p endDetailPage) Body() templ.Component { return endDetailBody(p) }

func (p Pages) endDetailPage(c *web.Case, who *casework.Person, d *casework.Detail) func(*web.Form) web.Page {
	return func(form *web.Form) web.Page { return endDetailPage{p.formPage(c, form), who, d} }
}

func (p Pages) showEndDetail(c *web.Case) (web.Page, error) {
	who, d, err := p.detailIn(c)
	if err != nil {
		return nil, err
	}
	return fresh(c, p.endDetailPage(c, who, d))
}

func (p Pages) endDetail(c *web.Case) (web.Page, error) {
	who, d, err := p.detailIn(c)
	if err != nil {
		return nil, err
	}
	return send(c, p.endDetailPage(c, who, d), func(f *web.Form) act {
		body := casework.DetailEndedBody{Detail: d.Ref, Why: f.Text("why")}
		return func(s *casework.State) (ledger.Change, error) { return casework.EndDetail(s, c.By(), f.ID, body) }
	}, c.URL("people"))
}
