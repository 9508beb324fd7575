//go:build e2e

package evidencemappage_test

import (
	"io"
	"regexp"
	"strconv"
	"testing"

	"github.com/go-rod/rod/lib/proto"

	"candour/internal/evidence"
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

func TestEachSheetOfTheMapIsPrintedOnASideOfPaperThatLiesOnItsSide(t *testing.T) {
	m := newMapped(t)
	for range 40 {
		m.draws(evidence.Who{Person: m.Hannah}, "party", "2026-09-01", "Mr Kersey drove the children on 9 May after drinking.")
	}
	page := m.Ruth.Opens(m.Path("evidence", "map"))
	sheets := len(page.MustElements(".app-map > svg"))
	printed, err := page.PDF(&proto.PagePrintToPDF{PreferCSSPageSize: true})
	if err != nil {
		t.Fatal(err)
	}
	pdf, err := io.ReadAll(printed)
	if err != nil {
		t.Fatal(err)
	}
	lying := 0
	for _, box := range regexp.MustCompile(`/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]`).FindAllSubmatch(pdf, -1) {
		width, _ := strconv.ParseFloat(string(box[1]), 64)
		height, _ := strconv.ParseFloat(string(box[2]), 64)
		if width > height {
			lying++
		}
	}
	if sheets < 2 || lying != sheets {
		t.Errorf("%d sheets are printed on %d sides of paper", sheets, lying)
	}
}
