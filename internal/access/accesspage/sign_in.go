package accesspage

import (
	"net"
	"net/netip"
	"net/url"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/web"
)

// signInPage asks for a name and a password.
type signInPage struct {
	form *web.Form
	next string
	ways Pages // which other ways in there are
}

func (p signInPage) Title() string         { return "Sign in" }
func (p signInPage) Errors() govuk.Errors  { return p.form.Errors }
func (p signInPage) Body() templ.Component { return signInBody(p) }

// elsewhere is the way to the provider.
func (p signInPage) elsewhere() string { return elsewhereURL + "?next=" + url.QueryEscape(p.next) }

// passkey is the way to signing in with one.
func (p signInPage) passkey() string { return signInPasskeyURL + "?next=" + url.QueryEscape(p.next) }

func (p Pages) showSignIn(v *web.Visit) (web.Page, error) {
	form, err := v.Form()
	return signInPage{form, v.Query("next"), p}, err
}

func (p Pages) signIn(v *web.Visit) (web.Page, error) {
	form, err := v.Form()
	if err != nil {
		return nil, err
	}
	person, err := p.Accounts.SignIn(v.Context(), p.Door, p.from(v), form.Text("name"), form.Secret("password"))
	if fault.KindOf(err) == fault.Invalid && err != nil {
		form.Errors.Add("name", fault.Sentence(err))
		return signInPage{form, form.Text("next"), p}, nil
	}
	if err != nil {
		return nil, err
	}
	return p.enter(v, person, form.Text("next"))
}

// from is where a try to sign in comes from.
func (p Pages) from(v *web.Visit) access.From {
	return access.From{Place: p.place(v), Device: v.Kept(web.DeviceCookie)}
}

// place is where a request came from, for the door. A proxy would be one place for everybody, so that anyone could close the door to all:
// behind one, it is what the proxy itself put last into X-Forwarded-For; whatever stands before that, anybody may have written.
func (p Pages) place(v *web.Visit) string {
	from, _, err := net.SplitHostPort(v.Request.RemoteAddr)
	if err != nil {
		from = v.Request.RemoteAddr
	}
	if lines := v.Request.Header.Values("X-Forwarded-For"); p.Proxied && len(lines) > 0 {
		passed := lines[len(lines)-1]
		from = strings.TrimSpace(passed[strings.LastIndexByte(passed, ',')+1:])
	}
	return network(from)
}

// network is an address as one place: of IPv6, the network that one customer is given.
func network(address string) string {
	ip, err := netip.ParseAddr(address)
	if err != nil || ip.Unmap().Is4() {
		return address
	}
	return netip.PrefixFrom(ip.WithZone(""), 64).Masked().String()
}

func (p Pages) signOut(v *web.Visit) (web.Page, error) {
	return p.leaves(v, p.Sessions.End(v.Context(), v.Kept(web.Cookie)))
}

func (p Pages) signOutEverywhere(v *web.Visit) (web.Page, error) {
	return p.leaves(v, p.Sessions.EndAll(v.Context(), v.Person.ID))
}
