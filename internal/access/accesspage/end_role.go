package accesspage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
	"candour/internal/words"
)

// endRolePage is where an administrator takes a role away from somebody.
type endRolePage struct{ colleaguePage }

func (p endRolePage) Title() string         { return "End a role" }
func (p endRolePage) Body() templ.Component { return endRoleBody(p) }

func (p Pages) showEndRole(v *web.Visit) (web.Page, error) {
	page, err := p.colleaguePage(v)
	return endRolePage{page}, err
}

func (p Pages) endRole(v *web.Visit) (web.Page, error) {
	page, err := p.colleaguePage(v)
	if err != nil {
		return nil, err
	}
	f := page.form
	form := access.EndForm{Person: page.of.ID, Role: access.Role(f.Text("role")), Why: f.Text("why")}
	err = p.act(v, f, func(s *access.People) (ledger.Change, error) {
		return access.EndRole(s, v.Person, p.Staff.Service, f.ID, form)
	})
	if f.Refused(err) {
		return endRolePage{page}, nil
	}
	v.Forget(f)
	return v.SeeOther(colleagueURL(page.of)), err
}

func (p endRolePage) roles() []govuk.Option {
	var out []govuk.Option
	for _, r := range p.of.Roles {
		out = append(out, govuk.Option{Value: string(r), Label: words.UpperFirst(string(r))})
	}
	return out
}
