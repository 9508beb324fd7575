package accesspage

import (
	"github.com/a-h/templ"

	"candour/internal/govuk"
	"candour/internal/web"
)

const recoverURL = "/recover/"

// recoverPage is where the link of a new way in leads: choose a password, with the code that the other administrator read out.
type recoverPage struct {
	form   *web.Form
	action string
}

func (p recoverPage) Title() string         { return "Choose a new password" }
func (p recoverPage) Errors() govuk.Errors  { return p.form.Errors }
func (p recoverPage) Body() templ.Component { return recoverBody(p) }

func (p Pages) showRecover(v *web.Visit) (web.Page, error) {
	form, err := v.Form()
	return recoverPage{form, v.Path()}, err
}

func (p Pages) recover(v *web.Visit) (web.Page, error) {
	form, err := v.Form()
	if err != nil {
		return nil, err
	}
	person, err := p.Accounts.Recover(v.Context(), v.Request.PathValue("token"), form.Text("code"), form.Secret("password"))
	if form.Refused(err) {
		return recoverPage{form, v.Path()}, nil
	}
	if err != nil {
		return nil, err
	}
	return p.enter(v, person, "/me")
}
