package access

import (
	"context"
	"fmt"
	"time"

	"candour/internal/ledger"
)

// look is one on its way to the record.
type look struct {
	entry ledger.New
	done  chan<- error
}

const (
	together = 256         // looks in one append
	writes   = time.Minute // for one append
)

// join adds a look to those that wait, and answers when it is on record. All looks of a server are entries of one stream, so that those that come
// together cost little more than one.
func (r *Reads) join(entry ledger.New) <-chan error {
	done := make(chan error, 1)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.waiting = append(r.waiting, look{entry, done})
	if !r.writing {
		r.writing = true
		go r.write()
	}
	return done
}

// write puts on record what waits, until nothing does: what came while one append was under way goes with the next.
func (r *Reads) write() {
	for looks := r.take(); len(looks) > 0; looks = r.take() {
		err := r.append(looks)
		for _, l := range looks {
			l.done <- err
		}
	}
}

// take is what waits, or nothing, and then nobody writes any more.
func (r *Reads) take() []look {
	r.mu.Lock()
	defer r.mu.Unlock()
	n := min(len(r.waiting), together)
	looks := r.waiting[:n:n]
	r.waiting = r.waiting[n:]
	r.writing = n > 0
	return looks
}

func (r *Reads) append(looks []look) error {
	ctx, cancel := context.WithTimeout(context.Background(), writes) // of many requests, none of which ends it for the others
	defer cancel()
	stream, err := r.today(ctx)
	if err != nil {
		return fmt.Errorf("open the day's log of reads: %w", err)
	}
	entries := make([]ledger.New, len(looks))
	for i, l := range looks {
		entries[i] = l.entry
	}
	return r.Ledger.Append(ctx, ledger.Append{Writes: []ledger.Write{{Stream: stream, Expected: ledger.Any, Entries: entries}}})
}
