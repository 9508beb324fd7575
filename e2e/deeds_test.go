//go:build e2e

package e2e

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"candour/internal/calendar"
)

// deed is something that somebody does before the pages are looked at, so that there are pages of what comes of it.
type deed struct {
	who  string
	at   string            // an address; after "/case/" stands the title of a case
	by   []string          // links from there, each by a part of where it leads or by how its words begin
	with map[string]string // what is filled in otherwise, by the names of fields, or what options say. Everything else takes the first answer
	days int               // after today, for the dates of the form
}

var deeds = []deed{
	{who: "Ruth Adeyemi", at: "/case/Doran/hand-over"},
	{who: "Ruth Adeyemi", at: "/case/Halloran and Mensah/letters/new", with: map[string]string{"to": "Daniel Halloran"}},
	{who: "Ruth Adeyemi", at: "/case/Doran/wrong-person", with: map[string]string{"nobody": "", "at": "", "aware": ""}},
	{who: "Ruth Adeyemi", at: "/case/Doran/copies/new"},
	{who: "Ruth Adeyemi", at: "/case/Doran/email", with: map[string]string{"pasted": "From: school@example.org\nDate: Fri, 20 Nov 2026 10:00:00 +0000\nTo: ruth@example.org\nSubject: Attendance\n\nThey were here all week."}},
	{who: "Ruth Adeyemi", at: "/case/Nowak/notes", by: []string{"/note/", "/contain/"}},
	{who: "Ruth Adeyemi", at: "/case/Nowak/court", by: []string{"Ring the police", "/more-time"}},
	{who: "Ruth Adeyemi", at: "/case/Choudhury/court", by: []string{"Check the application"}},
	{who: "Ruth Adeyemi", at: "/case/Doran/seeing", with: map[string]string{"starts-at": ""}, days: 2},
	{who: "Ruth Adeyemi", at: "/case/Doran/plan-visit", with: map[string]string{"starts-at": ""}, days: 2},
	{who: "Beth Lawson", at: "/case/Pike/privileged/write"},
	{who: "Beth Lawson", at: "/case/Pike/privileged/readers"},
	{who: "Beth Lawson", at: "/case/Pike/guardians/appoint", with: map[string]string{"telephone": "", "email": ""}},
	{who: "Colin Pryce", at: "/case/Moss/allocate", with: map[string]string{"from": "", "until": ""}},
	{who: "Colin Pryce", at: "/case/Patel and Shah/restrict", with: map[string]string{"other": ""}},
	{who: "Colin Pryce", at: "/team", by: []string{"/people/", "/cover"}, days: 3},
	{who: "Marcus Webb", at: "/case/Fields and Winter/conflict"},
	{who: "Ines Marchetti", at: "/break-glass", with: map[string]string{"number": "WX26P00417"}},
	{who: "Judith Farrar", at: "/samples/new", with: map[string]string{"numbers": "WX26P00417", "many": "", "open-from": "", "open-until": ""}, days: 7},
	{who: "Amara Lyle", at: "/systems/ask", days: 30},
	{who: "Priya Raman", at: "/retention", by: []string{"WX09P00231", "/erase"}},
}

// does does it, and returns where that leads. Of a page that asks nothing it is enough to come there.
func (f follows) does(d deed) string {
	f.t.Helper()
	at := f.address(d.at)
	for _, by := range d.by {
		at = f.link(at, by)
	}
	root := f.read(at)
	if root == nil {
		f.t.Fatalf("%s: no page", d.pattern())
	}
	for n := range root.Descendants() {
		if n.Data == "form" && n.Parent != nil && attribute(n, "action") != "/search" && asksSomething(n) {
			return f.send(n, d.fills(n), d.pattern())
		}
	}
	return at
}

// pattern is where it is done, without the title of a case.
func (d deed) pattern() string {
	if rest, inCase := strings.CutPrefix(d.at, "/case/"); inCase {
		_, page, _ := strings.Cut(rest, "/")
		return "/case/{case}/" + page
	}
	return d.at
}

// address is where a deed is done: a case is found on the list of cases by its title.
func (f follows) address(at string) string {
	f.t.Helper()
	rest, inCase := strings.CutPrefix(at, "/case/")
	if !inCase {
		return at
	}
	title, page, _ := strings.Cut(rest, "/")
	return f.link("/cases", title) + "/" + page
}

// link is where a link of a page leads that leads to something or begins so.
func (f follows) link(at, by string) string {
	f.t.Helper()
	if root := f.read(at); root != nil {
		for n := range root.Descendants() {
			if to := attribute(n, "href"); n.Data == "a" && strings.HasPrefix(to, "/") && (strings.Contains(to, by) || strings.HasPrefix(strings.TrimSpace(words(n)), by)) {
				return to
			}
		}
	}
	f.t.Fatal("a link is not there that a deed follows")
	return ""
}

// asksSomething reports whether a form has more than what it carries unseen.
func asksSomething(form *html.Node) bool {
	for n := range form.Descendants() {
		if n.Data == "textarea" || n.Data == "select" || n.Data == "input" && attribute(n, "type") != "hidden" {
			return true
		}
	}
	return false
}

// fills fills in a form: what the deed says, what stands there, or else the first answer there is.
func (d deed) fills(form *html.Node) url.Values {
	all := url.Values{}
	for n := range form.Descendants() {
		name, kind := attribute(n, "name"), attribute(n, "type")
		value, said := d.says(name)
		switch {
		case name == "" || n.Data == "button" || kind == "file":
		case n.Data == "select":
			all.Add(name, option(n, value))
		case said:
			all.Set(name, value)
		case kind == "hidden":
			all.Add(name, attribute(n, "value"))
		case kind == "radio" || kind == "checkbox":
			if !all.Has(name) || has(n, "checked") {
				all.Add(name, attribute(n, "value"))
			}
		case n.Data == "textarea":
			all.Add(name, or(strings.TrimSpace(words(n)), typed))
		case n.Data == "input":
			all.Add(name, or(attribute(n, "value"), d.written(name)))
		}
	}
	return all
}

// says is what the deed says for a field, or for the date of which it is a part.
func (d deed) says(name string) (string, bool) {
	for _, part := range []string{"", "-day", "-month", "-year", "-at"} {
		if value, said := d.with[strings.TrimSuffix(name, part)]; said {
			return value, true
		}
	}
	return "", false
}

// written is what is written into an empty box.
func (d deed) written(name string) string {
	day := calendar.DateInLondon(time.Now()).AddDays(d.days)
	for part, layout := range map[string]string{"-day": "2", "-month": "1", "-year": "2006"} {
		if strings.HasSuffix(name, part) {
			return time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, time.UTC).Format(layout)
		}
	}
	if name == "at" || name == "time" {
		return ""
	}
	return typed
}

// option is the value of an option that says something, or else of the first that has one.
func option(list *html.Node, says string) string {
	first := ""
	for n := range list.Descendants() {
		if n.Data != "option" {
			continue
		}
		if says != "" && strings.HasPrefix(strings.TrimSpace(words(n)), says) {
			return attribute(n, "value")
		}
		first = or(first, attribute(n, "value"))
	}
	return first
}

func or(value, otherwise string) string {
	if value == "" {
		return otherwise
	}
	return value
}

func has(n *html.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}

// send sends a form, and returns where that leads.
func (f follows) send(form *html.Node, fields url.Values, of string) string {
	f.t.Helper()
	kind, body := "application/x-www-form-urlencoded", bytes.NewBufferString(fields.Encode())
	if attribute(form, "enctype") != "" {
		kind, body = parts(f.t, fields)
	}
	answer, err := f.Post(running.address+attribute(form, "action"), kind, body)
	if err != nil {
		f.t.Fatal(err)
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		f.t.Fatalf("%s is answered %d", of, answer.StatusCode)
	}
	return answer.Request.URL.Path
}

// parts are fields as a form sends them that could have files too.
func parts(t testing.TB, fields url.Values) (kind string, body *bytes.Buffer) {
	t.Helper()
	body = &bytes.Buffer{}
	w := multipart.NewWriter(body)
	for name, values := range fields {
		for _, value := range values {
			if err := w.WriteField(name, value); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return w.FormDataContentType(), body
}
