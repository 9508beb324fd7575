package accesspage

import (
	"errors"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// codePage asks somebody whose password was right for a one-time code.
type codePage struct {
	form       *web.Form
	half, next string
}

func (p codePage) Title() string         { return "Enter your code" }
func (p codePage) Errors() govuk.Errors  { return p.form.Errors }
func (p codePage) Body() templ.Component { return codeBody(p) }

// enter lets somebody in whose password was right: at once, after a code, or after they have set up what makes codes.
func (p Pages) enter(v *web.Visit, person ledger.StreamID, next string) (web.Page, error) {
	since, err := p.Factors.Since(v.Context(), person)
	if err != nil {
		return nil, err
	}
	people, err := p.Staff.People(v.Context())
	if err != nil {
		return nil, err
	}
	who, _ := people.Find(person) // whoever is not listed has no role, and the kit takes them for a stranger
	if since.IsZero() && !p.Factors.Needs(who) {
		return p.signedIn(v, person, next)
	}
	half, err := p.Sessions.BeginHalf(v.Context(), person)
	if err != nil {
		return nil, err
	}
	form := &web.Form{}
	if since.IsZero() {
		return p.offerFactor(v, who, form, half, next)
	}
	return codePage{form, half, next}, nil
}

// who is a person as the record knows them, for pages on which nobody is signed in.
func (p Pages) who(v *web.Visit, person ledger.StreamID) (access.Person, error) {
	people, err := p.Staff.People(v.Context())
	if err != nil {
		return access.Person{}, err
	}
	who, known := people.Find(person)
	if !known {
		return access.Person{}, fault.BadInput("You are not listed as somebody who works here. Ask an administrator.", nil)
	}
	return who, nil
}

func (p Pages) signedIn(v *web.Visit, person ledger.StreamID, next string) (web.Page, error) {
	token, err := p.Sessions.BeginOn(v.Context(), person, v.Device())
	if err != nil {
		return nil, err
	}
	device, err := p.Accounts.Know(v.Context(), person, v.Kept(web.DeviceCookie))
	return v.SignedInOn(device, token, next), err
}

// answered is the form that somebody sent whose password was right, and who they are.
func (p Pages) answered(v *web.Visit) (*web.Form, access.Person, error) {
	form, err := v.Form()
	if err != nil {
		return nil, access.Person{}, err
	}
	person, err := p.Sessions.Half(v.Context(), form.Secret("half"))
	if err != nil {
		return nil, access.Person{}, err
	}
	who, err := p.who(v, person)
	return form, who, err
}

// beginAgain answers who comes to the question for a code without having shown a password.
func beginAgain(v *web.Visit) (web.Page, error) { return v.SeeOther("/sign-in"), nil }

func (p Pages) signInCode(v *web.Visit) (web.Page, error) {
	form, who, err := p.answered(v)
	if err != nil {
		return nil, err
	}
	err = p.checked(v, who, func() error { return p.Factors.Check(v.Context(), who.ID, form.Text("code")) })
	if form.Refused(err) {
		return codePage{form, form.Secret("half"), form.Text("next")}, nil
	}
	return p.comesIn(v, form, who, err)
}

// signInSetUp is the first code of what a person had to set up before they come in.
func (p Pages) signInSetUp(v *web.Visit) (web.Page, error) {
	form, who, err := p.answered(v)
	if err != nil {
		return nil, err
	}
	half := form.Secret("half")
	offer, err := p.Factors.Offered(v.Context(), who.ID, half, form.Text("offer"))
	if err != nil {
		return nil, err
	}
	err = p.confirmed(v, who, offer, form)
	if form.Refused(err) {
		return p.factorPage(who, form, offer, half, form.Text("next"))
	}
	return p.comesIn(v, form, who, err)
}

func (p Pages) comesIn(v *web.Visit, form *web.Form, who access.Person, err error) (web.Page, error) {
	if err := errors.Join(err, p.Sessions.EndHalf(v.Context(), form.Secret("half"))); err != nil {
		return nil, err
	}
	return p.signedIn(v, who.ID, form.Text("next"))
}

func (p Pages) checked(v *web.Visit, who access.Person, check func() error) error {
	return p.Accounts.CheckCode(v.Context(), p.Door, p.from(v), who.ID, check)
}
