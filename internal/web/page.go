package web

import (
	"encoding/json"
	"io"
	"mime"
	"net/http"
	"strconv"

	"github.com/a-h/templ"

	"candour/internal/govuk"
)

// Page is what a handler returns: a title for the browser tab, which names no person, place or case number, and what is on the page.
type Page interface {
	Title() string
	Body() templ.Component
}

// withErrors is a page that shows a form with something to put right.
type withErrors interface{ Errors() govuk.Errors }

// leading is a page that leads on to another address by itself, also where a form may not be sent to: browsers hold redirects after a form to the
// addresses that forms may be sent to.
type leading interface{ LeadsTo() string }

// responder is an answer that is not a page of ours: being sent elsewhere, or a file.
type responder interface {
	respond(w http.ResponseWriter, r *http.Request)
}

// seeOther sends the person to another page after something was done.
type seeOther struct{ to string }

func (seeOther) Title() string         { return "" }
func (seeOther) Body() templ.Component { return templ.NopComponent }
func (s seeOther) respond(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, s.to, http.StatusSeeOther)
}

// Download is a file that leaves only as an attachment: it is never shown within our own pages' origin.
type Download struct {
	Name  string // names no person and no case
	Media string
	Size  int64
	From  io.Reader
}

// Title implements Page.
func (Download) Title() string { return "" }

// Body implements Page.
func (Download) Body() templ.Component { return templ.NopComponent }

func (d Download) respond(w http.ResponseWriter, _ *http.Request) {
	h := w.Header()
	h.Set("Content-Type", d.Media)
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": d.Name}))
	h.Set("Content-Security-Policy", "sandbox; default-src 'none'")
	h.Set("Cache-Control", "no-store")
	if d.Size > 0 {
		h.Set("Content-Length", strconv.FormatInt(d.Size, 10))
	}
	// An error here is a connection that broke or a file that is not the one named; either way the length told does not come.
	_, _ = io.Copy(w, d.From)
}

// Worker is a script that a browser runs beside the pages of a scope, also where there is no signal.
type Worker struct {
	Script []byte
	Scope  string // the addresses that begin so
}

// Title implements Page.
func (Worker) Title() string { return "" }

// Body implements Page.
func (Worker) Body() templ.Component { return templ.NopComponent }

func (s Worker) respond(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
	w.Header().Set("Service-Worker-Allowed", s.Scope)
	_, _ = w.Write(s.Script) // a browser that went away is nobody's error
}

// Data is an answer to a script of a page of ours that asked for it, as JSON.
type Data struct{ Of any }

// Title implements Page.
func (Data) Title() string { return "" }

// Body implements Page.
func (Data) Body() templ.Component { return templ.NopComponent }

func (d Data) respond(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(d.Of) // a browser that went away is nobody's error
}

// Script is a service worker. A browser takes one only from an address within the pages that it looks after, and asks for it anew each time.
type Script struct{ Of []byte }

// Title implements Page.
func (Script) Title() string { return "" }

// Body implements Page.
func (Script) Body() templ.Component { return templ.NopComponent }

func (s Script) respond(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
	_, _ = w.Write(s.Of) // a browser that went away is nobody's error
}
