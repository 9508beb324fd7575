package reportpage_test

import (
	"net/url"
	"testing"

	"candour/internal/evidence"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/web/webtest"
)

// section7 is the duty for which the order asks for a section 7 report.
func (b *bench) section7() string {
	for _, d := range b.State().Duties() {
		if d.Report == "section7" {
			return "duty:" + string(d.Ref.Entry)
		}
	}
	b.t.Fatal("no order asks for a section 7 report")
	return ""
}

// turning is a report that was begun, with an opinion and a recommendation that turn on what one parent says and the other denies.
func (b *bench) turning(begun *webtest.Answer) (page *webtest.Answer) {
	b.t.Helper()
	said := b.draws(evidence.Who{Person: b.Hannah}, "party", "2026-09-01", "He drove the children after drinking.")
	denied := b.draws(evidence.Who{Person: b.Daniel}, "party", "2026-09-02", "I had nothing to drink that day.")
	b.does(func(h *ledger.History) (ledger.Change, error) {
		return evidence.Dispute(b.desk.Pack, evidence.Of(h), b.Ruth.By(), ledger.NewEntryID(), evidence.DisputeForm{Item: said, Denial: evidence.AccountForm{Ref: denied}})
	})
	page = b.adds(begun, "analysis", url.Values{"text": {"The children were not safe in the car."}, "kind": {report.Opinion}, "on": {item(said)}}).OK()
	return b.adds(page, "analysis", url.Values{"text": {"Their father loves them."}, "kind": {report.Opinion}, "on": {item(denied)}}).OK()
}

func TestAReportSaysOnWhichDisputeItTurnsAndWhatRestsOnOneSource(t *testing.T) {
	b := newBench(t)
	b.turning(b.starts(b.section7())).Click("What this report turns on").OK().Check(
		htmlcheck.In("#dispute-1 h3 a", htmlcheck.HasText("He drove the children after drinking.")),
		htmlcheck.In("#dispute-1", htmlcheck.HasText("2 statements change; no recommendation does."), htmlcheck.HasText("If it is decided for “He drove the children after drinking.”")),
		htmlcheck.In("#dispute-1 table .app-standing--fell", htmlcheck.HasText("No longer stands")),
		htmlcheck.In("main", htmlcheck.HasText("Resting on one source only")),
		htmlcheck.In("ul.govuk-list--spaced", htmlcheck.HasText("The children were not safe in the car."), htmlcheck.HasText("On 1: Ms Ashdown")),
	)
}

func TestAStatementSaysWhatWouldLetItStand(t *testing.T) {
	b := newBench(t)
	page := b.turning(b.starts(b.section7()))
	before := b.Read(b.Case).Version
	page.Click("Why?").OK().Check(
		htmlcheck.In("main", htmlcheck.HasText("It is enough that one dispute is decided for “He drove the children after drinking.”")),
		htmlcheck.In(".app-chain", htmlcheck.HasText("rests on"), htmlcheck.HasText("disputed by")),
	)
	if now := b.Read(b.Case).Version; now != before {
		t.Error("asking added to the record")
	}
}
