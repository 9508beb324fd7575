package web

import (
	"net/http"
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
