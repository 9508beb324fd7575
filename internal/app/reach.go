package app

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"candour/internal/ledger"
	"candour/internal/ledger/proof"
)

// underWay is how long an entry may take to be on record after the time that it bears: nothing younger is said to be sealed.
const underWay = 20 * time.Second

// now seals what is new, and notes that everything recorded until now is sealed.
func (s *sealing) now(ctx context.Context) error {
	began := s.record.Now()
	if _, err := s.log.Seal(ctx); err != nil {
		return err
	}
	s.reaches(began.Add(-underWay))
	return nil
}

// reaches notes until when everything is sealed; never an earlier time than was known.
func (s *sealing) reaches(to time.Time) {
	r := *s.reach.Load()
	if to.After(r.To) {
		r.To = to
		s.reach.Store(&r)
	}
}

// look reads how far the record is proven and to whom, for pages to say without asking anything.
func (s *sealing) look(ctx context.Context) error {
	signed, at, err := s.log.Newest(ctx)
	if err != nil || signed == "" {
		return err
	}
	next := *s.reach.Load()
	next.Key = fmt.Sprintf("%s+%08x", s.keys.Verifier.Name(), s.keys.Verifier.KeyHash())
	if next.Checkpoint, err = proof.OpenCheckpoint(signed, s.keys.Known()); err != nil {
		return err
	}
	if next.Signed, err = ledger.ParseTime(at); err != nil {
		return err
	}
	if err := s.lookElsewhere(&next); err != nil {
		return fmt.Errorf("look where checkpoints are kept: %w", err)
	}
	s.reach.Store(&next)
	s.reaches(next.Signed.Add(-underWay)) // by another server perhaps
	return nil
}

func (s *sealing) lookElsewhere(r *proof.Reach) error {
	shelf := s.elsewhere.shelf()
	if shelf == nil {
		return nil
	}
	_, since, ok, err := shelf.Kept(s.keys.Known())
	if err != nil {
		return err
	}
	if ok {
		r.Kept = proof.Keeping{Where: s.elsewhere.Called, Since: since}
	}
	_, r.Seen, err = shelf.Witnessed(s.keys.Known(), s.witnesses)
	return err
}

// follow looks again each minute, for the job that seals may be another server's.
func (s *sealing) follow(ctx context.Context, log *slog.Logger) {
	again := time.NewTicker(sealEvery)
	defer again.Stop()
	for {
		if err := s.look(ctx); err != nil && ctx.Err() == nil {
			log.Warn("how far the record is proven is not known", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-again.C:
		}
	}
}

// signing is sealing within the request that signs.
type signing struct {
	*sealing
	log *slog.Logger
}

// Checkpoint implements report.Seals.
func (s signing) Checkpoint(ctx context.Context) (string, error) {
	if err := s.now(ctx); err != nil {
		return "", err
	}
	if err := s.look(ctx); err != nil {
		return "", err
	}
	return s.reach.Load().Printed(), nil
}

// Seal implements report.Seals. The job that comes within the minute does what this could not.
func (s signing) Seal(ctx context.Context) {
	if err := s.now(ctx); err != nil {
		s.log.Warn("what was just signed is not sealed yet", "error", err)
	}
}
