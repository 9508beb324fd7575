package accesspage

import (
	"github.com/a-h/templ"

	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/web"
)

const takeBackURL = "/take-back"

// takeBackPage is where somebody who handed their tablet over shows that it is in their hands again. It names nobody and leads nowhere else.
type takeBackPage struct {
	form *web.Form
	home string
	ways Pages
}

func (p takeBackPage) Title() string         { return "Take the tablet back" }
func (p takeBackPage) Errors() govuk.Errors  { return p.form.Errors }
func (p takeBackPage) Body() templ.Component { return takeBackBody(p) }

// HeldByChild implements the page without menu, search and strip.
func (p takeBackPage) HeldByChild() bool { return true }

func (p Pages) showTakeBack(v *web.Visit) (web.Page, error) {
	if v.HandedTo() == "" {
		return v.SeeOther("/"), nil
	}
	form, err := v.Form()
	return takeBackPage{form, v.HandedTo(), p}, err
}

// takeBack takes the password of whoever is signed in; any other way in goes through signing out.
func (p Pages) takeBack(v *web.Visit) (web.Page, error) {
	form, err := v.Form()
	if err != nil {
		return nil, err
	}
	home, handed := v.HandedTo(), v.Kept(web.Cookie)
	if form.Text("way") == "sign in" || p.Demo {
		return v.SeeOther("/sign-in?next=" + home), p.Sessions.End(v.Context(), handed) // the cookie stays and opens nothing: by it goElsewhere knows that the tablet was handed over
	}
	err = p.Accounts.SameAgain(v.Context(), p.Door, v.Person.ID, form.Secret("password"))
	if fault.KindOf(err) == fault.Denied {
		form.Errors.Add("password", "You have no password here: sign in again another way")
		err = nil
	}
	if form.Refused(err) {
		return takeBackPage{form, home, p}, nil
	}
	if err != nil {
		return nil, err
	}
	token, err := p.Sessions.TakeBack(v.Context(), handed, v.Person.ID, v.Device())
	return v.SignedIn(token, home), err
}

// otherWay is the form that ends the session, to sign in anew.
func (p takeBackPage) otherWay() govuk.FormData {
	return govuk.FormData{Action: takeBackURL, Hidden: []govuk.Hidden{{Name: "way", Value: "sign in"}}}
}
