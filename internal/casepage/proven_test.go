package casepage_test

import (
	"testing"
	"time"

	"candour/internal/calendar"
	"candour/internal/casepage"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger/proof"
)

func TestTheOverviewSaysHowFarTheCaseIsSealedAndWhoBesidesTheServiceCouldTell(t *testing.T) {
	var reach proof.Reach
	f := familyOn(t, func(p *casepage.Pages) { p.Proven = func() proof.Reach { return reach } })
	seen := func(want htmlcheck.Checker) {
		t.Helper()
		f.Ruth.Get(f.Path()).OK().Check(htmlcheck.In("main", want))
	}
	seen(htmlcheck.LacksText("sealed to"))

	today := calendar.DateInLondon(f.Clock.Now())
	at := today.At(calendar.NewTime(3, 12)).UTC
	reach.To, reach.Checkpoint.Size = at, 12
	seen(htmlcheck.HasText("Checked and sealed to 03:12. The seal is kept in this service alone"))
	reach.Kept = proof.Keeping{Where: "the records office", Since: at.Add(-24 * time.Hour)}
	seen(htmlcheck.HasText("A copy of the seal is kept by the records office, last put there at 03:12 on " + today.AddDays(-1).Brief()))
	reach.Seen = []proof.Cosignature{{Witness: "archive.example", At: at.Add(-time.Hour)}, {Witness: "university.example", At: at}}
	seen(htmlcheck.HasText("An outside witness, university.example, last confirmed the seal at 03:12."))
}
