package caseworkpage

import (
	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// teamPage gives the case to a team.
type teamPage struct{ formPage }

func (p teamPage) Title() string         { return "Give the case to a team" }
func (p teamPage) Body() templ.Component { return teamBody(p) }

func (p Pages) teamPage(c *web.Case) func(*web.Form) web.Page {
	return func(form *web.Form) web.Page { return teamPage{p.formPage(c, form)} }
}

func (p Pages) showTeam(c *web.Case) (web.Page, error) { return fresh(c, p.teamPage(c)) }

// giveToTeam sends whoever gave the case away back to their own cases: it may no longer be theirs to see.
func (p Pages) giveToTeam(c *web.Case) (web.Page, error) {
	return send(c, p.teamPage(c), func(f *web.Form) act {
		team := ledger.StreamID(f.Text("team"))
		body := casework.TeamBody{Team: team, Name: c.People.TeamName(team), Why: f.Text("why")}
		return func(s *casework.State) (ledger.Change, error) { return casework.GiveToTeam(s, c.By(), f.ID, body) }
	}, "/cases")
}

func (p teamPage) teams() []govuk.Option {
	all := []govuk.Option{{Value: "", Label: "Choose one"}}
	now, _ := p.State.Team()
	for _, t := range p.People.Teams() {
		if t.ID != now {
			all = append(all, govuk.Option{Value: string(t.ID), Label: t.Name})
		}
	}
	return all
}
