package web

import (
	"net/http"
	"strings"
	"time"

	"candour/internal/access"
)

// DeviceCookie is the name under which a browser keeps what it is known by to those who signed in from it. It outlives sessions.
const DeviceCookie = "candour-device"

// SignedIn answers that a person is now signed in: their browser keeps the token, and they go on to where they were going.
func (v *Visit) SignedIn(token, next string) Page {
	v.Keep(Cookie, token, access.AbsoluteLimit)
	return v.SeeOther(next)
}

// SignedInOn is SignedIn, and the browser keeps what it is known by from now on.
func (v *Visit) SignedInOn(device, token, next string) Page {
	v.Keep(DeviceCookie, device, access.KnownFor)
	return v.SignedIn(token, next)
}

// HandOver answers that the device is in a child’s hands: until its owner shows who they are, it opens a page of this service, what is below it, and
// nothing else. Only routes that are Held answer there.
func (v *Visit) HandOver(home string) (Page, error) {
	token, err := v.kit.Sessions.Hand(v.Context(), v.Kept(Cookie), v.Person.ID, v.Device(), home)
	if err != nil {
		return nil, err
	}
	return v.SignedIn(token, home), nil
}

// HandedTo is the address that the device may open because it was handed over; "" when it was not.
func (v *Visit) HandedTo() string {
	if v.Person.ID == "" {
		return ""
	}
	return access.HandedTo(v.Kept(Cookie))
}

// locked reports whether the device was handed over and the address is not one for whoever holds it.
func (v *Visit) locked() bool {
	home := v.HandedTo()
	within := v.Path() == home || strings.HasPrefix(v.Path(), home+"/") || !v.route.inCase
	return home != "" && !(v.route.held && within)
}

// SignedOut answers that the browser keeps no token any more.
func (v *Visit) SignedOut(next string) Page {
	v.Keep(Cookie, "", 0)
	return v.SeeOther(next)
}

// Keep has the browser keep a value for so long, and bring it with each request. For no time at all, it forgets what it kept under that name.
func (v *Visit) Keep(name, value string, long time.Duration) {
	age := int(long.Seconds())
	if age == 0 {
		age = -1
	}
	v.kept = append(v.kept, &http.Cookie{Name: name, Value: value, Path: "/", MaxAge: age, HttpOnly: true, Secure: v.kit.Secure, SameSite: http.SameSiteLaxMode})
}

// Kept is what the browser that asks keeps under a name; empty when it keeps nothing.
func (v *Visit) Kept(name string) string {
	kept, err := v.Request.Cookie(name)
	if err != nil {
		return ""
	}
	return kept.Value
}

// Elsewhere sends a person to another service, to sign in there. Everything else goes through SeeOther, which leads nowhere but to our own pages.
func (v *Visit) Elsewhere(address string) Page { return seeOther{address} }
