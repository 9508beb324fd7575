package evidencepage

import (
	"github.com/a-h/templ"

	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/footing/footingview"
	"candour/internal/web"
)

// whatIfPage asks of one item what would follow if it no longer stood, what would let it stand, and why it stands where it does.
type whatIfPage struct {
	web.CasePage
	view  *view
	item  *evidence.Item
	asked footingview.Asked
}

func (p whatIfPage) Title() string         { return "What if, and why" }
func (p whatIfPage) Body() templ.Component { return whatIfBody(p) }

func (p Pages) whatIf(c *web.Case) (web.Page, error) {
	v, err := p.view(c)
	if err != nil {
		return nil, err
	}
	i, err := v.itemOf()
	if err != nil {
		return nil, err
	}
	asked, err := footingview.Suppose(v.argument, footing.Of(i.Ref(), footing.So), v.argument.Facets(i.Ref()), v.href)
	return whatIfPage{web.CasePage{Case: c}, v, i, asked}, err
}

// href is where a record of the argument can be read; "" for what has no page among these.
func (v *view) href(k footing.Key) string {
	if i, ok := v.evidence.Item(k.Ref); ok {
		return v.itemURL(i)
	}
	return ""
}
