package ledger

import (
	"context"
	"errors"
	"fmt"
	"sync"
)

// most is how many waiting appends go into one durable commit.
const most = 256

// ErrOutcomeUnknown says that an append was handed over and no answer came back: it may be on the record, or come to be.
// Sending it again with the same ids is safe, and tells.
var ErrOutcomeUnknown = errors.New("it is not known whether this was recorded; the same ids may be sent again")

var errClosed = errors.New("the ledger is closed")

// committer takes what waits and commits it together, so that a hundred callers cost the disk one flush, and one caller alone waits for
// no other. Everyone waits for the commit.
type committer struct {
	engine Engine
	queue  chan waiting
	ended  chan struct{}

	mu     sync.RWMutex // held for reading by whoever puts into the queue, so that it is not closed under them
	closed bool
}

type waiting struct {
	batch *Batch
	out   chan error // holds one answer, so that a caller who has left never blocks the others
}

func newCommitter(engine Engine) *committer {
	c := &committer{engine: engine, queue: make(chan waiting, most), ended: make(chan struct{})}
	go c.run()
	return c
}

// commit waits until the batch is durable or refused. A caller that gives up does not take its batch back.
func (c *committer) commit(ctx context.Context, batch *Batch) error {
	w := waiting{batch: batch, out: make(chan error, 1)}
	if err := c.hand(ctx, w); err != nil {
		return err
	}
	select {
	case err := <-w.out:
		return err
	case <-ctx.Done():
		return fmt.Errorf("%w: %w", ErrOutcomeUnknown, ctx.Err())
	}
}

// hand puts the batch into the queue; on an error it is not there and nothing will come of it.
func (c *committer) hand(ctx context.Context, w waiting) error {
	c.mu.RLock()
	defer c.mu.RUnlock()
	if c.closed {
		return errClosed
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case c.queue <- w:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// close takes no more, carries out what was handed over, and returns when all of it is answered. Closing again does nothing.
func (c *committer) close() {
	c.mu.Lock()
	if !c.closed {
		c.closed = true
		close(c.queue)
	}
	c.mu.Unlock()
	<-c.ended
}

func (c *committer) run() {
	defer close(c.ended)
	for first := range c.queue {
		c.together(c.gather(first))
	}
}

// gather adds to the first whatever else waits already; it never waits for more to come.
func (c *committer) gather(first waiting) []waiting {
	all := []waiting{first}
	for len(all) < most {
		select {
		case w, open := <-c.queue:
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

func (c *committer) together(all []waiting) {
	batches := make([]*Batch, len(all))
	for i, w := range all {
		batches[i] = w.batch
	}
	for i, err := range c.engine.Commit(context.Background(), batches) {
		all[i].out <- err
	}
}
