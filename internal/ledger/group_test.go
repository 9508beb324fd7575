package ledger

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"testing"
)

// held is a group whose work waits until let, and says which numbers it took together.
type held struct {
	*group[int]
	let  chan struct{}
	took chan []int
}

func newHeld() *held {
	h := &held{let: make(chan struct{}), took: make(chan []int, 100)}
	h.group = newGroup(func(numbers []int) []error {
		h.took <- numbers
		<-h.let
		return make([]error, len(numbers))
	})
	return h
}

func TestWhatWaitsIsDoneTogether(t *testing.T) {
	h := newHeld()
	var wg sync.WaitGroup
	wg.Go(func() { h.do(t.Context(), 0) })
	if first := <-h.took; len(first) != 1 {
		t.Errorf("a caller alone was done with %v", first)
	}
	for i := range 10 {
		wg.Go(func() { h.do(t.Context(), i+1) })
	}
	until(func() bool { return len(h.queue) == 10 })
	close(h.let)
	wg.Wait()
	h.close()
	if second := <-h.took; len(second) != 10 || len(h.took) != 0 {
		t.Errorf("ten that waited were done as %v and %d more", second, len(h.took))
	}
}

func until(so func() bool) {
	for !so() {
		runtime.Gosched()
	}
}

func TestClosingAnswersEveryoneWhoWaits(t *testing.T) {
	h := newHeld()
	const callers = 20
	errs := make(chan error, callers)
	go func() { errs <- h.do(context.Background(), 0) }()
	<-h.took
	for i := range callers - 1 {
		go func() { errs <- h.do(context.Background(), i) }()
	}
	until(func() bool { return len(h.queue) == callers-1 })
	closed := make(chan struct{})
	go func() {
		h.close()
		close(closed)
	}()
	until(func() bool {
		h.mu.RLock()
		defer h.mu.RUnlock()
		return h.closed
	})
	close(h.let)
	for range callers {
		if err := <-errs; err != nil {
			t.Errorf("a caller who waited when it closed was told %v", err)
		}
	}
	<-closed
	h.close()
	if err := h.do(t.Context(), 1); !errors.Is(err, errClosed) {
		t.Errorf("a closed group answers %v", err)
	}
}
