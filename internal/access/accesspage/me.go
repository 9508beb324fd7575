package accesspage

import (
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/govuk"
	"candour/internal/web"
)

// mePage is one's own account: what one is to the service, and the way out.
type mePage struct {
	visit    *web.Visit
	waiting  []access.Waiting
	daily    bool // a daily message can be asked for
	devices  []access.Signed
	safety   []govuk.Link
	passkeys string // how many they have; "" where there are none to be had
	factor   string // how their second factor stands; "" where nobody signs in with a password
}

func (p mePage) Title() string         { return "Your account" }
func (p mePage) Body() templ.Component { return meBody(p) }

func (p Pages) me(v *web.Visit) (web.Page, error) {
	page := mePage{visit: v, daily: p.Messages.Any(), safety: p.Safety}
	for _, w := range v.People.Waiting() {
		if w.Person.ID == v.Person.ID {
			page.waiting = append(page.waiting, w)
		}
	}
	var err error
	if page.devices, err = p.Sessions.Of(v.Context(), v.Person.ID, v.Kept(web.Cookie)); err != nil {
		return nil, err
	}
	if p.Demo {
		return page, nil
	}
	if page.factor, err = p.factorStands(v); err != nil {
		return nil, err
	}
	page.passkeys, err = p.passkeysStand(v)
	return page, err
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
