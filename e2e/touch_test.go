//go:build e2e

package e2e

import (
	"regexp"
	"strings"

	"github.com/go-rod/rod"
	"github.com/go-rod/rod/lib/proto"
)

// bearing finds what is shown and bears a name. “Group/Name” stands in that group of fields, and “…name” anywhere in the name. Of a label it may
// give the field.
const bearing = `(name, sort, field) => {
	const words = x => (x.getAttribute('aria-label') || x.textContent).replace(/\s+/g, ' ').trim();
	const [wanted, ...groups] = name.split('/').reverse();
	const within = x => groups.every(g => [...document.querySelectorAll('fieldset')].some(f => f.contains(x) && words(f.querySelector('legend')).startsWith(g)));
	const all = [...document.querySelectorAll(sort)].filter(x => x.getClientRects().length && within(x));
	const bears = x => wanted.startsWith('…') ? words(x).includes(wanted.slice(1)) : words(x).startsWith(wanted);
	const one = all.find(x => words(x) == wanted) || all.find(bears);
	return one && field ? one.control : one;
}`

// find is what bears a name on the page.
func (h hands) find(name, sort string) *rod.Element { return h.named(name, sort, false) }

// field is the field that a label is of.
func (h hands) field(name string) *rod.Element { return h.named(name, "label", true) }

func (h hands) named(name, sort string, field bool) *rod.Element {
	h.t.Helper()
	e, err := h.page.Sleeper(rod.NotFoundSleeper).ElementByJS(rod.Eval(bearing, name, sort, field))
	if err != nil {
		h.t.Fatalf("nothing is named %q (%s) on %s, which says:\n%s", name, sort, h.path(), h.do(`() => document.querySelector('main').innerText`).Value.Str())
	}
	return e.Sleeper(rod.DefaultSleeper)
}

// on asks a thing of the page.
func (h hands) on(e *rod.Element, script string, with ...any) *proto.RuntimeRemoteObject {
	h.t.Helper()
	answer, err := e.Evaluate(rod.Eval(script, with...))
	if err != nil {
		h.t.Fatal(err)
	}
	return answer
}

func (h hands) do(script string, with ...any) *proto.RuntimeRemoteObject {
	h.t.Helper()
	answer, err := h.page.Evaluate(rod.Eval(script, with...))
	if err != nil {
		h.t.Fatal(err)
	}
	return answer
}

// spot is where a finger goes: the middle of the first line of a thing, once it is in sight, and whether nothing lies over it there.
const spot = `function() {
	this.scrollIntoView({ block: 'center', behavior: 'instant' });
	const box = this.getClientRects()[0], x = box.left + box.width / 2, y = box.top + box.height / 2, there = document.elementFromPoint(x, y);
	return { x, y, free: !!there && (this.contains(there) || there == this.control || there.contains(this)) };
}`

// touch puts a finger on what bears a name.
func (h hands) touch(name, sort string) {
	h.t.Helper()
	h.tapped(1)
	var at struct {
		X, Y float64
		Free bool
	}
	if err := h.on(h.find(name, sort), spot).Value.Unmarshal(&at); err != nil {
		h.t.Fatal(err)
	}
	if !at.Free {
		h.t.Fatalf("something lies over %q on %s", name, h.path())
	}
	if err := h.page.Touch.Tap(at.X, at.Y); err != nil {
		h.t.Fatal(err)
	}
}

var number = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f-]{27}`)

// sortOfPage is an address without the numbers of things in it, as a name of a file.
func sortOfPage(path string) string {
	return "week" + strings.NewReplacer("/", "-", "--", "-").Replace(number.ReplaceAllString(path, ""))
}
