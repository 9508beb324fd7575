//go:build e2e

package e2e

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/go-rod/rod"
	"github.com/go-rod/rod/lib/input"
	"github.com/go-rod/rod/lib/proto"
	"github.com/ysmood/gson"

	"candour/internal/calendar"
	"candour/internal/govuk/browsertest"
)

// keyboard is a person at a page who has no mouse.
type keyboard struct {
	t    testing.TB
	page *rod.Page
	manner
}

// focused is what the keyboard is on.
type focused struct {
	Name, Type, Value string
	Group             []string // the choices of a group of radios
	Checked           bool
	Shown             bool // it looks otherwise than without the keyboard on it
}

// whereabouts describes the focused element as a screen reader names it.
const whereabouts = `() => {
	const words = x => (x ? x.textContent : '').replace(/\s+/g, ' ').trim();
	const name = x => x.getAttribute('aria-label') || (x.labels && x.labels.length ? words(x.labels[0]) : words(x));
	const x = document.activeElement, type = x.type || x.localName;
	const value = type == 'select-one' ? words(x.selectedOptions[0]) : x.value || '';
	const group = type == 'radio' ? [...document.getElementsByName(x.name)].map(name) : [];
	const drawn = e => e.outline + e.boxShadow + e.backgroundColor + e.borderColor + e.clipPath;
	const looks = () => drawn(getComputedStyle(x)) + (x.labels && x.labels[0] ? drawn(getComputedStyle(x.labels[0], '::before')) : '');
	const focused = looks();
	x.blur();
	const shown = x == document.body || looks() != focused;
	x.focus();
	return { Name: x == document.body ? '' : name(x), Type: String(type), Value: String(value), Group: group, Checked: !!x.checked, Shown: shown };
}`

func (k keyboard) focus() focused {
	k.t.Helper()
	var at focused
	if err := k.ask(whereabouts).Unmarshal(&at); err != nil {
		k.t.Fatal(err)
	}
	if !at.Shown {
		k.t.Errorf("nothing shows that the keyboard is on %q (%s)", at.Name, k.path())
	}
	return at
}

// ask has the browser look at the page. It waits for no promise, for none is kept where scripts are off.
func (k keyboard) ask(script string, with ...any) gson.JSON {
	k.t.Helper()
	answer, err := k.page.Evaluate(rod.Eval(script, with...))
	if err != nil {
		k.t.Fatal(err)
	}
	return answer.Value
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
	k.t.Fatalf("%q cannot be reached with the keyboard on %s, which says:\n%s", name, k.path(), k.words())
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
	k.ask(`() => { window.left = true }`)
	k.press(input.Enter)
	k.arrive()
}

// search looks for a case by the box above every page.
func (k keyboard) search(words string) {
	k.t.Helper()
	k.write("Search your cases", words)
	k.ask(`() => { window.left = true }`)
	k.press(input.Enter)
	k.arrive()
}

// patience is for signing, where the first PDF waits for the typesetter to be made ready.
const patience = 150 * time.Second

// arrive waits until another page than the one left is there. A page that is just being left may answer nothing at all; the next one is asked then.
func (k keyboard) arrive() {
	k.t.Helper()
	for began := time.Now(); ; time.Sleep(50 * time.Millisecond) {
		err := k.page.Timeout(patience).Wait(rod.Eval(`() => !window.left && document.readyState == 'complete'`))
		if err == nil {
			return
		}
		if time.Since(began) > patience {
			k.t.Fatalf("no page came: %v", err)
		}
	}
}

// waitsFor looks at the page again until it says this.
func (k keyboard) waitsFor(words string) {
	k.t.Helper()
	for begin := time.Now(); !k.isSaid(words); {
		if time.Since(begin) > patience {
			k.says(words)
		}
		time.Sleep(time.Second / 2)
		k.open(k.path())
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
func (k keyboard) date(d calendar.Date) {
	k.t.Helper()
	k.write("Day", strconv.Itoa(d.Day()))
	k.write("Month", strconv.Itoa(int(d.Month())))
	k.write("Year", strconv.Itoa(d.Year()))
}

// says fails unless the page says this.
func (k keyboard) says(words string) {
	k.t.Helper()
	if !k.isSaid(words) {
		k.t.Fatalf("%s does not say %q; it says:\n%s", k.path(), words, k.words())
	}
}

func (k keyboard) isSaid(words string) bool {
	k.t.Helper()
	return strings.Contains(k.words(), words)
}

// words are what the page says beside its head and foot.
func (k keyboard) words() string {
	k.t.Helper()
	return k.ask(`() => document.querySelector('main').innerText`).Str()
}

// offers tells whether the page has a link with this name.
func (k keyboard) offers(name string) bool {
	k.t.Helper()
	return k.ask(`name => [...document.links].some(x => x.textContent.trim().startsWith(name))`, name).Bool()
}

// path is the address of the page, within the service.
func (k keyboard) path() string {
	k.t.Helper()
	return k.ask(`() => location.pathname`).Str()
}

// open goes to an address of the service.
func (k keyboard) open(path string) {
	k.t.Helper()
	browsertest.Go(k.t, k.page, running.address+path)
}

// reads fails when somebody could not read the page that was come to. Pictures of it bear the name. Where scripts are off they are allowed
// for axe alone, after the page was made without.
func (k keyboard) reads(name string) {
	k.t.Helper()
	if k.noScripts {
		name = "plain-" + name
		k.allowScripts(true)
		defer k.allowScripts(false)
	}
	browsertest.Read(k.t, k.page, name)
}

func (k keyboard) allowScripts(allow bool) {
	k.t.Helper()
	if err := (proto.EmulationSetScriptExecutionDisabled{Value: !allow}).Call(k.page); err != nil {
		k.t.Fatal(err)
	}
}
