package demopage

import (
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/demo"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// choosePage is the door: whom does the reader want to be?
type choosePage struct {
	form  *web.Form
	staff *access.People
	next  string
}

func (p choosePage) Title() string         { return "Choose a person" }
func (p choosePage) Errors() govuk.Errors  { return p.form.Errors }
func (p choosePage) Body() templ.Component { return chooseBody(p) }

func (p Pages) choose(v *web.Visit) (web.Page, error) {
	form, err := v.Form()
	if err != nil {
		return nil, err
	}
	staff, err := p.Staff.People(v.Context())
	if err != nil {
		return nil, err
	}
	page := choosePage{form, staff, v.Query("next")}
	form.Set("person", string(page.newcomer()))
	return page, nil
}

func (p Pages) chosen(v *web.Visit) (web.Page, error) {
	form, err := v.Form()
	if err != nil {
		return nil, err
	}
	staff, err := p.Staff.People(v.Context())
	if err != nil {
		return nil, err
	}
	person, known := staff.Find(ledger.StreamID(form.Text("person")))
	if !known {
		form.Errors.Add("person", "Choose a person")
		return choosePage{form, staff, form.Text("next")}, nil
	}
	token, err := p.Sessions.BeginOn(v.Context(), person.ID, v.Device())
	next := form.Text("next")
	if next == "" || next == "/" {
		next = Home
	}
	return v.SignedIn(token, next), err
}

// people leads an administrator who looks for everybody to the door, where all stand: nobody is added to the staff of a demonstration.
func (p Pages) people(v *web.Visit) (web.Page, error) { return v.SeeOther("/sign-in"), nil }

// newcomer is whom to be when one is new here.
func (p choosePage) newcomer() ledger.StreamID {
	for _, person := range p.staff.All() {
		if person.Name == demo.Newcomer {
			return person.ID
		}
	}
	return ""
}

// roles says what somebody of a role does all day, for those who have never met one.
var roles = map[access.Role]string{
	access.Practitioner:     "Family court adviser",
	access.Manager:          "Manager: gives out cases, reads reports, keeps an eye on what is due",
	access.ManagerOnCall:    "Manager on call: is on no case, and can reach any in an emergency",
	access.HeadOfPracticeIs: "Head of practice: looks after what no team can settle",
	access.Quality:          "Quality: sees no case that nobody gave them to look at, and nobody has",
	access.Governance:       "Information governance officer: what must be kept, and what must be erased; opens no case",
	access.AdministratorIs:  "Administrator: runs the system, and sees no case",
}

// people are the answers offered: the newcomer first, then by what they do.
func (p choosePage) people() []govuk.Option {
	first := govuk.Option{}
	var rest []govuk.Option
	for _, role := range access.Roles {
		for _, person := range p.staff.All() {
			option := govuk.Option{Value: string(person.ID), Label: person.Name, Hint: p.hint(person)}
			switch {
			case !person.Has(role):
			case person.ID == p.newcomer():
				option.Hint += ". The walk-through follows her: begin here"
				first = option
			default:
				rest = append(rest, option)
			}
		}
	}
	return append([]govuk.Option{first}, rest...)
}

func (p choosePage) hint(person access.Person) string {
	var does []string
	for _, r := range person.Roles {
		does = append(does, roles[r])
	}
	for _, m := range person.Teams {
		does = append(does, p.staff.TeamName(m.Team))
	}
	return strings.Join(does, ". ")
}
