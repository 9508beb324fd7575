package reportpage_test

import (
	"net/url"
	"testing"

	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/report"
)

func TestAStatementThatHoldsWhatIsHiddenIsWarnedOfBeforeItIsKept(t *testing.T) {
	b := newBench(t)
	page, resting := b.letter()
	before := b.Ruth.Get(page.At).Words()
	b.adds(page, "letter", url.Values{
		"kind": {report.Account}, "text": {"Ms Ashdown now lives at " + pagetest.Address + "."}, "on": {item(resting)},
	}).Answered(422).Check(
		htmlcheck.In("#hidden", htmlcheck.HasText("an address of Hannah Ashdown, which is hidden from Daniel Kersey")), htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#hidden")))
	if b.Ruth.Get(page.At).Words() != before {
		t.Error("it was recorded")
	}
}

func TestAPDFIsNoLongerHandedOverOnceSomethingInItIsHidden(t *testing.T) {
	b := newBench(t)
	page, _ := b.letter()
	b.Ruth.Get(page.At + "/pdf").OK()
	b.hides(casework.School, "Thornmere Primary")
	b.Ruth.Get(page.At + "/pdf").Answered(403).Check(htmlcheck.In("main", htmlcheck.HasText("holds a detail that is confidential")))
}

func TestASignedPDFIsNoLongerHandedOverOnceSomethingInItIsHidden(t *testing.T) {
	b := newBench(t)
	page, _ := b.letter()
	signs(page).OK()
	b.Ruth.Get(page.At + "/pdf").OK()
	b.hides(casework.School, "Thornmere Primary")
	b.Ruth.Get(page.At + "/pdf").Answered(403).Check(htmlcheck.In("main", htmlcheck.HasText("The PDF holds a school of Isla Kersey"), htmlcheck.LacksText("Thornmere Primary")))
}

// hides puts a confidential detail of Isla on record.
func (b *bench) hides(kind casework.DetailKind, value string) {
	b.t.Helper()
	_, err := b.Ledger.Do(b.t.Context(), ledger.Act{
		On: []ledger.Seen{{Stream: b.Case, Version: ledger.Any}, {Stream: b.Side, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) {
			return casework.AddDetail(casework.Of(hs[b.Case]), b.Ruth.By(), ledger.NewEntryID(), casework.DetailForm{
				Of: b.Isla, Kind: kind, Value: value, Hiding: casework.Hiding{From: casework.FromEveryone},
			})
		},
	})
	if err != nil {
		b.t.Fatal(err)
	}
}
