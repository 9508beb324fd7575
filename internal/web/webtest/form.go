package webtest

import (
	"net/url"
	"slices"

	"golang.org/x/net/html"
)

// Send fills in the page's form and presses its first button: the form in main that is sent by POST, when there is one only. Values
// left out are sent as they stand on the page. It fails the test when the form has no such field, or does not offer such an answer.
func (a *Answer) Send(values url.Values) *Answer {
	a.browser.site.t.Helper()
	return a.send(a.form(""), values, nil)
}

// SendTo is Send for a page with several forms: the one that is sent to this address.
func (a *Answer) SendTo(action string, values url.Values) *Answer {
	a.browser.site.t.Helper()
	return a.send(a.form(action), values, nil)
}

// SendFiles is Send with files added, by the names of their fields.
func (a *Answer) SendFiles(values url.Values, files map[string]File) *Answer {
	a.browser.site.t.Helper()
	return a.send(a.form(""), values, files)
}

// Draft saves what is typed as a draft, as the page's script does while somebody types.
func (a *Answer) Draft(values url.Values) *Answer {
	t := a.browser.site.t
	t.Helper()
	form := a.form("")
	to := attr(form, "data-draft")
	if to == "" {
		t.Fatalf("the form of %s saves no draft", a.At)
	}
	return a.browser.Post(to, a.filled(form, values))
}

// Filled is what the browser would send, for a test that sends it twice or later.
func (a *Answer) Filled(values url.Values) url.Values {
	a.browser.site.t.Helper()
	return a.filled(a.form(""), values)
}

func (a *Answer) send(form *html.Node, values url.Values, files map[string]File) *Answer {
	t := a.browser.site.t
	t.Helper()
	all, action := a.filled(form, values), attr(form, "action")
	if action == "" {
		action = a.At
	}
	if attr(form, "enctype") == "multipart/form-data" {
		return a.browser.postFiles(a.resolve(action), all, files)
	}
	if len(files) > 0 {
		t.Fatalf("the form of %s takes no files", a.At)
	}
	return a.browser.Post(a.resolve(action), all)
}

func (a *Answer) form(action string) *html.Node {
	t := a.browser.site.t
	t.Helper()
	var found []*html.Node
	for n := range a.root.Descendants() {
		if isForm(n) && (action == "" || attr(n, "action") == action) {
			found = append(found, n)
		}
	}
	if len(found) != 1 {
		t.Fatalf("%s has %d forms to send to %q, wanted one:\n%s", a.At, len(found), action, a.Words())
	}
	return found[0]
}

// isForm reports whether a part of a page is a form that is sent. The box that searches stands above every page and is none of its own.
func isForm(n *html.Node) bool {
	return n.Type == html.ElementNode && n.Data == "form" && attr(n, "method") == "post" && attr(n, "role") != "search"
}

// filled is what a form sends with the values a person gave.
func (a *Answer) filled(form *html.Node, values url.Values) url.Values {
	t := a.browser.site.t
	t.Helper()
	fields := fieldsOf(form)
	for name, given := range values {
		f, ok := fields[name]
		if !ok {
			t.Fatalf("the form of %s has no field %q; it has %v", a.At, name, names(fields))
		}
		if i := slices.IndexFunc(given, func(v string) bool { return !f.takes(v) }); i >= 0 {
			t.Fatalf("the field %q of %s offers no answer %q; it offers %q", name, a.At, given[i], f.offers)
		}
		f.values = given
	}
	out := url.Values{}
	for name, f := range fields {
		if len(f.values) > 0 {
			out[name] = f.values
		}
	}
	return out
}

// field is a field of a form as a browser knows it.
type field struct {
	values []string // as they stand
	chosen bool     // it offers answers to choose from, and takes no others
	offers []string
}

func (f *field) takes(value string) bool { return !f.chosen || slices.Contains(f.offers, value) }

func fieldsOf(form *html.Node) map[string]*field {
	all := map[string]*field{}
	for n := range form.Descendants() {
		if n.Type != html.ElementNode || attr(n, "name") == "" {
			continue
		}
		f := all[attr(n, "name")]
		if f == nil {
			f = &field{}
		}
		if f.meet(n) {
			all[attr(n, "name")] = f
		}
	}
	return all
}

// meet takes one control of the field in, and says whether it is one.
func (f *field) meet(n *html.Node) bool {
	switch {
	case n.Data == "textarea":
		f.values = []string{textareaOf(n)}
	case n.Data == "select":
		f.choose(n)
	case n.Data == "input" && (attr(n, "type") == "radio" || attr(n, "type") == "checkbox"):
		f.offer(attr(n, "value"), has(n, "checked"))
	case n.Data == "button":
		f.offer(attr(n, "value"), false)
	case n.Data == "input" && attr(n, "type") != "file":
		f.values = append(f.values, attr(n, "value"))
	default:
		return false
	}
	return true
}

func (f *field) offer(value string, chosen bool) {
	f.chosen, f.offers = true, append(f.offers, value)
	if chosen {
		f.values = append(f.values, value)
	}
}

// choose takes in the options of a select: without a chosen one, browsers send the first.
func (f *field) choose(n *html.Node) {
	for o := range n.Descendants() {
		if o.Type == html.ElementNode && o.Data == "option" {
			f.offer(attr(o, "value"), has(o, "selected"))
		}
	}
	if len(f.values) == 0 && len(f.offers) > 0 {
		f.values = f.offers[:1]
	}
}

func textareaOf(n *html.Node) string {
	if n.FirstChild == nil {
		return ""
	}
	return n.FirstChild.Data
}

func names(fields map[string]*field) []string {
	var all []string
	for name := range fields {
		all = append(all, name)
	}
	slices.Sort(all)
	return all
}
