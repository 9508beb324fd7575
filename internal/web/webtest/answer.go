package webtest

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"candour/internal/govuk/htmlcheck"
)

// Answer is what came back, after redirects.
type Answer struct {
	Status int
	Header http.Header
	Body   string
	At     string // the address it came from, with its query

	browser *Browser
	root    *html.Node // nil when it is no page
}

// Check reports every check that does not hold of the page, and where that was.
func (a *Answer) Check(checks ...htmlcheck.Checker) *Answer {
	t := a.browser.site.t
	t.Helper()
	if a.root == nil {
		t.Fatalf("%s is no page: %s", a.At, a.Header.Get("Content-Type"))
	}
	for _, check := range checks {
		if err := check(a.root); err != nil {
			t.Errorf("%s, for %s: %v", a.At, a.browser.Name, err)
		}
	}
	return a
}

// Answered fails the test unless the answer has this status.
func (a *Answer) Answered(status int) *Answer {
	a.browser.site.t.Helper()
	if a.Status != status {
		a.browser.site.t.Fatalf("%s answered %d to %s, wanted %d:\n%s", a.At, a.Status, a.browser.Name, status, a.Words())
	}
	return a
}

// OK fails the test unless the page was shown.
func (a *Answer) OK() *Answer {
	a.browser.site.t.Helper()
	return a.Answered(http.StatusOK)
}

// Words are the words of the page's main part, for messages and for what only a string can tell.
func (a *Answer) Words() string {
	if a.root == nil {
		return a.Body
	}
	main := a.first(func(n *html.Node) bool { return n.Data == "main" })
	if main == nil {
		main = a.root
	}
	var b strings.Builder
	for n := range main.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data + " ")
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// Click follows the first link with these words.
func (a *Answer) Click(words string) *Answer {
	t := a.browser.site.t
	t.Helper()
	link := a.first(func(n *html.Node) bool { return n.Data == "a" && strings.Contains(textOf(n), words) })
	if link == nil {
		t.Fatalf("%s has no link %q:\n%s", a.At, words, a.Words())
	}
	return a.browser.Get(a.resolve(attr(link, "href")))
}

// Links are the addresses within the service that the page leads to, each once, without fragments.
func (a *Answer) Links() []string {
	var all []string
	for n := range a.root.Descendants() {
		if n.Type != html.ElementNode || n.Data != "a" {
			continue
		}
		to, _, _ := strings.Cut(attr(n, "href"), "#")
		if to != "" && !slices.Contains(all, to) {
			all = append(all, a.resolve(to))
		}
	}
	return all
}

func (a *Answer) resolve(href string) string {
	t := a.browser.site.t
	t.Helper()
	here, err := url.Parse(a.At)
	if err != nil {
		t.Fatal(err)
	}
	there, err := here.Parse(href)
	if err != nil || there.IsAbs() {
		t.Fatalf("%s leads to %q, which is not of this service", a.At, href)
	}
	return there.RequestURI()
}

// EveryPage opens every page that can be reached by links from an address, each once, and hands it to do.
func (b *Browser) EveryPage(from string, do func(*Answer)) {
	b.site.t.Helper()
	seen, waiting := map[string]bool{from: true}, []string{from}
	for len(waiting) > 0 {
		a := b.Get(waiting[0])
		waiting = waiting[1:]
		do(a)
		if a.root == nil {
			continue
		}
		for _, link := range a.Links() {
			if !seen[link] {
				seen[link], waiting = true, append(waiting, link)
			}
		}
	}
}

func (a *Answer) first(is func(*html.Node) bool) *html.Node {
	for n := range a.root.Descendants() {
		if n.Type == html.ElementNode && is(n) {
			return n
		}
	}
	return nil
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for each := range n.Descendants() {
		if each.Type == html.TextNode {
			b.WriteString(each.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}
