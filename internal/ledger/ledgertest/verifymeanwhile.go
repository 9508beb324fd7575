package ledgertest

import (
	"context"
	"testing"

	"candour/internal/ledger"
)

// lookedAt is an engine beside whose first look at the record something happens.
type lookedAt struct {
	ledger.Engine
	happens func()
}

func (l *lookedAt) Moment(ctx context.Context, most int) ([]ledger.Moment, error) {
	moment, err := l.Engine.Moment(ctx, most)
	if happens := l.happens; happens != nil && err == nil {
		l.happens = nil
		happens()
	}
	return moment, err
}

// verifyWhile checks the record, rows and files too, while something happens to it that the moment looked at does not show.
func (r *rig) verifyWhile(happens func()) ledger.Verification {
	r.t.Helper()
	other := *r
	other.Engine = &lookedAt{r.Engine, happens}
	must(r.t, other.overIt(r.t.Context(), &Own))
	defer other.Ledger.Close()
	return other.verifyRows()
}

// unscrubbed is an engine whose files are left alone: to empty a log of writes waits for whoever reads, which here is the test itself.
type unscrubbed struct{ ledger.Engine }

func rekeyedMeanwhile(t *testing.T, r *rig) {
	s := r.small()
	v := r.verifyWhile(func() {
		for _, stream := range s {
			r.rekeyByHand(stream)
		}
	})
	if len(v.Faults) != 0 || v.Entries != 7 || v.RowsUnread != 0 {
		t.Errorf("verify found %+v", v)
	}
}

func erasedMeanwhile(t *testing.T, r *rig) {
	s := r.small()
	letter := r.read(s[0]).Entries[1]
	eraser := r.eraser()
	eraser.Engine = unscrubbed{eraser.Engine}
	must(t, eraser.overIt(t.Context(), &Own))
	defer eraser.Ledger.Close()
	v := r.verifyWhile(func() { eraser.erase(ordered(s[1:], letter.Ref())) })
	if len(v.Faults) != 0 || v.Streams != 3 {
		t.Errorf("verify found %+v", v)
	}
	if v := r.verifyRows(); len(v.Faults) != 0 || v.Erased != 5 {
		t.Errorf("verify found afterwards %+v", v)
	}
}

// changedMeanwhile changes words where a re-keying would explain why they no longer open.
func changedMeanwhile(t *testing.T, r *rig) {
	s := r.small()
	r.change(`UPDATE entry SET recorded = '2026-01-01T00:00:00.000000Z' WHERE stream = $1 AND version = 2`, string(s[0]))
	v := r.verifyWhile(func() { r.rekeyByHand(s[0]) })
	if len(v.Faults) != 1 || v.Faults[0].Stream != s[0] || v.Faults[0].Version != 2 {
		t.Errorf("verify found %+v", v)
	}
}
