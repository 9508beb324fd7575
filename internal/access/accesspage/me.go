package accesspage

import (
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/web"
)

// mePage is one's own account: what one is to the service, and the way out.
type mePage struct {
	visit   *web.Visit
	waiting []access.Waiting
	daily   bool // a daily message can be asked for
}

func (p mePage) Title() string         { return "Your account" }
func (p mePage) Body() templ.Component { return meBody(p) }

func (p Pages) me(v *web.Visit) (web.Page, error) {
	page := mePage{visit: v, daily: p.Messages.Any()}
	for _, w := range v.People.Waiting() {
		if w.Person.ID == v.Person.ID {
			page.waiting = append(page.waiting, w)
		}
	}
	return page, nil
}

func (p mePage) roles() string {
	names := make([]string, len(p.visit.Person.Roles))
	for i, r := range p.visit.Person.Roles {
		names[i] = string(r)
	}
	if len(names) == 0 {
		return "None yet"
	}
	all := strings.Join(names, ", ")
	return strings.ToUpper(all[:1]) + all[1:]
}

func (p mePage) teams() string {
	var names []string
	for _, m := range p.visit.Person.Teams {
		name := p.visit.People.TeamName(m.Team)
		if m.Manages {
			name += " (manager)"
		}
		names = append(names, name)
	}
	if len(names) == 0 {
		return "None"
	}
	return strings.Join(names, ", ")
}
