package accesspage

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"time"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/access/provider"
	"candour/internal/web"
)

// What is registered at the provider: where it sends people back to who signed in there, and who signed out.
const (
	BackURL = "/sign-in/back"
	LeftURL = "/sign-out/done"
	OutURL  = "/sign-in/ended" // to which the provider itself says who has signed out there
)

const (
	elsewhereURL = "/sign-in/elsewhere"
	leavingURL   = "/sign-out/elsewhere"

	goingCookie = "candour-going" // what must come back from the provider
	thereCookie = "candour-there" // they came in by the provider
	goingFor    = 10 * time.Minute
)

// elsewhere are the addresses of signing in at a provider.
func (p Pages) elsewhere() []web.Route {
	return []web.Route{
		web.For(elsewhereURL, access.Anyone, p.goElsewhere, nil),
		web.For(BackURL, access.Anyone, p.comeBack, nil),
		web.For(OutURL, access.Anyone, nil, p.signedOutThere),
		web.For(leavingURL, access.Anyone, p.leaveElsewhere, nil),
		web.For(LeftURL, access.Anyone, left, nil),
		web.For("/people/{person}/work-account", access.Administrator, p.showSubject, p.addSubject),
		web.For("/people/still-here", access.Administrator, nil, p.stillHere),
		web.For(subjectURL+"/confirm", access.Administrator, nil, p.confirmSubject),
		web.For(subjectURL+"/end", access.Administrator, nil, p.endSubject),
	}
}

// unknownPage is for somebody who signed in at the provider, of whom the record does not say who they are.
type unknownPage struct{ subject string }

func (p unknownPage) Title() string         { return "You are not known here yet" }
func (p unknownPage) Body() templ.Component { return unknownBody(p) }

// goElsewhere sends somebody to the provider: to sign in there anew, where the device was last in a child’s hands.
func (p Pages) goElsewhere(v *web.Visit) (web.Page, error) {
	going, address, err := p.Provider.Begin(v.Context(), v.Query("next"), access.HandedTo(v.Kept(web.Cookie)) != "")
	if err != nil {
		return nil, err
	}
	kept, err := json.Marshal(going)
	if err != nil {
		return nil, fmt.Errorf("keep what comes back: %w", err)
	}
	v.Keep(goingCookie, base64.RawURLEncoding.EncodeToString(kept), goingFor)
	return v.Elsewhere(address), nil
}

// going is what this browser kept; nothing when it began no sign-in, or keeps something else.
func going(v *web.Visit) (g provider.Going) {
	kept, err := base64.RawURLEncoding.DecodeString(v.Kept(goingCookie))
	if err != nil || json.Unmarshal(kept, &g) != nil {
		return provider.Going{}
	}
	return g
}

// comeBack lets somebody in whom the provider knows by a name that two administrators wrote down. A second factor is the provider’s to ask for.
func (p Pages) comeBack(v *web.Visit) (web.Page, error) {
	begun := going(v)
	who, err := p.Provider.Finish(v.Context(), begun, v.Query("state"), v.Query("code"))
	if err != nil {
		return nil, err
	}
	people, err := p.Staff.People(v.Context())
	if err != nil {
		return nil, err
	}
	v.Keep(goingCookie, "", 0)
	v.Keep(thereCookie, "yes", access.AbsoluteLimit)
	person, known := people.KnownAs(p.Provider.Issuer(), who.Subject)
	if !known {
		return unknownPage{who.Subject}, nil
	}
	if err := p.takeClaim(v, person, who); err != nil {
		return nil, err
	}
	return p.signedIn(v, person.ID, begun.Next)
}

// leaves is the way out, once the session is ended: by the provider when they came in by it and it offers one.
func (p Pages) leaves(v *web.Visit, err error) (web.Page, error) {
	if p.Provider != nil && v.Kept(thereCookie) != "" && p.Provider.Leave(LeftURL) != "" {
		return v.SignedOut(leavingURL), err
	}
	return v.SignedOut("/sign-in"), err
}

// leavingPage leads on to the provider, where they are signed in still.
type leavingPage struct{ to string }

func (p leavingPage) Title() string         { return "You are signed out of Candour" }
func (p leavingPage) Body() templ.Component { return leavingBody(p) }
func (p leavingPage) LeadsTo() string       { return p.to }

func (p Pages) leaveElsewhere(v *web.Visit) (web.Page, error) {
	v.Keep(thereCookie, "", 0)
	if to := p.Provider.Leave(p.Site + LeftURL); to != "" {
		return leavingPage{to}, nil
	}
	return v.SeeOther("/sign-in"), nil
}

// leftPage is where the provider sends somebody who has signed out there.
type leftPage struct{}

func (p leftPage) Title() string         { return "You are signed out" }
func (p leftPage) Body() templ.Component { return leftBody() }

func left(*web.Visit) (web.Page, error) { return leftPage{}, nil }

// signedOutThere hears from the provider that somebody has signed out there, or was signed out by it, and ends what they have open here.
func (p Pages) signedOutThere(v *web.Visit) (web.Page, error) {
	f, err := v.Form()
	if err != nil {
		return nil, err
	}
	subject, err := p.Provider.SignedOut(v.Context(), f.Text("logout_token"))
	if err != nil {
		return nil, err
	}
	people, err := p.Staff.People(v.Context())
	if err != nil {
		return nil, err
	}
	if person, known := people.KnownAs(p.Provider.Issuer(), subject); known {
		return leftPage{}, p.Sessions.RunOut(v.Context(), person.ID)
	}
	return leftPage{}, nil
}
