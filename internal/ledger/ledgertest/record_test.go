package ledgertest_test

import (
	"testing"
	"time"

	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
)

func TestATestHasALedgerInOneLineAndSetsItsClock(t *testing.T) {
	r := ledgertest.New(t, nil)
	r.Clock.Advance(time.Hour)
	stream := r.Begin(ledgertest.Entry(t, ledger.Opened, ledger.ByService("test"), ledger.OpenedBody{Keyring: "k"}))
	h := r.Read(stream)
	if h.Version != 1 || !h.Last().Equal(r.Clock.Now()) {
		t.Errorf("version %d recorded %v, want 1 at %v", h.Version, h.Last(), r.Clock.Now())
	}
}
