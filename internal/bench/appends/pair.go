package appends

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// Pair is the ledger and the raw engine, each with a database of its own, and as many clients.
type Pair struct {
	clients int
	ledger  *ledgerSide
	raw     *rawSide
}

// Open makes both in a folder that is the pair's own. Close it.
func Open(ctx context.Context, folder string, clients int) (*Pair, error) {
	p := &Pair{clients: clients}
	var errs [2]error
	p.ledger, errs[0] = openLedger(ctx, filepath.Join(folder, "ledger"), clients)
	p.raw, errs[1] = openRaw(ctx, filepath.Join(folder, "raw"), clients)
	if err := errors.Join(errs[:]...); err != nil {
		return nil, errors.Join(err, p.Close())
	}
	return p, nil
}

// Close closes both.
func (p *Pair) Close() error {
	var errs [2]error
	if p.ledger != nil {
		errs[0] = p.ledger.close()
	}
	if p.raw != nil {
		errs[1] = p.raw.close()
	}
	return errors.Join(errs[:]...)
}

// Rate is how many appends were acknowledged in how long.
type Rate struct {
	Appends int64
	Took    time.Duration
}

// PerSecond is the rate in appends a second.
func (r Rate) PerSecond() float64 { return float64(r.Appends) / r.Took.Seconds() }

// Turn begins one side's turn: what it answers says, before each append of any client, whether there is one more to do.
type Turn func() (more func() bool)

// Count is a turn of n appends.
func Count(n int) Turn {
	return func() func() bool {
		var left atomic.Int64
		left.Store(int64(n))
		return func() bool { return left.Add(-1) >= 0 }
	}
}

// Lasting is a turn of a length of time.
func Lasting(d time.Duration) Turn {
	return func() func() bool {
		end := time.Now().Add(d)
		return func() bool { return time.Now().Before(end) }
	}
}

// Run gives each side so many turns, one after the other.
func (p *Pair) Run(turns int, turn Turn) (ledger, raw Rate, err error) {
	for range turns {
		if err := ledger.add(p.clients, turn(), p.ledger.append); err != nil {
			return ledger, raw, err
		}
		if err := raw.add(p.clients, turn(), p.raw.append); err != nil {
			return ledger, raw, err
		}
	}
	return ledger, raw, nil
}

// Alone gives one turn to something else that clients append to.
func Alone(clients int, turn Turn, do func(client int) error) (r Rate, err error) {
	err = r.add(clients, turn(), do)
	return r, err
}

// add has all clients append while there is more to do.
func (r *Rate) add(clients int, more func() bool, do func(client int) error) error {
	var wg sync.WaitGroup
	var done atomic.Int64
	errs := make([]error, clients)
	begun := time.Now()
	for client := range clients {
		wg.Go(func() {
			for errs[client] == nil && more() {
				errs[client] = do(client)
				done.Add(1)
			}
		})
	}
	wg.Wait()
	r.Took += time.Since(begun)
	r.Appends += done.Load()
	return errors.Join(errs...)
}

// note is of the length of a short note.
var note = strings.Repeat("He said that he likes his new school. ", 8)
