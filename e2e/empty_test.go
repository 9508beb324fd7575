//go:build e2e

package e2e

import (
	"net/http"

	"github.com/go-rod/rod/lib/input"

	"candour/internal/govuk/browsertest"
)

// typed is what somebody has written before they send a form too early.
const typed = "Written before it was sent"

// sendsTooEarly sends the form of the page with nothing in it, and fails unless what is wrong is said above it and leads to where it is mended.
// Where not only words are missing it is sent again with words, which must still be there.
func (k keyboard) sendsTooEarly(e example) {
	k.t.Helper()
	k.open(e.path)
	if !k.sends("") {
		return
	}
	k.isAnswered(e.pattern)
	if k.ask(mending).Str() == "choices" && k.sends(typed) {
		k.isAnswered(e.pattern)
		if lost := k.ask(kept, typed).Str(); lost != "" {
			k.t.Errorf("%s loses what was typed: %s", e.pattern, lost)
		}
	}
}

// isAnswered fails unless the page says what is wrong.
func (k keyboard) isAnswered(pattern string) {
	k.t.Helper()
	if status := k.ask(`() => performance.getEntriesByType('navigation')[0].responseStatus`).Int(); status != http.StatusUnprocessableEntity {
		k.t.Fatalf("%s: a form with nothing in it is answered %d", pattern, status)
	}
	for _, finding := range k.ask(summary).Arr() {
		k.t.Errorf("%s: %s", pattern, finding.Str())
	}
	k.allowScripts(true)
	browsertest.Axe(k.t, k.page, named(pattern)+"-empty")
	k.allowScripts(false)
}

// sends presses the button of the first form that asks something, with these words in every box and nothing chosen. It reports whether there is one.
func (k keyboard) sends(words string) bool {
	k.t.Helper()
	if !k.ask(filled, words).Bool() {
		return false
	}
	k.press(input.Enter)
	k.arrive()
	return true
}

const (
	asks   = `const asks = f => f.method == 'post' && [...f.elements].some(x => /^(text|search|email|tel|url|number|password|file|radio|checkbox|textarea|select-one)$/.test(x.type));`
	boxes  = `const boxes = f => [...f.elements].filter(x => x.type == 'text' || x.type == 'textarea');`
	theOne = asks + boxes + `const form = [...document.querySelectorAll('main form')].find(asks);`

	filled = `words => {
	` + theOne + `
	if (!form) return false;
	for (const x of form.elements) {
		if (x.type == 'radio' || x.type == 'checkbox') x.checked = false;
		if (x.type == 'select-one') x.selectedIndex = x.querySelector('option[value=""]') ? [...x.options].findIndex(o => o.value == '') : 0;
	}
	for (const x of boxes(form)) x.value = words;
	[...form.elements].find(x => x.type == 'submit').focus();
	window.left = true;
	return true;
}`

	// summary says what is missing where errors are told.
	summary = `() => {
	const links = [...document.querySelectorAll('.govuk-error-summary a')];
	const said = links.length ? [] : ['no summary of what is wrong'];
	if (!document.title.startsWith('Error: ')) said.push('the title does not begin with Error:');
	for (const a of links) {
		const at = document.getElementById(decodeURIComponent(a.hash.slice(1)));
		if (!at || !/^(input|textarea|select)$/.test(at.localName)) said.push('an error leads to no field: ' + a.hash);
		else if (!at.closest('.govuk-form-group--error')) said.push('the field does not say what is wrong with it: ' + a.hash);
	}
	return said;
}`

	// mending tells whether something other than words has to be given.
	mending = `() => [...document.querySelectorAll('.govuk-error-summary a')].some(a => {
	const at = document.getElementById(decodeURIComponent(a.hash.slice(1)));
	return at && /^(radio|checkbox|select-one|file)$/.test(at.type);
}) ? 'choices' : 'words'`

	// kept names the boxes that hold these words no more.
	kept = `words => {
	` + theOne + `
	return boxes(form).filter(x => x.value != words).map(x => x.name).join(', ');
}`
)
