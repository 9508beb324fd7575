package report_test

import (
	"testing"

	"candour/internal/report"
)

// wouldFall is how many statements of the report would fall with the tool.
func (x *tool) wouldFall() int {
	x.t.Helper()
	h := x.Read(x.Stream)
	r, _ := report.Of(h).Report(x.ref)
	all, err := x.desk.WouldFall(x.t.Context(), x.Ledger, h, r, x.day, x.piece().Ref)
	must(x.t, err)
	return len(all)
}

func TestWhatWouldFallWithAToolIsKnownBeforeItIsWithdrawn(t *testing.T) {
	x := newBookOnGuidance(t)
	if n := x.wouldFall(); n != 0 {
		t.Errorf("%d statements would fall of a draft that leans on nothing", n)
	}
	must(t, x.edits(x.leans))
	if n := x.wouldFall(); n != 1 {
		t.Errorf("%d statements of the draft would fall, want one", n)
	}
	must(t, x.signs())
	x.filed("2026-05-13")
	if n := x.wouldFall(); n != 1 {
		t.Errorf("%d statements of the filed report would fall, want one", n)
	}
	x.withdraws("2026-05-12", true)
	x.told()
	if n := x.wouldFall(); n != 0 {
		t.Errorf("%d statements would still fall after it was withdrawn", n)
	}
}
