package accesspage

import (
	"net/url"
	"strconv"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/access/passkey"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/govuk/assets"
	"candour/internal/web"
)

const (
	passkeysURL      = "/me/passkeys"
	signInPasskeyURL = "/sign-in/passkey"
)

// withPasskeys are the addresses of passkeys.
func (p Pages) withPasskeys() []web.Route {
	return []web.Route{
		web.For(signInPasskeyURL, access.Anyone, p.showSignInPasskey, p.signInPasskey),
		web.For(passkeysURL, access.SignedIn, p.showPasskeys, p.beginPasskey),
		web.For(passkeysURL+"/made", access.SignedIn, nil, p.makePasskey),
		web.For(passkeysURL+"/remove", access.SignedIn, nil, p.removePasskey),
	}
}

// ceremonyPage asks the browser for a passkey: to sign in, or to make one.
type ceremonyPage struct {
	form     *web.Form
	ceremony passkey.Ceremony
	making   bool
	next     string
}

func (p ceremonyPage) Title() string {
	if p.making {
		return "Make your passkey"
	}
	return "Sign in with a passkey"
}
func (p ceremonyPage) Errors() govuk.Errors  { return p.form.Errors }
func (p ceremonyPage) Body() templ.Component { return ceremonyBody(p) }
func (p ceremonyPage) Scripts() []string     { return []string{assets.Path("passkey.js")} }

func (p ceremonyPage) action() string {
	if p.making {
		return passkeysURL + "/made"
	}
	return signInPasskeyURL
}

// atOnce says that the browser asks without being told to: once, or a passkey that is refused would be asked for for ever.
func (p ceremonyPage) atOnce() bool { return !p.making && len(p.form.Errors) == 0 }

func (p ceremonyPage) press() string {
	if p.making {
		return "Make it now"
	}
	return "Use your passkey"
}

// signInURL is the way to name and password, for somebody who was going elsewhere.
func signInURL(next string) string { return "/sign-in?next=" + url.QueryEscape(next) }

func (p Pages) showSignInPasskey(v *web.Visit) (web.Page, error) {
	return p.askForPasskey(v, &web.Form{}, v.Query("next"))
}

func (p Pages) askForPasskey(v *web.Visit, form *web.Form, next string) (web.Page, error) {
	ceremony, err := p.Passkeys.BeginSignIn(v.Context())
	return ceremonyPage{form: form, ceremony: ceremony, next: next}, err
}

// signInPasskey lets somebody in whose passkey answered. The device has made sure who holds it, so that no code is asked for.
func (p Pages) signInPasskey(v *web.Visit) (web.Page, error) {
	form, err := v.Form()
	if err != nil {
		return nil, err
	}
	person, err := p.Passkeys.SignIn(v.Context(), form.Secret("asked"), form.Secret("answer"))
	if err != nil && fault.KindOf(err) == fault.Invalid {
		form.Errors.Add("passkey", fault.Sentence(err))
		return p.askForPasskey(v, form, form.Text("next"))
	}
	if err != nil {
		return nil, err
	}
	return p.signedIn(v, person, form.Text("next"))
}

// passkeysPage is where somebody sees their passkeys, makes and removes them.
type passkeysPage struct {
	form *web.Form
	all  []passkey.Passkey
}

func (p passkeysPage) Title() string         { return "Your passkeys" }
func (p passkeysPage) Errors() govuk.Errors  { return p.form.Errors }
func (p passkeysPage) Body() templ.Component { return passkeysBody(p) }

func (p Pages) passkeysPage(v *web.Visit, form *web.Form) (web.Page, error) {
	all, err := p.Passkeys.Of(v.Context(), v.Person.ID)
	return passkeysPage{form, all}, err
}

func (p Pages) showPasskeys(v *web.Visit) (web.Page, error) {
	form, err := v.Form()
	if err != nil {
		return nil, err
	}
	form.Set("device", v.Device())
	return p.passkeysPage(v, form)
}

// beginPasskey takes the password again, and asks the browser for a passkey.
func (p Pages) beginPasskey(v *web.Visit) (web.Page, error) {
	form, err := v.Form()
	if err != nil {
		return nil, err
	}
	var wrong fault.Fields
	wrong.Need(form.Text("device") != "", "device", "Enter what you call this device")
	err = wrong.Err()
	if err == nil {
		err = p.Accounts.SameAgain(v.Context(), p.Door, v.Person.ID, form.Secret("password"))
	}
	var ceremony passkey.Ceremony
	if err == nil {
		ceremony, err = p.Passkeys.BeginMaking(v.Context(), v.Person, form.Text("device"))
	}
	if form.Refused(err) {
		return p.passkeysPage(v, form)
	}
	return ceremonyPage{form: &web.Form{}, ceremony: ceremony, making: true}, err
}

func (p Pages) makePasskey(v *web.Visit) (web.Page, error) {
	form, err := v.Form()
	if err != nil {
		return nil, err
	}
	return v.SeeOther(passkeysURL), p.Passkeys.Make(v.Context(), v.Person, form.Secret("asked"), form.Secret("answer"))
}

func (p Pages) removePasskey(v *web.Visit) (web.Page, error) {
	form, err := v.Form()
	if err != nil {
		return nil, err
	}
	return v.SeeOther(passkeysURL), p.Passkeys.Remove(v.Context(), v.Person.ID, form.Text("passkey"))
}

// passkeysStand says how many passkeys somebody has.
func (p Pages) passkeysStand(v *web.Visit) (string, error) {
	if p.Passkeys == nil {
		return "", nil
	}
	all, err := p.Passkeys.Of(v.Context(), v.Person.ID)
	switch {
	case err != nil:
		return "", err
	case len(all) == 0:
		return "none yet", nil
	}
	return strconv.Itoa(len(all)), nil
}

func removing(k passkey.Passkey) govuk.FormData {
	return govuk.FormData{Action: passkeysURL + "/remove", Hidden: []govuk.Hidden{{Name: "passkey", Value: k.ID}}}
}

// since says when a passkey was made and last used.
func since(k passkey.Passkey) string {
	says := ", made on " + calendar.DateInLondon(k.Made).Plain()
	if k.Used.IsZero() {
		return says + ", not used yet."
	}
	return says + ", last used " + moment(k.Used) + "."
}
