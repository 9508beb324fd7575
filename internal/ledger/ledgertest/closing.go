package ledgertest

import (
	"bytes"
	"context"
	"errors"
	"runtime/pprof"
	"sync"
	"testing"

	"candour/internal/ledger"
)

// atWork counts the goroutines of ledgers.
func atWork(t testing.TB) int {
	t.Helper()
	var stacks bytes.Buffer
	must(t, pprof.Lookup("goroutine").WriteTo(&stacks, 2))
	return bytes.Count(stacks.Bytes(), []byte("internal/ledger.(*group"))
}

func closing(t *testing.T, r *rig) {
	before := atWork(t)
	late, engine := r.slowly()
	const appends = 20
	s := r.streams(appends)
	var wg sync.WaitGroup
	errs := make([]error, appends)
	for i := range appends {
		n := r.note("in flight")
		wg.Go(func() { errs[i] = late.Append(context.Background(), at(s[i], 0, n)) })
	}
	<-engine.entered
	wg.Go(late.Close)
	close(engine.let)
	wg.Wait()
	late.Close()

	done := 0
	for i, err := range errs {
		if err == nil {
			done++
		}
		if got := r.read(s[i]).Version; (got == 1) != (err == nil) {
			t.Errorf("append %d was told %v and the stream is at version %d", i, err, got)
		}
	}
	if done == 0 {
		t.Error("closing lost the append that was being committed")
	}
	if err := late.Append(t.Context(), at(s[0], 1, r.note("after"))); err == nil {
		t.Error("a closed ledger took an append")
	}
	if after := atWork(t); after > before {
		t.Errorf("%d goroutines are left", after-before)
	}
}

func givingUp(t *testing.T, r *rig) {
	late, engine := r.slowly()
	s := r.streams(3)
	ctx, leave := context.WithCancel(t.Context())
	answers := make(chan error, 2)
	for i := range 2 {
		n := r.note("impatient")
		go func() { answers <- late.Append(ctx, at(s[i], 0, n)) }()
	}
	<-engine.entered
	leave()
	for range 2 {
		if err := <-answers; !errors.Is(err, context.Canceled) {
			t.Errorf("a caller who left was told %v", err)
		}
	}
	close(engine.let)
	must(t, late.Append(t.Context(), at(s[2], 0, r.note("patient"))))
	late.Close()
	if err := r.Append(ctx, at(s[2], 1, r.note("never sent"))); !errors.Is(err, context.Canceled) || errors.Is(err, ledger.ErrOutcomeUnknown) {
		t.Errorf("an append whose caller had left before was told %v", err)
	}
	r.says(s[2], "patient")
}
