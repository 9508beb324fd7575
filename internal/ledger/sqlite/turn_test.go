package sqlite

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"
)

func turns(t *testing.T) (mine, theirs *turn) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "ledger.db")
	out := make([]*turn, 2)
	for i := range out {
		var err error
		if out[i], err = newTurn(path); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { out[i].close() })
	}
	return out[0], out[1]
}

func take(t *testing.T, turn *turn) {
	t.Helper()
	if err := turn.take(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func TestAProgramThatHasJustWrittenDoesNotComeBeforeOneThatWaits(t *testing.T) {
	busy, patient := turns(t)
	take(t, busy)
	order := make(chan string, 2)
	go func() {
		if patient.take(t.Context()) == nil {
			order <- "patient"
			patient.give()
		}
	}()
	for busy.queue.try() { // until the other program is next
		busy.queue.unlock()
		time.Sleep(time.Millisecond)
	}
	busy.give()
	take(t, busy)
	order <- "busy"
	busy.give()
	if first := <-order; first != "patient" {
		t.Errorf("the first turn went to the %s program", first)
	}
}

func TestAWriterThatLeavesWhileItWaitsHoldsNobodyUp(t *testing.T) {
	holder, leaver := turns(t)
	take(t, holder)
	ctx, leave := context.WithCancel(t.Context())
	told := make(chan error)
	go func() { told <- leaver.take(ctx) }()
	leave()
	if err := <-told; !errors.Is(err, context.Canceled) {
		t.Errorf("the writer that left was told %v", err)
	}
	holder.give()
	take(t, leaver)
	leaver.give()
	take(t, holder)
	holder.give()
}
