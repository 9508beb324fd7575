package accesspage

import (
	"cmp"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/govuk"
	"candour/internal/web"
)

const factorURL = "/me/second-factor"

// factorPage is where somebody sets up a device that makes one-time codes: of their own accord, or before they come in.
type factorPage struct {
	form       *web.Form
	offer      access.Offer
	square     govuk.QR
	half, next string // of somebody who is not in yet
}

func (p factorPage) Title() string         { return "Set up codes for signing in" }
func (p factorPage) Errors() govuk.Errors  { return p.form.Errors }
func (p factorPage) Body() templ.Component { return factorBody(p) }

// offerFactor shows a new secret. It is bound to the session, or to the half session before they come in.
func (p Pages) offerFactor(v *web.Visit, who access.Person, form *web.Form, half, next string) (web.Page, error) {
	offer, err := p.Factors.Offer(v.Context(), who.ID, cmp.Or(half, v.Kept(web.Cookie)))
	if err != nil {
		return nil, err
	}
	return p.factorPage(who, form, offer, half, next)
}

func (p Pages) factorPage(who access.Person, form *web.Form, offer access.Offer, half, next string) (web.Page, error) {
	square, err := govuk.NewQR(offer.Secret.Address(who.Name))
	return factorPage{form, offer, square, half, next}, err
}

// secret is in fours, as one types it.
func (p factorPage) secret() string { return access.InFours(p.offer.Secret.Text()) }

func (p factorPage) data() govuk.FormData {
	data := govuk.FormData{Action: factorURL, Hidden: append(stepped(p.half, p.next), govuk.Hidden{Name: "offer", Value: p.offer.Sealed})}
	if p.half != "" {
		data.Action = "/sign-in/set-up"
	}
	return data
}

// stepped carries who it is, and where they were going, from the password to the code.
func stepped(half, next string) []govuk.Hidden {
	if half == "" {
		return nil
	}
	return []govuk.Hidden{{Name: "half", Value: half}, {Name: "next", Value: next}}
}

func (p Pages) showFactor(v *web.Visit) (web.Page, error) {
	since, err := p.Factors.Since(v.Context(), v.Person.ID)
	if err != nil {
		return nil, err
	}
	if !since.IsZero() {
		return v.SeeOther(factorURL + "/remove"), nil
	}
	return p.offerFactor(v, v.Person, &web.Form{}, "", "")
}

// setFactor takes the password again besides the code: whoever finds somebody's tablet open sets up no codes of their own.
func (p Pages) setFactor(v *web.Visit) (web.Page, error) {
	form, err := v.Form()
	if err != nil {
		return nil, err
	}
	offer, err := p.Factors.Offered(v.Context(), v.Person.ID, v.Kept(web.Cookie), form.Text("offer"))
	if err != nil {
		return nil, err
	}
	err = p.Accounts.SameAgain(v.Context(), p.Door, v.Person.ID, form.Secret("password"))
	if err == nil {
		err = p.confirmed(v, v.Person, offer, form)
	}
	if form.Refused(err) {
		return p.factorPage(v.Person, form, offer, "", "")
	}
	return v.SeeOther("/me"), err
}

// confirmed takes the first code of what somebody sets up.
func (p Pages) confirmed(v *web.Visit, who access.Person, offer access.Offer, form *web.Form) error {
	return p.checked(v, who, func() error { return p.Factors.Confirm(v.Context(), who.ID, offer, form.Text("code")) })
}

// factorStands says of somebody's second factor when it was set up.
func (p Pages) factorStands(v *web.Visit) (string, error) {
	since, err := p.Factors.Since(v.Context(), v.Person.ID)
	switch {
	case err != nil:
		return "", err
	case since.IsZero():
		return "not set up", nil
	}
	return "set up on " + calendar.DateInLondon(since).Plain(), nil
}
