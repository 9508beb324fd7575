package accesspage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// dailyPage is where somebody asks to be told each working day how many things wait for them, or not to be told any more.
type dailyPage struct {
	visit *web.Visit
	form  *web.Form
}

const dailyURL = "/me/daily"

func (p dailyPage) Title() string         { return "A message each morning" }
func (p dailyPage) Errors() govuk.Errors  { return p.form.Errors }
func (p dailyPage) Body() templ.Component { return dailyBody(p) }

func (p Pages) showDaily(v *web.Visit) (web.Page, error) {
	form, err := v.Form()
	if err != nil {
		return nil, err
	}
	form.Set("to", v.Person.Summary)
	return dailyPage{v, form}, nil
}

func (p Pages) setDaily(v *web.Visit) (web.Page, error) {
	form, err := v.Form()
	if err != nil {
		return nil, err
	}
	to := form.Text("to")
	if to != "" {
		err = p.Messages.Check(to)
	}
	if err == nil && to != v.Person.Summary {
		err = p.act(v, form, func(*access.People) (ledger.Change, error) {
			return access.SetSummary(v.Person, p.Staff.Service, form.ID, to)
		})
	}
	if form.Refused(err) {
		return dailyPage{v, form}, nil
	}
	v.Forget(form)
	return v.SeeOther("/me"), err
}

// now is what holds now.
func (p dailyPage) now() string {
	if p.visit.Person.Summary == "" {
		return "No message is sent to you."
	}
	return "A message is sent to " + p.visit.Person.Summary + "."
}
