//go:build e2e

package e2e

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/go-rod/rod"
	"github.com/go-rod/rod/lib/proto"

	"candour/internal/calendar"
	"candour/internal/govuk/browsertest"
)

// hands are a person at a tablet: they tap and they type, and each of both is counted.
type hands struct {
	t       testing.TB
	page    *rod.Page
	address string // of the demonstration
	*tally
}

// tablet is the screen that is held upright.
var tablet = proto.EmulationSetDeviceMetricsOverride{Width: 820, Height: 1180, DeviceScaleFactor: 1, Mobile: true}

// atTablet signs somebody in on a tablet of their own. That is counted to nothing: it is done once, before the week.
func atTablet(t testing.TB, name, address string, counted *tally) hands {
	t.Helper()
	browser = browsertest.Browser(t)
	h := hands{t, browsertest.Open(t, browsertest.Person(t), "about:blank"), address, &tally{}}
	if err := h.page.SetViewport(&tablet); err != nil {
		t.Fatal(err)
	}
	if err := (proto.EmulationSetTouchEmulationEnabled{Enabled: true}).Call(h.page); err != nil {
		t.Fatal(err)
	}
	h.open("/sign-in")
	h.choose(name)
	h.tap("Sign in")
	h.tally = counted
	h.open("/")
	return h
}

// open goes to an address of the service, where a link of a message or a bookmark leads.
func (h hands) open(path string) {
	h.t.Helper()
	begin := time.Now()
	browsertest.Go(h.t, h.page, h.address+path)
	h.arrived(begin)
}

// arrived counts a page that was come to and the wait for it, and reads each sort of page once.
func (h hands) arrived(begin time.Time) {
	h.t.Helper()
	h.came(time.Since(begin))
	if sort := sortOfPage(h.path()); h.isNew(sort) {
		browsertest.ReadAsShown(h.t, h.page, sort)
	}
}

// tap taps a link or a button that leads to a page, by its name, and waits for the page.
func (h hands) tap(name string) {
	h.t.Helper()
	h.do(`() => { window.left = true }`)
	begin := time.Now()
	h.touch(name, "a[href],button")
	for !h.isThere() {
		if time.Since(begin) > patience {
			h.t.Fatalf("no page came after %q", name)
		}
		time.Sleep(20 * time.Millisecond)
	}
	h.arrived(begin)
}

// isThere reports whether another page than the one left is there. While one goes and the other comes there is nothing to ask.
func (h hands) isThere() bool {
	there, err := h.page.Evaluate(rod.Eval(`() => !window.left && document.readyState == 'complete'`))
	return err == nil && there.Value.Bool()
}

// unfold opens what the page keeps folded.
func (h hands) unfold(name string) {
	h.t.Helper()
	h.decided()
	h.touch(name, "summary")
}

// choose takes a radio or ticks a checkbox, unless the page has chosen it already.
func (h hands) choose(name string) {
	h.t.Helper()
	if label := h.find(name, "label"); !h.on(label, `function() { return this.control.checked }`).Value.Bool() {
		h.decided()
		h.touch(name, "label")
		if !h.on(label, `function() { return this.control.checked }`).Value.Bool() {
			h.t.Fatalf("%q cannot be chosen on %s", name, h.path())
		}
	}
}

// pick chooses in a list that opens, unless the page has chosen it already. It takes two taps.
func (h hands) pick(name, option string) {
	h.t.Helper()
	list := h.field(name)
	is := h.on(list, `function() { return this.selectedOptions[0].textContent.trim() }`).Value.Str()
	if isNamed(is, option) {
		return
	}
	h.decided()
	h.tapped(2)
	done := h.on(list, `function(wanted) {
		const one = [...this.options].find(x => x.textContent.trim().startsWith(wanted));
		if (!one) return false;
		this.value = one.value;
		this.dispatchEvent(new Event('input', { bubbles: true }));
		this.dispatchEvent(new Event('change', { bubbles: true }));
		return true }`, option)
	if !done.Value.Bool() {
		h.t.Fatalf("%q does not offer %q on %s", name, option, h.path())
	}
}

// write types into a field that is empty.
func (h hands) write(name, text string) {
	h.t.Helper()
	field := h.field(name)
	if stands := h.on(field, `function() { return this.value }`).Value.Str(); stands != "" {
		h.t.Fatalf("%q on %s says %q already", name, h.path(), stands)
	}
	h.decided()
	h.tapped(1)
	h.types(text)
	if err := field.Input(text); err != nil {
		h.t.Fatal(err)
	}
}

// replaces types something in the place of words that a field says already: two taps take hold of them.
func (h hands) replaces(name, words, with string) {
	h.t.Helper()
	field := h.field(name)
	is := h.on(field, `function() { return this.value }`).Value.Str()
	if !strings.Contains(is, words) {
		h.t.Fatalf("%q on %s does not say %q, but %q", name, h.path(), words, is)
	}
	h.decided()
	h.tapped(2)
	h.types(with)
	h.on(field, `function(words, text) { this.value = this.value.replace(words, text); this.dispatchEvent(new Event('input', { bubbles: true })) }`, words, with)
}

// types counts what is typed, and fails when it was typed before.
func (h hands) types(text string) {
	h.t.Helper()
	if before, twice := h.typed(text); twice {
		h.t.Errorf("on %s %q is typed again, after %q", h.path(), text, before)
	}
}

// holds fails unless a field says this already, so that nobody types it.
func (h hands) holds(name, text string) {
	h.t.Helper()
	is := h.on(h.field(name), `function() { return this.selectedOptions ? this.selectedOptions[0].textContent.trim() : this.value }`).Value.Str()
	if !strings.Contains(is, text) {
		h.t.Errorf("%q on %s says %q, and %q is known", name, h.path(), is, text)
	}
}

// date types the three parts of a date in the group of fields that has this name.
func (h hands) date(group string, d calendar.Date) {
	h.t.Helper()
	for i, part := range []string{strconv.Itoa(d.Day()), strconv.Itoa(int(d.Month())), strconv.Itoa(d.Year())} {
		h.write(group+"/"+[]string{"Day", "Month", "Year"}[i], part)
	}
}

// brings chooses files of the tablet: a tap on the field, one for each file, and one to say so.
func (h hands) brings(name string, files ...string) {
	h.t.Helper()
	h.decided()
	h.tapped(2 + len(files))
	if err := h.field(name).SetFiles(files); err != nil {
		h.t.Fatal(err)
	}
}

// says fails unless the page says this.
func (h hands) says(words string) {
	h.t.Helper()
	if said := h.do(`() => document.querySelector('main').innerText`).Value.Str(); !strings.Contains(said, words) {
		h.t.Fatalf("%s does not say %q; it says:\n%s", h.path(), words, said)
	}
}

// offers tells whether something of this name can be tapped.
func (h hands) offers(name string) bool {
	h.t.Helper()
	return h.do(`name => [...document.querySelectorAll('main a[href], main button')].some(x => x.textContent.trim().startsWith(name))`, name).Value.Bool()
}

func (h hands) path() string {
	h.t.Helper()
	return h.do(`() => location.pathname`).Value.Str()
}

// waitsFor looks at the page again until it says this, as somebody who waits for others does.
func (h hands) waitsFor(words string) {
	h.t.Helper()
	for begin := time.Now(); time.Since(begin) < patience; time.Sleep(time.Second / 2) {
		if strings.Contains(h.do(`() => document.body.innerText`).Value.Str(), words) {
			return
		}
		browsertest.Go(h.t, h.page, h.address+h.path())
	}
	h.says(words)
}
