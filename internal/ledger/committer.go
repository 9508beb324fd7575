package ledger

import (
	"context"
	"errors"
)

// most is how many waiting appends go into one durable commit.
const most = 256

// committer takes what waits and commits it together. Everyone waits for the commit.
type committer struct {
	engine Engine
	queue  chan waiting
	done   chan struct{}
}

type waiting struct {
	batch *Batch
	out   chan error
}

var errClosed = errors.New("the ledger is closed")

func newCommitter(engine Engine) *committer {
	c := &committer{engine: engine, queue: make(chan waiting, most), done: make(chan struct{})}
	go c.run()
	return c
}

// commit waits until the batch is durable or refused. A caller that gives up does not take its batch back: an unknown outcome is retried by id.
func (c *committer) commit(ctx context.Context, batch *Batch) error {
	w := waiting{batch: batch, out: make(chan error, 1)}
	select {
	case c.queue <- w:
	case <-c.done:
		return errClosed
	case <-ctx.Done():
		return ctx.Err()
	}
	select {
	case err := <-w.out:
		return err
	case <-c.done:
		return errClosed
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (c *committer) close() { close(c.done) }

func (c *committer) run() {
	for {
		select {
		case <-c.done:
			return
		case first := <-c.queue:
			c.together(c.gather(first))
		}
	}
}

func (c *committer) gather(first waiting) []waiting {
	all := []waiting{first}
	for len(all) < most {
		select {
		case w := <-c.queue:
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
