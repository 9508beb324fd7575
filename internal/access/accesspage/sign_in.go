package accesspage

import (
	"net"

	"github.com/a-h/templ"

	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/web"
)

// signInPage asks for a name and a password.
type signInPage struct {
	form *web.Form
	next string
}

func (p signInPage) Title() string         { return "Sign in" }
func (p signInPage) Errors() govuk.Errors  { return p.form.Errors }
func (p signInPage) Body() templ.Component { return signInBody(p) }

func (p Pages) showSignIn(v *web.Visit) (web.Page, error) {
	form, err := v.Form()
	return signInPage{form, v.Query("next")}, err
}

func (p Pages) signIn(v *web.Visit) (web.Page, error) {
	form, err := v.Form()
	if err != nil {
		return nil, err
	}
	person, err := p.Accounts.SignIn(v.Context(), p.Door, place(v), form.Text("name"), form.Secret("password"))
	if fault.KindOf(err) == fault.Invalid && err != nil {
		form.Errors.Add("name", fault.Sentence(err))
		return signInPage{form, form.Text("next")}, nil
	}
	if err != nil {
		return nil, err
	}
	token, err := p.Sessions.Begin(v.Context(), person)
	return v.SignedIn(token, form.Text("next")), err
}

// place is where a request came from, for the door. A service behind a proxy counts the proxy as one place; its proxy then limits tries.
func place(v *web.Visit) string {
	host, _, err := net.SplitHostPort(v.Request.RemoteAddr)
	if err != nil {
		return v.Request.RemoteAddr
	}
	return host
}

func (p Pages) signOut(v *web.Visit) (web.Page, error) {
	cookie, err := v.Request.Cookie(web.Cookie)
	if err != nil {
		return v.SignedOut("/sign-in"), nil
	}
	return v.SignedOut("/sign-in"), p.Sessions.End(v.Context(), cookie.Value)
}

func (p Pages) signOutEverywhere(v *web.Visit) (web.Page, error) {
	return v.SignedOut("/sign-in"), p.Sessions.EndAll(v.Context(), v.Person.ID)
}
