//go:build e2e

package e2e

import (
	"slices"
	"strings"
	"testing"
)

// everyRole are people of the demonstration whose pages differ. The first who is led to a page is who reads it.
var everyRole = []string{
	"Ruth Adeyemi", "Colin Pryce", "Beth Lawson", "Marcus Webb", "Denise Ferreira", "Ines Marchetti", "Judith Farrar", "Priya Raman", "Tom Jeavons", "Amara Lyle",
	"Sanjay Rao",
}

// needsNothing are pages whose form may be sent with nothing in it.
var needsNothing = map[string]bool{
	"/case/{case}/allegations/{matter}":            true, // takes back what was said of the matter
	"/case/{case}/report/{report}/have-read":       true, // having read it needs no words
	"/case/{case}/report/{report}/write/{section}": true, // what nobody changed makes no entry
	"/me/digest": true, // counts nothing further
	"/me/home":   true, // takes the postcode back
	"/search":    true, // shows the page again
}

// TestEveryPage opens every page that there is, without scripts, and fails when somebody could not read it, get through it by the keyboard or
// send what it asks for; and sends what it asks for with nothing in it. A page that the demonstration leads nobody to has a reason in leftOut.
func TestEveryPage(t *testing.T) {
	p, led := readPages(t), map[string][]string{}
	for _, d := range deeds {
		t.Run("deed-"+named(d.pattern()), func(t *testing.T) { led[d.who] = append(led[d.who], followsAs(t, d.who).does(d)) })
	}
	for _, name := range everyRole {
		followsAs(t, name).everywhere(p, led[name]...)
	}
	p.isAccountedFor(t)
	titles := map[string]string{}
	for _, name := range everyRole {
		who := signIn(t, name, withoutScripts)
		for _, e := range p.readBy(name) {
			t.Run(named(e.pattern), func(t *testing.T) {
				who.t = t
				who.isWhole(e)
				who.isTitledApart(e.pattern, titles)
			})
		}
		for _, e := range p.readBy(name) { // last, for a form that lacks nothing acts
			if needsNothing[e.pattern] {
				continue
			}
			t.Run(named(e.pattern)+"-empty", func(t *testing.T) {
				who.t = t
				who.sendsTooEarly(e)
			})
		}
	}
}

// readBy are the examples of somebody, in the order of their patterns.
func (p *pages) readBy(name string) []example {
	var all []example
	for _, e := range p.found {
		if e.person == name {
			all = append(all, e)
		}
	}
	slices.SortFunc(all, func(a, b example) int { return strings.Compare(a.pattern, b.pattern) })
	return all
}

// isAccountedFor fails for a page that nobody was led to and that has no reason.
func (p *pages) isAccountedFor(t *testing.T) {
	for _, pattern := range p.listed {
		if p.found[pattern].path == "" && leftOut[pattern] == "" {
			t.Errorf("nobody is led to %s", pattern)
		}
	}
}

// isTitledApart fails when another page has the same title. Within a report the forms open on its page.
func (k keyboard) isTitledApart(pattern string, titles map[string]string) {
	k.t.Helper()
	title := k.ask(`() => document.title`).Str()
	if other, taken := titles[title]; taken && !strings.HasPrefix(pattern, "/case/{case}/report/{report}/") && pattern != "/people" && pattern != "/sign-in" {
		k.t.Errorf("%s has the title of %s", pattern, other)
	}
	titles[title] = pattern
}
