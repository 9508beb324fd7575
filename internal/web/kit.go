package web

import (
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strings"
	"time"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/govuk"
	"candour/internal/govuk/assets"
	"candour/internal/ledger"
)

// Kit serves the routes. All fields but the optional ones named must be set before Handler.
type Kit struct {
	Ledger   *ledger.Ledger
	Staff    access.Staff
	Sessions access.Sessions
	Reads    Looks
	Drafts   Drafts
	Clock    ledger.Clock
	Log      *slog.Logger
	Routes   []Route

	Strip  func(*Case) templ.Component         // what stands above every page of a case
	Nav    func(access.Person) []govuk.NavItem // the places of the main menu that somebody may open
	Search *govuk.SearchData                   // optional
	Banner func() string                       // optional: what every page says at its top now
	Footer []govuk.Link                        // optional
	Acted  func()                              // optional: called when something was recorded, so that jobs need not wait
	Secure bool                                // served over TLS: cookies say so
	Beside func(*Kit) Beside                   // optional: what other systems talk to
}

// Handler checks that the program is whole and serves it. A route without a rule or handler stops the start, not a person.
func (k *Kit) Handler() (http.Handler, error) {
	mux := http.NewServeMux()
	for i := range k.Routes {
		r := &k.Routes[i]
		if err := r.check(); err != nil {
			return nil, err
		}
		mux.Handle(r.Pattern, k.serve(r))
	}
	mux.Handle("GET "+assets.Prefix, assets.Handler())
	if k.Beside != nil {
		beside := k.Beside(k)
		mux.Handle(beside.Prefix, beside.Handler)
	}
	mux.Handle("/", http.HandlerFunc(k.nowhere))
	protect := http.NewCrossOriginProtection()
	protect.SetDenyHandler(http.HandlerFunc(k.crossOrigin))
	return k.secure(protect.Handler(mux)), nil
}

// secure sets the headers of every answer: nothing on a page comes from or goes to anywhere but this service, and a browser that came over TLS
// once comes over nothing else. No page has a script or style of its own, so that the policy needs no exception.
func (k *Kit) secure(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; "+
			"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
		h.Set("Cache-Control", "no-store")
		if k.Secure {
			h.Set("Strict-Transport-Security", "max-age=63072000")
		}
		next.ServeHTTP(w, r)
	})
}

// biggestForm bounds what a form may send besides files; one with files says so by its own limit.
const (
	biggestForm = 2 << 20
	biggestFile = 26 << 20
)

// serve answers one route: who is it, may they, what do they want, and only then the first byte.
func (k *Kit) serve(r *Route) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		limit := int64(biggestForm)
		if strings.HasPrefix(req.Header.Get("Content-Type"), "multipart/form-data") {
			limit = biggestFile
		}
		req.Body = http.MaxBytesReader(w, req.Body, limit)
		looking := &looking{}
		req = req.WithContext(withLooking(req.Context(), looking))
		v := &Visit{Request: req, Now: k.now(), kit: k, route: r}
		page, err := k.answer(v)
		out, err := k.ahead(v, page, err)
		if looked := looking.recorded(); looked != nil {
			page, err = k.unrecorded(v, page, err, looked)
		}
		k.write(w, v, page, out, err)
	})
}

// unrecorded refuses a page whose look is not on the record, unless somebody may be in danger: then it is shown, and the log says so.
func (k *Kit) unrecorded(v *Visit, page Page, err, looked error) (Page, error) {
	if v.route.Rule != access.Urgent {
		return nil, looked
	}
	v.Warn("an urgent page was shown although the look could not be recorded", looked)
	return page, err
}

func (k *Kit) now() time.Time { return k.Clock().UTC().Truncate(time.Microsecond) }

// answer runs the route's handler once it is known who asks. A panic is an error of this page alone.
func (k *Kit) answer(v *Visit) (page Page, err error) {
	defer func() {
		if p := recover(); p != nil {
			page, err = nil, fmt.Errorf("page panicked: %v\n%s", p, debug.Stack())
		}
	}()
	if err := k.identify(v); err != nil {
		return nil, err
	}
	if v.locked() {
		return v.SeeOther(v.HandedTo()), nil
	}
	if !v.route.forgets && v.Request.URL.Query().Has("draft") && methodOf(v.Request) == http.MethodPost {
		return v.saveDraft()
	}
	handler := v.route.get
	if methodOf(v.Request) == http.MethodPost {
		handler = v.route.post
	}
	if handler == nil || methodOf(v.Request) != http.MethodGet && methodOf(v.Request) != http.MethodPost {
		return nil, errMethod
	}
	if !v.route.inCase && !access.Decide(v.Person, v.route.Rule, nil).Allowed {
		return nil, errNotYours
	}
	page, err = handler(v)
	return page, v.failed(v.sentAgain(err))
}

// Cookie is the name under which a browser keeps its session.
const Cookie = "candour"

// identify says who is asking, from their session. Only routes for anyone go on without.
func (k *Kit) identify(v *Visit) error {
	cookie, err := v.Request.Cookie(Cookie)
	if err != nil {
		return k.stranger(v)
	}
	session, err := k.Sessions.Find(v.Context(), cookie.Value)
	if errors.Is(err, access.ErrSignedOut) {
		k.keepWords(v, session.Person)
		return k.stranger(v)
	}
	if err != nil {
		return err
	}
	if v.People, err = k.Staff.People(v.Context()); err != nil {
		return err
	}
	person, ok := v.People.Find(session.Person)
	if !ok {
		return k.stranger(v)
	}
	v.Person = person
	return nil
}

func (k *Kit) stranger(v *Visit) error {
	if v.route.Rule == access.Anyone {
		v.People = &access.People{}
		return nil
	}
	return errSignedOut
}
