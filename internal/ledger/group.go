package ledger

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

// most is how many waiting callers are served by one durable commit.
const most = 256

// ErrOutcomeUnknown says that an append was handed over and no answer came back: it may be on the record, or come to be.
// Sending it again with the same ids is safe, and tells.
var ErrOutcomeUnknown = errors.New("it is not known whether this was recorded; the same ids may be sent again")

var errClosed = errors.New("the ledger is closed")

// group carries out what callers hand over, as many at once as there are: a hundred callers cost the disk one flush, and one caller alone
// waits for no other. Everyone waits for an answer.
type group[T any] struct {
	together func([]T) []error // one answer for each
	queue    chan waiting[T]
	ended    chan struct{}
	callers  atomic.Int64  // those who have announced themselves and have no answer yet
	took     time.Duration // how long it took the last time; run's own
	patience time.Duration // bounds the wait for callers that are making something ready

	mu     sync.RWMutex // held for reading by whoever puts into the queue, so that it is not closed under them
	closed bool
}

type waiting[T any] struct {
	what T
	out  chan error // holds one answer, so that a caller who has left never blocks the others
}

func newGroup[T any](together func([]T) []error) *group[T] {
	g := &group[T]{together: together, queue: make(chan waiting[T], most), ended: make(chan struct{}), patience: 2 * time.Millisecond}
	go g.run()
	return g
}

// announce says that a caller is making something ready to hand over; the function it answers is called when the caller has its answer.
func (g *group[T]) announce() (leave func()) {
	g.callers.Add(1)
	return func() { g.callers.Add(-1) }
}

// do waits until the thing is done or refused. A caller that gives up does not take it back.
func (g *group[T]) do(ctx context.Context, what T) error {
	w := waiting[T]{what: what, out: make(chan error, 1)}
	if err := g.hand(ctx, w); err != nil {
		return err
	}
	select {
	case err := <-w.out:
		return err
	case <-ctx.Done():
		return fmt.Errorf("%w: %w", ErrOutcomeUnknown, ctx.Err())
	}
}

// hand puts it into the queue; on an error it is not there and nothing will come of it.
func (g *group[T]) hand(ctx context.Context, w waiting[T]) error {
	g.mu.RLock()
	defer g.mu.RUnlock()
	if g.closed {
		return errClosed
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case g.queue <- w:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// close takes no more, carries out what was handed over, and returns when all of it is answered. Closing again does nothing.
func (g *group[T]) close() {
	g.mu.Lock()
	if !g.closed {
		g.closed = true
		close(g.queue)
	}
	g.mu.Unlock()
	<-g.ended
}

func (g *group[T]) run() {
	defer close(g.ended)
	for first := range g.queue {
		g.serve(g.gather(first))
	}
}

// gather adds to the first whatever else waits. A few wait for callers known to be making something ready, but never for longer than half
// of what those would wait if they came too late; a crowd goes at once, and others make ready meanwhile.
func (g *group[T]) gather(first waiting[T]) []waiting[T] {
	all := []waiting[T]{first}
	enough := time.NewTimer(min(g.took/2, g.patience))
	defer enough.Stop()
	for len(all) < most {
		if len(g.queue) == 0 && (len(all) >= crowd || int64(len(all)) >= g.callers.Load()) {
			return all
		}
		select {
		case w, open := <-g.queue:
			if !open {
				return all
			}
			all = append(all, w)
		case <-enough.C:
			return g.gatherWaiting(all)
		}
	}
	return all
}

// crowd is how many share a flush well enough.
const crowd = 16

// gatherWaiting adds what waits already.
func (g *group[T]) gatherWaiting(all []waiting[T]) []waiting[T] {
	for len(all) < most {
		select {
		case w, open := <-g.queue:
			if !open {
				return all
			}
			all = append(all, w)
		default:
			return all
		}
	}
	return all
}

func (g *group[T]) serve(all []waiting[T]) {
	things := make([]T, len(all))
	for i, w := range all {
		things[i] = w.what
	}
	begun := time.Now()
	answers := g.together(things)
	g.took = time.Since(begun)
	for i, err := range answers {
		all[i].out <- err
	}
}
