package reportpage_test

import (
	"net/http"
	"net/url"
	"testing"

	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/report"
)

func TestAReportAsItStoodHasTheWordsOfThenAndNothingToDo(t *testing.T) {
	b := newBench(t)
	page, letter := b.letter()
	b.At(pagetest.Today.AddDate(0, 0, 2))
	b.adds(page, "letter", url.Values{"text": {"Somebody will write to her."}, "kind": {report.Opinion}, "on": {item(letter)}}).OK()
	b.Ruth.Get(page.At).OK().Check(htmlcheck.HasText("Somebody will write to her."))
	b.Ruth.Get(page.At+"?as-of=2026-11-25").OK().Check(
		htmlcheck.In("main", htmlcheck.HasText("As it stood on 25 November 2026 at 23:59"), htmlcheck.LacksText("Somebody will write to her.")),
		htmlcheck.NotIn("main form"), htmlcheck.NotIn("main .govuk-button"))
	b.Ruth.Get(page.At + "?as-of=2026-11-23").Answered(http.StatusNotFound) // it was not begun
	b.Ruth.Get(page.At + "?as-of=2026-11-26T09:00").OK().Check(htmlcheck.HasText("Somebody will write to her."))
}

func TestAReportOfThePastIsNotReadInAnEmergency(t *testing.T) {
	b := newBench(t)
	page, letter := b.letter()
	const later = "12 Weir Lane" // written while it was in the open
	b.adds(page, "letter", url.Values{"text": {"She may be written to at " + later + "."}, "kind": {report.Account}, "on": {item(letter)}}).OK()
	b.At(pagetest.Today.AddDate(0, 0, 2))
	b.hides(casework.Address, later)
	b.opensInAnEmergency()
	b.Tom.Get(page.At + "?as-of=2026-11-25").Answered(http.StatusForbidden).Check(htmlcheck.LacksText(later))
}
