package accesspage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// leaveTeamPage is where an administrator takes somebody out of a team.
type leaveTeamPage struct{ colleaguePage }

func (p leaveTeamPage) Title() string         { return "Take somebody out of a team" }
func (p leaveTeamPage) Body() templ.Component { return leaveTeamBody(p) }

func (p Pages) showLeaveTeam(v *web.Visit) (web.Page, error) {
	page, err := p.colleaguePage(v)
	return leaveTeamPage{page}, err
}

func (p Pages) leaveTeam(v *web.Visit) (web.Page, error) {
	page, err := p.colleaguePage(v)
	if err != nil {
		return nil, err
	}
	f := page.form
	team := ledger.StreamID(f.Text("team"))
	err = p.act(v, f, func(s *access.People) (ledger.Change, error) {
		return access.LeaveTeam(s, v.Person, p.Staff.Service, f.ID, page.of.ID, team)
	})
	if f.Refused(err) {
		return leaveTeamPage{page}, nil
	}
	v.Forget(f)
	return v.SeeOther(colleagueURL(page.of)), err
}

func (p leaveTeamPage) teams() []govuk.Option {
	var out []govuk.Option
	for _, m := range p.of.Teams {
		out = append(out, govuk.Option{Value: string(m.Team), Label: p.People.TeamName(m.Team)})
	}
	return out
}
