package workbench

import (
	"context"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"

	"candour/internal/fault"
)

// How many e-mails are read at once, each in a child of up to Limits.Memory, and how long another waits for its turn.
const (
	mailsAtOnce = 2
	mailWaits   = 20 * time.Second
)

// mails lets so many e-mails be read at once.
type mails struct {
	once   sync.Once
	places *semaphore.Weighted
}

// turn waits until an e-mail may be read. Who goes away meanwhile waits no longer, and after a while whoever waits is asked to try again.
func (m *mails) turn(ctx context.Context, waits time.Duration) (done func(), err error) {
	m.once.Do(func() { m.places = semaphore.NewWeighted(mailsAtOnce) })
	waiting, stop := context.WithTimeout(ctx, waits)
	defer stop()
	if err := m.places.Acquire(waiting, 1); err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, fault.Down("Other e-mails are being read at the moment, and this one was not taken in. Try again in a minute.", err)
	}
	return func() { m.places.Release(1) }, nil
}
