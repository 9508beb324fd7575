//go:build e2e

package e2e

import (
	"strings"

	"github.com/go-rod/rod/lib/input"
)

// isWhole opens an address as it is without scripts, and fails when somebody could not read it, get through it by keyboard, or send what it
// asks for. Failures name the pattern, for an address could name a case.
func (k keyboard) isWhole(e example) {
	k.t.Helper()
	k.open(e.path)
	k.reads(named(e.pattern))
	k.allowScripts(true)
	defer k.allowScripts(false)
	for _, finding := range k.ask(lacking).Arr() {
		k.t.Errorf("%s: %s", e.pattern, finding.Str())
	}
	k.tabsThrough(e.pattern)
}

// named is a pattern as the name of a file.
func named(pattern string) string {
	return strings.Trim(strings.NewReplacer("/", "_", "{", "", "}", "", "$", "home").Replace(pattern), "_")
}

// lacking lists what works with scripts alone, and forms that the key Enter does not send.
const lacking = `() => {
	const seen = x => x.checkVisibility({ visibilityProperty: true });
	const tag = x => '<' + x.localName + (x.className ? ' class="' + x.className + '"' : '') + '>';
	const scripted = [...document.querySelectorAll('a:not([href]), a[href="#"], a[href^="javascript:"], [onclick], [contenteditable], canvas, button[type=button], button:not(form button)')];
	const dead = [...document.querySelectorAll('a[href^="#"]')].filter(a => a.hash && !document.getElementById(decodeURIComponent(a.hash.slice(1))));
	const unsent = [...document.forms].filter(f => ![...f.elements].some(x => x.type == 'submit' && !x.disabled && seen(x)));
	return [...scripted.filter(seen).map(x => 'works with a script alone: ' + tag(x)), ...dead.map(x => 'leads nowhere on the page: ' + tag(x)),
		...unsent.filter(seen).map(x => 'has nothing to send it: ' + tag(x))];
}`

// listens notes what the keyboard comes to, and lists what it has to come to in main and after it, in the order in which it is read. Of a
// group of radios that is one.
const listens = `() => {
	const drawn = s => s.outline + s.boxShadow + s.backgroundColor + s.borderColor + s.clipPath + s.fill + s.stroke;
	const looks = x => drawn(getComputedStyle(x)) + (x.labels && x.labels[0] ? drawn(getComputedStyle(x.labels[0], '::before')) : '') +
		(x.ownerSVGElement ? [...x.children].map(c => drawn(getComputedStyle(c))).join() : '');
	const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')].filter(x =>
		!x.disabled && x.type != 'hidden' && x.tabIndex >= 0 && x.checkVisibility({ visibilityProperty: true }) && x.getClientRects().length);
	const groups = new Map();
	for (const x of stops.filter(x => x.type == 'radio')) {
		const group = x.name + '|' + (x.form ? [...document.forms].indexOf(x.form) : '');
		if (!groups.has(group) || x.checked) groups.set(group, x);
	}
	const one = new Set(groups.values());
	window.due = stops.filter(x => x.type != 'radio' || one.has(x));
	window.plain = new Map(due.map(x => [x, looks(x)]));
	window.come = [];
	document.addEventListener('focusin', e => come.push([e.target, !plain.has(e.target) || looks(e.target) != plain.get(e.target)]));
	return due.length;
}`

// cameTo says what the keyboard did not come to, or in another order, or unseen.
const cameTo = `() => {
	const tag = x => x ? '<' + x.localName + (x.type ? ' type="' + x.type + '"' : '') + (x.className ? ' class="' + x.className + '"' : '') + '> in <' + x.parentElement.localName + ' class="' + x.parentElement.className + '">' : 'the end';
	const scrolls = x => x.scrollWidth > x.clientWidth || x.scrollHeight > x.clientHeight;
	const went = come.filter(([x]) => plain.has(x) || !scrolls(x));
	const wrong = due.findIndex((x, i) => !went[i] || went[i][0] != x);
	const said = went.filter(([, shown]) => !shown).map(([x]) => 'nothing shows that the keyboard is on ' + tag(x));
	if (wrong >= 0) said.push('stop ' + (wrong + 1) + ' of the keyboard is ' + tag(went[wrong] && went[wrong][0]) + ', not ' + tag(due[wrong]));
	return said;
}`

// tabsThrough goes through the page with Tab alone, and fails unless that comes to everything in the order of reading, is seen, and gets out.
func (k keyboard) tabsThrough(pattern string) {
	k.t.Helper()
	stops := k.ask(listens).Int()
	if stops > furthest {
		stops = furthest
	}
	for range stops {
		k.press(input.Tab)
	}
	for _, finding := range k.ask(cameTo).Arr() {
		k.t.Errorf("%s: %s", pattern, finding.Str())
	}
}
