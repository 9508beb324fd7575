package accesspage

import (
	"github.com/a-h/templ"

	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/web"
)

// joinPage is where a one-use link leads: choose a password.
type joinPage struct {
	form   *web.Form
	action string
}

func (p joinPage) Title() string         { return "Choose a password" }
func (p joinPage) Errors() govuk.Errors  { return p.form.Errors }
func (p joinPage) Body() templ.Component { return joinBody(p) }

func (p Pages) showJoin(v *web.Visit) (web.Page, error) {
	form, err := v.Form()
	return joinPage{form, v.Path()}, err
}

func (p Pages) join(v *web.Visit) (web.Page, error) {
	form, err := v.Form()
	if err != nil {
		return nil, err
	}
	person, err := p.Accounts.Accept(v.Context(), v.Request.PathValue("token"), form.Secret("password"))
	if fault.KindOf(err) == fault.Invalid && err != nil {
		form.Errors.Add("password", fault.Sentence(err))
		return joinPage{form, v.Path()}, nil
	}
	if form.Refused(err) {
		return joinPage{form, v.Path()}, nil
	}
	if err != nil {
		return nil, err
	}
	return p.enter(v, person, "/me")
}
