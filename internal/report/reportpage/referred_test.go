package reportpage_test

import (
	"net/url"
	"testing"
	"time"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/web/webtest"
)

// referred is a closed case in which something under a signed report no longer stands, and the worker referred it to the head of practice.
// The address is that of the answer.
func referred(t *testing.T) (b *bench, address string) {
	b = newBench(t)
	page, letter := b.letter()
	signs(page).OK()
	b.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.CloseCase(s, b.Pack, b.Ruth.By(), id, casework.ClosedBody{On: calendar.DateInLondon(b.Clock.Now()), Why: "Final order made"})
	})
	b.Clock.Advance(24 * time.Hour)
	b.At(b.Clock.Now())
	b.corrects(letter, "2026-11-24", "The adult at the gate was an uncle.")
	asks := b.Ruth.Get(b.Path("reports")).OK().Click("See what rested on it, and answer").OK()
	b.Judith.Get(asks.At).Answered(404)
	asks.Send(url.Values{"answer": {string(report.Referred)}, "why": {"The order was made on other grounds. I cannot say whether they must know."}}).OK().
		Check(htmlcheck.In("main", htmlcheck.HasText("referred to the head of practice")), htmlcheck.NotIn("main form"))
	return b, asks.At
}

func TestWhatWasReferredIsAnsweredByTheHeadOfPracticeAndThenIsNoLongerTheirs(t *testing.T) {
	b, address := referred(t)
	page := b.Judith.Get(address).OK().Check(
		htmlcheck.In(".app-news", htmlcheck.HasText("I cannot say whether they must know.")),
		htmlcheck.In("main", htmlcheck.LacksText("The case is closed: the head of practice decides")),
	)
	b.Judith.Get(b.Path("reports")).OK()
	page.Send(url.Values{"answer": {string(report.NoEffect)}, "why": {"The order does not lean on the letter."}})
	b.Ruth.Get(address).OK().Check(htmlcheck.In(".app-news", htmlcheck.HasText("Judith Farrar: It has no effect.")))
	b.Ruth.Get(b.Path("no-longer-stands")).OK().Check(htmlcheck.In(".app-row__state", htmlcheck.HasText("Answered")))
	b.Judith.Get(address).Answered(404)
}

func TestTheHeadOfPracticeOnlyReadsAndAnswers(t *testing.T) {
	b, address := referred(t)
	b.Judith.Get(b.Path("reports", "new")).Answered(404)
	for who, browser := range map[string]*webtest.Browser{"another team": b.Tom, "manager on call": b.Ines, "administrator": b.Piotr} {
		if a := browser.Get(address); a.Status != 404 {
			t.Errorf("%s: %d", who, a.Status)
		}
	}
	b.Ruth.Post(address, url.Values{"answer": {string(report.NoEffect)}, "why": {"x"}, "lines": {"x"}}).Answered(403)
}
