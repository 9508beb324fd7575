package app

import (
	"context"
	"fmt"
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/job"
	"candour/internal/ledger"
	"candour/internal/web"
)

// sweepJob is the kind of the job that clears away, once a day, what was begun and never became record.
const sweepJob = "service.sweep"

// unnamedLife is how long a file may wait for an entry that names it.
const unnamedLife = 24 * time.Hour

// sweeps clears away drafts that nobody came back to, files that no entry came to name, and sessions and links that ran out.
type sweeps struct {
	record   *ledger.Ledger
	service  ledger.StreamID
	drafts   web.Drafts
	files    ledger.Files
	sessions access.Sessions
	accounts access.Accounts
}

// ask puts the one job on record that sweeps for as long as the service exists. However many programs ask, there is one.
func (s sweeps) ask(ctx context.Context) error {
	return s.record.Append(ctx, ledger.Append{Jobs: []ledger.Job{{
		ID: ledger.DerivedID(s.service, sweepJob), Kind: sweepJob, Stream: s.service, Due: nextNight(s.record.Now()),
	}}})
}

// sweep is the handler of the job. It comes back the night after.
func (s sweeps) sweep(ctx context.Context, _ ledger.Job) error {
	now := s.record.Now()
	if err := s.drafts.Sweep(ctx, now); err != nil {
		return fmt.Errorf("sweep drafts: %w", err)
	}
	if _, err := s.files.Sweep(ctx, now.Add(-unnamedLife)); err != nil {
		return fmt.Errorf("sweep files: %w", err)
	}
	if err := s.sessions.Sweep(ctx, now); err != nil {
		return fmt.Errorf("sweep sessions: %w", err)
	}
	if err := s.accounts.Sweep(ctx, now); err != nil {
		return fmt.Errorf("sweep links: %w", err)
	}
	return &job.Later{At: nextNight(now)}
}

// sweepsAt is the hour, in London, at which the fewest people are at work.
const sweepsAt = 3

// nextNight is the next time that it is three in the morning.
func nextNight(now time.Time) time.Time { return nextAt(now, sweepsAt) }

// nextAt is the next time that it is an hour of the day in London.
func nextAt(now time.Time, hour int) time.Time {
	day := calendar.DateInLondon(now)
	full := calendar.NewTime(hour, 0)
	if at := day.At(full).UTC; at.After(now) {
		return at
	}
	return day.AddDays(1).At(full).UTC
}
