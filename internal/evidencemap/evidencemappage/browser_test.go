//go:build e2e

package evidencemappage_test

import (
	"testing"

	"candour/internal/govuk/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

func TestTheMapCanBeReadByEverybody(t *testing.T) {
	m := newMapped(t)
	s := m.tells()
	draft := m.writes(s.letter, "Thornmere Primary School wrote that Mr Kersey smelled of alcohol.")
	m.Ruth.Reads(map[string]string{
		"evidence-map": m.Path("evidence", "map"), "evidence-map-of": m.Path("evidence", "map") + "?of=" + string(s.letter.Entry),
		"evidence-map-report": draft.Click("See what each statement rests on, drawn").At,
	})
}

func TestNoTextOfTheMapIsWiderThanItsBoxAndTheKeyboardGoesThroughItInTheOrderOfTheList(t *testing.T) {
	m := newMapped(t)
	m.tells()
	page := m.Ruth.Opens(m.Path("evidence", "map"))
	wide := page.MustEval(`() => [...document.querySelectorAll('.app-map tspan')].filter(t => {
		const box = t.closest('.app-map__box').querySelector('rect').getBBox(), x = Number(t.getAttribute('x')), y = Number(t.getAttribute('y'));
		return x < box.x || x + t.getComputedTextLength() > box.x + box.width || y < box.y || y > box.y + box.height - 4;
	}).map(t => t.textContent)`)
	if len(wide.Arr()) > 0 {
		t.Errorf("wider than their boxes: %v", wide)
	}
	same := page.MustEval(`() => {
		const once = links => [...new Set([...links].map(a => a.getAttribute('href')))].join();
		return once(document.querySelectorAll('.app-map a')) === once(document.querySelectorAll('.app-chain a'));
	}`)
	if !same.Bool() {
		t.Error("the map and the list lead to their pages in different orders")
	}
}
