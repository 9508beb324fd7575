package ledgertest

import (
	"context"
	"errors"
	"sync"
	"testing"

	"candour/internal/ledger"
)

func retryBeforeVersion(t *testing.T, r *rig) {
	s, one := r.stream(), r.note("one")
	must(t, r.add(s, 0, one))
	must(t, r.add(s, 1, r.note("two")))
	must(t, r.add(s, 0, one))
	must(t, r.add(s, ledger.Any, one))
	r.says(s, "one", "two")
}

func otherContent(t *testing.T, r *rig) {
	s, one := r.stream(), r.note("one")
	must(t, r.add(s, 0, one))
	for _, expected := range []int64{0, 1, ledger.Any} {
		if err := r.add(s, expected, r.noteAs(one.ID, "other words")); !errors.Is(err, ledger.ErrReused) {
			t.Errorf("other words under one id, expecting version %d: %v, want ErrReused", expected, err)
		}
	}
	r.says(s, "one")
}

func someOnly(t *testing.T, r *rig) {
	s, one := r.stream(), r.note("one")
	must(t, r.add(s, 0, one))
	for _, expected := range []int64{0, 1, ledger.Any} {
		if err := r.add(s, expected, one, r.note("two")); !errors.Is(err, ledger.ErrReused) {
			t.Errorf("an append partly on the record, expecting version %d: %v, want ErrReused", expected, err)
		}
	}
	r.says(s, "one")
}

// slow holds the engine's commits back until let go.
type slow struct {
	ledger.Engine
	entered chan struct{} // one for each commit that waits
	let     chan struct{}
}

func (s slow) Commit(ctx context.Context, batches []*ledger.Batch) []error {
	s.entered <- struct{}{}
	<-s.let
	return s.Engine.Commit(ctx, batches)
}

// slowly is the same store under an engine that the test holds back.
func (r *rig) slowly() (*rig, slow) {
	r.t.Helper()
	held := slow{r.Engine, make(chan struct{}, 100), make(chan struct{})}
	registry, err := ledger.NewRegistry(&Own)
	must(r.t, err)
	other := *r
	other.Ledger, err = ledger.Over(r.t.Context(), ledger.Config{
		Engine: held, Keys: ledger.OpenKeyStore(r.Opened.Keys, r.ring), Registry: registry, Clock: r.clock.Now,
	})
	must(r.t, err)
	return &other, held
}

func lostAnswer(t *testing.T, r *rig) {
	s, one := r.stream(), r.note("one")
	late, engine := r.slowly()
	ctx, leave := context.WithCancel(t.Context())
	answer := make(chan error)
	go func() { answer <- late.Append(ctx, at(s, 0, one)) }()
	<-engine.entered
	leave()
	if err := <-answer; !errors.Is(err, ledger.ErrOutcomeUnknown) || !errors.Is(err, context.Canceled) {
		t.Errorf("a caller who left was told %v, want ErrOutcomeUnknown", err)
	}
	close(engine.let)
	late.Close()
	must(t, r.add(s, 0, one))
	r.says(s, "one")
}

func sameIDElsewhere(t *testing.T, r *rig) {
	s, one := r.streams(2), r.note("one")
	must(t, r.add(s[0], 0, one))
	must(t, r.add(s[1], 0, one))
	r.says(s[0], "one")
	r.says(s[1], "one")
}

func retriesAtOnce(t *testing.T, r *rig) {
	s, one, other := r.stream(), r.note("one"), r.again()
	var wg sync.WaitGroup
	errs := make([]error, 32)
	for i := range errs {
		program := []*rig{r, other}[i%2]
		wg.Go(func() { errs[i] = program.Append(t.Context(), at(s, []int64{0, ledger.Any}[i/2%2], one)) })
	}
	wg.Wait()
	must(t, errors.Join(errs...))
	r.says(s, "one")
}
