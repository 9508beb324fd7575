package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"runtime/debug"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
)

var (
	errSignedOut = errors.New("nobody is signed in")
	errNotYours  = fault.Absent(errors.New("the rule of the route does not allow it"))
	errMethod    = errors.New("the page takes no such method")
)

func withLooking(ctx context.Context, l *looking) context.Context {
	return context.WithValue(ctx, lookKey{}, l)
}

// ahead makes the page while the look is still on its way to the record. What answers by itself, such as a file, is made when it is sent.
func (k *Kit) ahead(v *Visit, page Page, err error) ([]byte, error) {
	if _, itself := page.(responder); itself || err != nil {
		return nil, err
	}
	out, err := k.made(v, page)
	if err != nil {
		return nil, fmt.Errorf("make the page: %w", err)
	}
	return out, nil
}

// write sends the page as it was made, or the page that an error becomes. It is made whole before its first byte, so that a fault half-way is a
// clean page too.
func (k *Kit) write(w http.ResponseWriter, v *Visit, page Page, out []byte, err error) {
	if err != nil {
		k.writeError(w, v, err)
		return
	}
	for _, c := range v.kept {
		http.SetCookie(w, c)
	}
	if r, ok := page.(responder); ok {
		r.respond(w, v.Request)
		return
	}
	if p, ok := page.(leading); ok {
		w.Header().Set("Refresh", "0; url="+p.LeadsTo())
	}
	status := http.StatusOK
	if p, ok := page.(withErrors); ok && len(p.Errors()) > 0 {
		status = http.StatusUnprocessableEntity
	}
	if p, ok := page.(interface{ Clashed() bool }); ok && p.Clashed() {
		status = http.StatusConflict
	}
	writePage(w, status, out)
}

// apologise makes and sends the page that an error becomes.
func (k *Kit) apologise(w http.ResponseWriter, v *Visit, status int, page Page) {
	out, err := k.made(v, page)
	if err != nil {
		k.Log.Error("page cannot be made", "page", v.route.Pattern, "error", err)
		http.Error(w, "Sorry, there is a problem with the service.", http.StatusInternalServerError)
		return
	}
	writePage(w, status, out)
}

func writePage(w http.ResponseWriter, status int, out []byte) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(out) // a browser that went away is nobody's error
}

// made is the whole page. A panic in a template is an error, as one in a handler is.
func (k *Kit) made(v *Visit, page Page) (made []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("page panicked: %v\n%s", p, debug.Stack())
		}
	}()
	ctx := govuk.WithWords(v.Context(), v.Words)
	if v.held != nil && len(v.held.Errors) > 1 { // the summary stands above the fields, and only the page itself knows their order
		if err := page.Body().Render(ctx, io.Discard); err != nil {
			return nil, err
		}
		v.held.inOrder()
	}
	var out bytes.Buffer
	ctx = templ.WithChildren(ctx, page.Body())
	err = govuk.Page(k.around(v, page)).Render(ctx, &out)
	return out.Bytes(), err
}

// around is what stands around the page: menu, search, the case strip.
func (k *Kit) around(v *Visit, page Page) govuk.PageData {
	data := govuk.PageData{Title: page.Title(), Footer: k.Footer}
	if p, ok := page.(interface{ Scripts() []string }); ok {
		data.Scripts = p.Scripts()
	}
	if k.Banner != nil {
		data.Banner = k.Banner()
	}
	if p, ok := page.(withErrors); ok {
		data.Errors = p.Errors()
	}
	if p, ok := page.(interface{ HeldByChild() bool }); ok && p.HeldByChild() {
		data.Bare, data.Footer = true, nil
		return data
	}
	if v.Person.ID == "" {
		return data
	}
	data.Search = k.Search
	data.Account = &govuk.Link{Text: v.Person.Name, Href: "/me"}
	for _, n := range k.Nav(v.Person) {
		n.Current = n.Href == "/" && v.Path() == "/" || n.Href != "/" && strings.HasPrefix(v.Path(), n.Href)
		data.Nav = append(data.Nav, n)
	}
	if p, ok := page.(interface{ InCase() *Case }); ok && k.Strip != nil {
		data.Strip = k.Strip(p.InCase())
	}
	return data
}

// writeError turns an error into the page that its reader needs.
func (k *Kit) writeError(w http.ResponseWriter, v *Visit, err error) {
	if errors.Is(err, errSignedOut) {
		http.Redirect(w, v.Request, "/sign-in?next="+url.QueryEscape(v.Request.URL.Path), http.StatusSeeOther)
		return
	}
	if v.Context().Err() != nil && errors.Is(err, v.Context().Err()) {
		return // the browser went away, and nobody waits for an answer
	}
	kind, status := fault.KindOf(err), http.StatusInternalServerError
	switch {
	case errors.Is(err, errMethod):
		status = http.StatusMethodNotAllowed
	case errors.Is(err, ledger.ErrReadOnly):
		status = http.StatusConflict
	default:
		status = statuses[kind]
	}
	number := ProblemNumber()
	if status >= 500 {
		k.Log.Error("page failed", "page", v.route.Pattern, "number", number, "error", err)
	}
	k.apologise(w, v, status, errorPage(kind, fault.Sentence(err), number, v.route.forgets))
}

var statuses = map[fault.Kind]int{
	fault.Internal:    http.StatusInternalServerError,
	fault.Invalid:     http.StatusBadRequest,
	fault.Denied:      http.StatusForbidden,
	fault.NotFound:    http.StatusNotFound,
	fault.Conflict:    http.StatusConflict,
	fault.Unavailable: http.StatusServiceUnavailable,
	fault.TooLarge:    http.StatusRequestEntityTooLarge,
}

func (k *Kit) nowhere(w http.ResponseWriter, r *http.Request) {
	v := &Visit{Request: r, Now: k.now(), kit: k, route: &Route{Pattern: "/", Rule: access.Anyone}}
	if err := k.identify(v); err != nil && !errors.Is(err, errSignedOut) {
		k.writeError(w, v, err)
		return
	}
	k.writeError(w, v, fault.Absent(nil))
}

func (k *Kit) crossOrigin(w http.ResponseWriter, r *http.Request) {
	v := &Visit{Request: r, Now: k.now(), kit: k, route: &Route{Pattern: "/", Rule: access.Anyone}}
	k.apologise(w, v, http.StatusForbidden, problem{title: "That cannot be done now", sentence: "That form came from another site.", typed: typedNowhere})
}
