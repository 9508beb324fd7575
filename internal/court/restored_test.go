package court_test

import (
	"testing"

	"candour/internal/court"
	"candour/internal/ledger"
	"candour/internal/pack"
)

func TestAFilingThatCameBackWithABackupIsNotSentByAnyMachine(t *testing.T) {
	s := withReport(t, pack.PrivateLaw, "section7").queued()
	for range 2 {
		if err := court.HoldBack(t.Context(), s.Ledger, ledger.Job{Stream: s.stream, Entry: s.filing.Entry}); err != nil {
			t.Fatal(err)
		}
	}
	s.works()
	s.is(court.IsUncertain, 0)
	if n := len(s.now().Sent); n != 1 {
		t.Errorf("it counts as let out %d times", n)
	}
}
