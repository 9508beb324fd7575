package accesspage

import (
	"github.com/a-h/templ"

	"candour/internal/govuk"
	"candour/internal/web"
)

// removeFactorPage is where somebody takes their second factor away, with a code that shows it is theirs.
type removeFactorPage struct {
	form   *web.Form
	stands string
	needed bool
}

func (p removeFactorPage) Title() string         { return "Your codes for signing in" }
func (p removeFactorPage) Errors() govuk.Errors  { return p.form.Errors }
func (p removeFactorPage) Body() templ.Component { return removeFactorBody(p) }

func (p Pages) removeFactorPage(v *web.Visit, form *web.Form) (web.Page, error) {
	stands, err := p.factorStands(v)
	return removeFactorPage{form, stands, p.Factors.Needs(v.Person)}, err
}

func (p Pages) showRemoveFactor(v *web.Visit) (web.Page, error) {
	since, err := p.Factors.Since(v.Context(), v.Person.ID)
	if err == nil && since.IsZero() {
		return v.SeeOther(factorURL), nil
	}
	if err != nil {
		return nil, err
	}
	return p.removeFactorPage(v, &web.Form{})
}

func (p Pages) removeFactor(v *web.Visit) (web.Page, error) {
	form, err := v.Form()
	if err != nil {
		return nil, err
	}
	err = p.checked(v, v.Person, func() error { return p.Factors.Remove(v.Context(), v.Person, form.Text("code")) })
	if form.Refused(err) {
		return p.removeFactorPage(v, form)
	}
	return v.SeeOther("/me"), err
}
