package sqlite

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// turn passes the right to write to those who ask for it, in about the order in which they ask: goroutines of this program, and other
// programs on the same file. SQLite alone would be right but unfair: whoever finds the file locked sleeps for longer and longer, up to a
// tenth of a second, while a busy program takes the lock again at once. A program that dies gives its turn back.
//
// It is a courtesy between programs and nothing rests on it: where the system has no such locks, SQLite's own decide.
type turn struct {
	here  chan struct{} // holds one while somebody in this program has the turn or waits for it
	queue *fileLock     // held by the program that is next
	now   *fileLock     // held by the program that writes

	patience time.Duration // how long a writer waits before it is told that nothing was written
}

var errBusy = errors.New("others have been writing for too long")

// newTurn keeps its locks in two files beside the database.
func newTurn(path string) (*turn, error) {
	queue, err := openLock(path + ".queue")
	if err != nil {
		return nil, fmt.Errorf("lock file: %w", err)
	}
	now, err := openLock(path + ".turn")
	if err != nil {
		return nil, errors.Join(fmt.Errorf("lock file: %w", err), queue.close())
	}
	return &turn{here: make(chan struct{}, 1), queue: queue, now: now, patience: 10 * time.Second}, nil
}

func (t *turn) take(ctx context.Context) error {
	ctx, done := context.WithTimeoutCause(ctx, t.patience, errBusy)
	defer done()
	select {
	case t.here <- struct{}{}:
	case <-ctx.Done():
		return context.Cause(ctx)
	}
	if t.free() {
		return nil
	}
	got := make(chan error, 1)
	go func() { got <- t.wait() }()
	select {
	case err := <-got:
		if err != nil {
			<-t.here
		}
		return err
	case <-ctx.Done():
		go t.pass(got)
		return context.Cause(ctx)
	}
}

// free takes the turn when no other program has it or is next.
func (t *turn) free() bool {
	if !t.queue.try() {
		return false
	}
	defer t.queue.unlock()
	return t.now.try()
}

// wait is next before it is its turn, so that a program that has just written cannot come first again.
func (t *turn) wait() error {
	if err := t.queue.lock(); err != nil {
		return err
	}
	defer t.queue.unlock()
	return t.now.lock()
}

// pass gives back a turn that came after its taker had left.
func (t *turn) pass(got <-chan error) {
	if <-got == nil {
		t.now.unlock()
	}
	<-t.here
}

func (t *turn) give() {
	t.now.unlock()
	<-t.here
}

func (t *turn) close() error { return errors.Join(t.queue.close(), t.now.close()) }
