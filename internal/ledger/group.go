package ledger

import (
	"context"
	"errors"
	"fmt"
	"sync"
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

	mu     sync.RWMutex // held for reading by whoever puts into the queue, so that it is not closed under them
	closed bool
}

type waiting[T any] struct {
	what T
	out  chan error // holds one answer, so that a caller who has left never blocks the others
}

func newGroup[T any](together func([]T) []error) *group[T] {
	g := &group[T]{together: together, queue: make(chan waiting[T], most), ended: make(chan struct{})}
	go g.run()
	return g
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

// gather adds to the first whatever else waits. It does not wait for more to come: measured, that costs more than a smaller group does, for
// those who come too late make ready while the first are served.
func (g *group[T]) gather(first waiting[T]) []waiting[T] {
	all := []waiting[T]{first}
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
	for i, err := range g.together(things) {
		all[i].out <- err
	}
}
