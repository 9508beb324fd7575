package evidencepage

import (
	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/web"
)

// listPage is all items of a case, by where they stand.
type listPage struct {
	web.CasePage
	view   *view
	groups []group
	table  string // address of the table of what is alleged; may be empty
	drawn  string // address of the evidence map; may be empty
}

// group is the items of one standing.
type group struct {
	id, title string
	items     []*evidence.Item
}

func (p listPage) Title() string         { return "Evidence" }
func (p listPage) Body() templ.Component { return listBody(p) }

func (p Pages) list(c *web.Case) (web.Page, error) {
	c = c.AsAsked(casework.AsAt)
	v, err := p.view(c)
	if err != nil {
		return nil, err
	}
	page := listPage{CasePage: web.CasePage{Case: c}, view: v, groups: v.groups()}
	if p.Table != "" {
		page.table = c.URL(p.Table)
	}
	if p.Map != "" {
		page.drawn = c.URL(p.Map)
	}
	return page, nil
}

func (v *view) groups() []group {
	groups := []group{{id: "disputed", title: "Disputed"}, {id: "gone", title: "No longer stands"}, {id: "stands", title: "Stands"}, {id: "other", title: "Kept, and not leaned on"}}
	for _, i := range v.evidence.Items() {
		g := &groups[groupOf(v.so(i))]
		g.items = append(g.items, i)
	}
	return groups
}

func groupOf(s footing.Standing) int {
	switch {
	case s == footing.Disputed:
		return 0
	case s == footing.NoLongerStands:
		return 1
	case s.Holds():
		return 2
	default:
		return 3
	}
}
