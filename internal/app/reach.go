package app

import (
	"context"
	"fmt"
	"time"

	"candour/internal/ledger"
	"candour/internal/ledger/proof"
)

// underWay is how long an entry may take to be on record after the time that it bears: nothing younger is said to be sealed. A commit that meets a
// failover takes postgres.Longest.
const underWay = time.Minute

// Reach is how far the record is proven and to whom, as last looked at: pages ask it and nothing else.
func (s *sealing) Reach() proof.Reach {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.reach
}

// sealNow seals what is new, and notes that everything recorded until now is sealed.
func (s *sealing) sealNow(ctx context.Context) error {
	began := s.record.Now()
	if _, err := s.log.Seal(ctx); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.reach.To = later(s.reach.To, began.Add(-underWay))
	return nil
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// look looks how far the record is proven and to whom. What cannot be seen now stays as it was seen last.
func (s *sealing) look(ctx context.Context) {
	seen, err := s.newest(ctx)
	if err == nil && seen.Checkpoint.Size > 0 {
		err = s.lookElsewhere(ctx, &seen)
	}
	switch {
	case ctx.Err() != nil:
		return
	case err != nil:
		s.notes.Warn("how far the record is proven could not be seen", "error", err)
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	seen.To = later(s.reach.To, seen.To)
	s.reach = seen
}

// newest is how far the log reaches, whoever sealed it; the zero Reach while nothing was.
func (s *sealing) newest(ctx context.Context) (r proof.Reach, err error) {
	signed, at, err := s.log.Newest(ctx)
	if err != nil || signed == "" {
		return r, err
	}
	r.Key = fmt.Sprintf("%s+%08x", s.keys.Verifier.Name(), s.keys.Verifier.KeyHash())
	if r.Checkpoint, err = proof.OpenCheckpoint(signed, s.keys.Known()); err != nil {
		return proof.Reach{}, err
	}
	r.Signed, err = ledger.ParseTime(at)
	r.To = r.Signed.Add(-underWay)
	return r, err
}

// lookElsewhere sees where a checkpoint of this log is kept, and which witnesses have seen one.
func (s *sealing) lookElsewhere(ctx context.Context, r *proof.Reach) error {
	shelf := s.elsewhere.shelf()
	if shelf == nil {
		return nil
	}
	kept, since, ok, err := shelf.Kept(s.keys.Known())
	if err == nil && ok {
		err = s.log.GoesOn(ctx, kept)
	}
	if err != nil {
		return err
	}
	if ok {
		r.Kept = proof.Keeping{Where: s.elsewhere.Called, Since: since}
	}
	s.keeps(kept.Size, r.Checkpoint.Size)
	_, seen, err := shelf.Witnessed(s.keys.Known(), s.witnesses)
	for _, c := range seen {
		if other := s.log.GoesOn(ctx, c.Of); other != nil {
			s.notes.Error("a witness has co-signed another log than this", "witness", c.Witness, "error", other)
			continue
		}
		r.Seen = append(r.Seen, c)
	}
	return err
}

// keeps notes how much is kept elsewhere of a log of some length. What was sealed since the last look may still be on its way.
func (s *sealing) keeps(there, sealed int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if there >= s.awaited {
		s.awaited, s.keptAt = sealed, s.record.Now()
	}
}

// publishLag is how long ago all that was sealed was last known to be kept elsewhere; false when nothing is to be.
func (s *sealing) publishLag(now time.Time) (time.Duration, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return max(now.Sub(s.keptAt), 0), s.elsewhere.Checkpoints != ""
}

// keepSealing seals each minute in each server, however long the service's jobs take, and looks how far the record is proven then: another server
// may have sealed.
func (s *sealing) keepSealing(ctx context.Context) {
	again := time.NewTicker(sealEvery)
	defer again.Stop()
	for {
		if err := s.sealNow(ctx); err != nil && ctx.Err() == nil {
			s.notes.Error("what is new could not be sealed", "error", err)
		}
		s.look(ctx)
		select {
		case <-ctx.Done():
			return
		case <-again.C:
		}
	}
}
