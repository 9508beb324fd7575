//go:build e2e

package e2e

import (
	"strings"
	"testing"
	"time"

	"github.com/go-rod/rod"
	"github.com/go-rod/rod/lib/input"
)

// keyboard is a person at a page who has no mouse.
type keyboard struct {
	t    testing.TB
	page *rod.Page
}

// focused is what the keyboard is on.
type focused struct {
	Name, Type, Value string
	Group             []string // the choices of a group of radios
	Checked           bool
}

// whereabouts describes the focused element as a screen reader names it.
const whereabouts = `() => {
	const words = x => (x ? x.textContent : '').replace(/\s+/g, ' ').trim();
	const name = x => x.getAttribute('aria-label') || (x.labels && x.labels.length ? words(x.labels[0]) : words(x));
	const x = document.activeElement, type = x.type || x.localName;
	const value = type == 'select-one' ? words(x.selectedOptions[0]) : x.value || '';
	const group = type == 'radio' ? [...document.getElementsByName(x.name)].map(name) : [];
	return { Name: x == document.body ? '' : name(x), Type: String(type), Value: String(value), Group: group, Checked: !!x.checked };
}`

func (k keyboard) focus() focused {
	k.t.Helper()
	var at focused
	if err := k.page.MustEval(whereabouts).Unmarshal(&at); err != nil {
		k.t.Fatal(err)
	}
	return at
}

func (k keyboard) press(keys ...input.Key) {
	k.t.Helper()
	if err := k.page.Keyboard.Type(keys...); err != nil {
		k.t.Fatal(err)
	}
}

// furthest is how many stops a page may have before something counts as out of reach.
const furthest = 400

// to goes on with Tab until it stands on what has this name, or on a group of radios that has it.
func (k keyboard) to(name string) focused {
	k.t.Helper()
	for range furthest {
		k.press(input.Tab)
		at := k.focus()
		if isNamed(at.Name, name) || among(at.Group, name) {
			return at
		}
	}
	k.t.Fatalf("%q cannot be reached with the keyboard on %q (%s)", name, k.page.MustInfo().Title, k.page.MustInfo().URL)
	return focused{}
}

// isNamed reports whether a name is the one wanted, as far as that goes. A wanted name that begins with … may stand anywhere in it.
func isNamed(name, wanted string) bool {
	if rest, anywhere := strings.CutPrefix(wanted, "…"); anywhere {
		return strings.Contains(name, rest)
	}
	return strings.HasPrefix(name, wanted)
}

func among(group []string, name string) bool {
	for _, one := range group {
		if isNamed(one, name) {
			return true
		}
	}
	return false
}

// follow presses Enter on a link or button, and waits for the page it leads to.
func (k keyboard) follow(name string) {
	k.t.Helper()
	k.to(name)
	k.page.MustEval(`() => { window.left = true }`)
	k.press(input.Enter)
	k.arrive(browserPatience)
}

const browserPatience = 150 * time.Second // the first PDF waits for the typesetter

// arrive waits until another page than the one left is there.
func (k keyboard) arrive(patience time.Duration) {
	k.t.Helper()
	err := k.page.Timeout(patience).Wait(rod.Eval(`() => !window.left && document.readyState == 'complete'`))
	if err != nil {
		k.t.Fatalf("no page came: %v", err)
	}
}

// write types into a field, in place of what stands there.
func (k keyboard) write(name, text string) {
	k.t.Helper()
	if k.to(name).Value != "" {
		if err := k.page.KeyActions().Press(input.ControlLeft).Type('a').Do(); err != nil {
			k.t.Fatal(err)
		}
	}
	if err := k.page.InsertText(text); err != nil {
		k.t.Fatal(err)
	}
}

// choose takes one choice of a group of radios, or ticks a checkbox.
func (k keyboard) choose(name string) {
	k.t.Helper()
	at := k.to(name)
	for range at.Group {
		if isNamed(at.Name, name) {
			break
		}
		k.press(input.ArrowDown)
		at = k.focus()
	}
	if !at.Checked {
		k.press(input.Space)
		at = k.focus()
	}
	if !at.Checked || !isNamed(at.Name, name) {
		k.t.Fatalf("%q cannot be chosen: the keyboard is on %+v", name, at)
	}
}

// pick chooses in a list that opens.
func (k keyboard) pick(name, option string) {
	k.t.Helper()
	at := k.to(name)
	for range furthest {
		if strings.Contains(at.Value, option) {
			return
		}
		before := at.Value
		k.press(input.ArrowDown)
		if at = k.focus(); at.Value == before {
			break
		}
	}
	k.t.Fatalf("%q does not offer %q", name, option)
}

// date writes the three parts of a date.
func (k keyboard) date(day, month, year string) {
	k.t.Helper()
	k.write("Day", day)
	k.write("Month", month)
	k.write("Year", year)
}

// says fails unless the page says this.
func (k keyboard) says(words string) {
	k.t.Helper()
	if body := k.page.MustElement("main").MustText(); !strings.Contains(body, words) {
		k.t.Fatalf("%s does not say %q; it says:\n%s", k.page.MustInfo().URL, words, body)
	}
}

// offers tells whether the page has a link with this name.
func (k keyboard) offers(name string) bool {
	k.t.Helper()
	return k.page.MustEval(`name => [...document.links].some(x => x.textContent.trim().startsWith(name))`, name).Bool()
}

// path is the address of the page, within the service.
func (k keyboard) path() string {
	k.t.Helper()
	return k.page.MustEval(`() => location.pathname`).Str()
}
