package reportpage_test

import (
	"net/http"
	"net/url"
	"testing"

	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/report"
)

// opensInAnEmergency opens the case to Tom, of another team, to read.
func (b *bench) opensInAnEmergency() {
	b.t.Helper()
	b.Append(b.Case, ledgertest.Entry(b.t, casework.GlassBroken, b.Tom.By(), casework.GlassBrokenBody{
		Attempt: ledger.Ref{Stream: ledger.NewStreamID(), Entry: ledger.NewEntryID()}, Person: b.Tom.ID, Name: b.Tom.Name, Reason: "Her school rang",
	}))
}

func TestAReportReadInAnEmergencyHoldsNothingOfTheClosedSide(t *testing.T) {
	b := newBench(t)
	page, letter := b.letter()
	b.opensInAnEmergency()
	for _, address := range []string{page.At, page.At + "/as-read", b.Path("reports")} {
		b.Tom.Get(address).OK().Check(htmlcheck.LacksText(pagetest.Address), htmlcheck.LacksText(pagetest.Phone))
	}
	const later = "12 Weir Lane" // written while it was in the open
	b.adds(page, "letter", url.Values{"text": {"She may be written to at " + later + "."}, "kind": {report.Account}, "on": {item(letter)}}).OK()
	b.hides(casework.Address, later)
	for _, address := range []string{page.At, page.At + "/as-read", page.At + "/pdf", page.At + "/have-read"} {
		b.Tom.Get(address).Answered(http.StatusForbidden).Check(htmlcheck.LacksText(later), htmlcheck.HasText("stay closed in an emergency"))
	}
	b.Tom.Get(b.Path("reports")).OK().Check(htmlcheck.LacksText(later))
	b.Ruth.Get(page.At).OK().Check(htmlcheck.HasText(later))
}
