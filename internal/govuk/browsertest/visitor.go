package browsertest

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/go-rod/rod"
	"github.com/go-rod/rod/lib/input"
)

// Visitor is somebody at a page, who does what its words say.
type Visitor struct {
	Page *rod.Page

	t    testing.TB
	home string
}

// Visit is somebody with a browser of their own, at an address of a service.
func Visit(t testing.TB, home, path string) *Visitor {
	t.Helper()
	return &Visitor{Open(t, Person(t), home+path), t, home}
}

// At is somebody at a page that is open already.
func At(t testing.TB, home string, page *rod.Page) *Visitor { return &Visitor{page, t, home} }

// Open leads them to another address of the service.
func (v *Visitor) Open(path string) {
	v.t.Helper()
	Go(v.t, v.Page, v.home+path)
}

// Press presses the first button or link whose words begin so, by the keyboard, and waits for the page that it leads to.
func (v *Visitor) Press(words string) {
	v.t.Helper()
	v.focus(v.find("button, a", words))
	v.ask(`() => { window.left = true; return '' }`)
	if err := v.Page.Keyboard.Type(input.Enter); err != nil {
		v.t.Fatalf("press %q: %v", words, err)
	}
	v.arrive()
}

// arrive waits until another page than the one left is there.
func (v *Visitor) arrive() {
	v.t.Helper()
	if !v.comesTrue(`() => !window.left && document.readyState == 'complete'`) {
		v.t.Fatalf("no page came after %s:\n%s", v.At(), v.Words())
	}
}

// comesTrue asks the page until it says yes. A page that is just being left may answer nothing at all; the next one is asked then.
func (v *Visitor) comesTrue(script string, with ...any) bool {
	for began := time.Now(); time.Since(began) < Patience; time.Sleep(50 * time.Millisecond) {
		if said, err := v.Page.Timeout(Patience).Eval(script, with...); err == nil && said.Value.Bool() {
			return true
		}
	}
	return false
}

// focus puts the keyboard on something. Clicks of a mouse wait for a page that is drawn, and of several people one has the screen.
func (v *Visitor) focus(on *rod.Element) {
	v.t.Helper()
	if _, err := on.Eval(`() => this.focus()`); err != nil {
		v.t.Fatal(err)
	}
}

// Write types into the field whose label begins so, in place of what was there.
func (v *Visitor) Write(label, words string) {
	v.t.Helper()
	v.Fill("#"+v.named(label), words)
}

// Fill types into the field that a selector finds, in place of what was there.
func (v *Visitor) Fill(selector, words string) {
	v.t.Helper()
	field, err := v.Page.Timeout(Patience).Element(selector)
	if err != nil {
		v.t.Fatalf("%s has no %s: %v\n%s", v.At(), selector, err, v.Words())
	}
	if _, err := field.Eval(`() => { this.focus(); this.select() }`); err != nil {
		v.t.Fatal(err)
	}
	if err := v.Page.InsertText(words); err != nil {
		v.t.Fatalf("write into %q: %v", selector, err)
	}
}

// named is the id of the field whose label begins so.
func (v *Visitor) named(label string) string {
	v.t.Helper()
	id, err := v.find("label", label).Attribute("for")
	if err != nil || id == nil {
		v.t.Fatalf("the label %q is of no field: %v", label, err)
	}
	return *id
}

// Choose chooses the answer whose words begin so: a radio or a box.
func (v *Visitor) Choose(words string) {
	v.t.Helper()
	if _, err := v.find("label", words).Eval(`() => this.click()`); err != nil {
		v.t.Fatalf("choose %q: %v", words, err)
	}
}

// Select chooses an option of the list whose label begins so.
func (v *Visitor) Select(label, option string) {
	v.t.Helper()
	list, err := v.Page.Timeout(Patience).Element("#" + v.named(label))
	if err == nil {
		err = list.Select([]string{"^" + regexp.QuoteMeta(option) + "$"}, true, rod.SelectorTypeRegex)
	}
	if err != nil {
		v.t.Fatalf("select %q of %q: %v", option, label, err)
	}
}

// find is what says these words and no more, or else the first that begins so.
func (v *Visitor) find(selector, words string) *rod.Element {
	v.t.Helper()
	if there, found, err := v.Page.HasR(selector, `^\s*`+regexp.QuoteMeta(words)+`\s*$`); err == nil && there {
		return found
	}
	found, err := v.Page.Timeout(Patience).ElementR(selector, `^\s*`+regexp.QuoteMeta(words))
	if err != nil {
		v.t.Fatalf("no %s says %q: %v\n%s", selector, words, err, v.Words())
	}
	return found
}

// Says fails unless the page says something.
func (v *Visitor) Says(words string) {
	v.t.Helper()
	if said := v.Words(); !strings.Contains(said, words) {
		v.t.Fatalf("%s does not say %q:\n%s", v.At(), words, said)
	}
}

// Awaits waits until the page, or one that it leads to by itself, says something.
func (v *Visitor) Awaits(words string) {
	v.t.Helper()
	if !v.comesTrue(`words => document.readyState == 'complete' && document.body.innerText.includes(words)`, words) {
		v.Says(words)
	}
}

// ShowsNothingOf fails when somebody can read something on the page.
func (v *Visitor) ShowsNothingOf(words string) {
	v.t.Helper()
	if said := v.Words(); strings.Contains(said, words) {
		v.t.Fatalf("%s shows %q:\n%s", v.At(), words, said)
	}
}

// SaysNothingOf fails when the page says something, or holds it in a field.
func (v *Visitor) SaysNothingOf(words string) {
	v.t.Helper()
	if said := v.ask(`() => document.documentElement.outerHTML + [...document.querySelectorAll('input, textarea')].map(f => f.value)`); strings.Contains(said, words) {
		v.t.Fatalf("%s says %q", v.At(), words)
	}
}

// Holds fails unless the field whose label begins so holds these words.
func (v *Visitor) Holds(label, words string) {
	v.t.Helper()
	held := text(v.t, v.Page, `() => document.getElementById('`+v.named(label)+`').value`)
	if held != words {
		v.t.Fatalf("%q holds %q, wanted %q", label, held, words)
	}
}

// Words are the words of the page as they are shown.
func (v *Visitor) Words() string { return v.ask(`() => document.body.innerText`) }

// At is the address of the page.
func (v *Visitor) At() string { return v.ask(`() => location.href`) }

// Shown is the text of the first element that a selector finds.
func (v *Visitor) Shown(selector string) string {
	v.t.Helper()
	found, err := v.Page.Timeout(Patience).Element(selector)
	if err != nil {
		v.t.Fatalf("%s has no %s: %v\n%s", v.At(), selector, err, v.Words())
	}
	said, err := found.Text()
	if err != nil {
		v.t.Fatal(err)
	}
	return said
}

func (v *Visitor) ask(script string) string {
	v.t.Helper()
	return text(v.t, v.Page, script)
}
