package app

import (
	"context"
	"errors"
	"fmt"

	"candour/internal/job"
	"candour/internal/ledger"
	"candour/internal/ledger/store"
	"candour/internal/retention"
	"candour/internal/view"
)

type eraseCommand struct{ place }

// Run finishes what was cut short and carries out what was confirmed since. What it has done already it does not do again, so that it may be run
// beside a service at work, and killed.
func (c eraseCommand) Run(ctx context.Context, s streams) error {
	record, f, err := c.open(ctx, false, true)
	if err != nil {
		return err
	}
	defer record.Close()
	if err := record.Ledger.FinishErasing(ctx); err != nil {
		return err
	}
	waiting, err := confirmed(ctx, record)
	if err != nil {
		return err
	}
	done, err := carryOut(ctx, record, retention.Eraser{Ledger: record.Ledger, Pack: f.pack}, waiting)
	fmt.Fprintf(s.out, "%s carried out.\n", counted(done, "confirmed erasure"))
	return err
}

// carryOut does each erasure, whatever becomes of the others, and counts those of which the words are gone: one that was stopped is not.
func carryOut(ctx context.Context, record *store.Record, eraser retention.Eraser, waiting []ledger.Job) (done int, err error) {
	var errs []error
	for _, j := range waiting {
		err := eraser.Erase(ctx, j)
		if later := new(job.Later); errors.As(err, &later) {
			err = ledger.ErrMayNotErase
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("erasure %s: %w", j.Stream, err))
			continue
		}
		h, err := record.Ledger.Read(ctx, j.Stream)
		if err != nil {
			errs = append(errs, fmt.Errorf("see what came of erasure %s: %w", j.Stream, err))
			continue
		}
		if retention.ErasureOf(h).Stage() == retention.Gone {
			done++
		}
	}
	return done, errors.Join(errs...)
}

// confirmed are the jobs of erasures that were confirmed. Whoever runs jobs ends them, and finds that they are done.
func confirmed(ctx context.Context, record *store.Record) ([]ledger.Job, error) {
	rows, err := view.All[struct {
		ID, Stream, Entry string
	}](ctx, record.Engine.DB(), `SELECT id, stream, entry FROM job WHERE kind = $1 AND ended = '' ORDER BY due, id`, retention.EraseJob)
	if err != nil {
		return nil, fmt.Errorf("find what was confirmed: %w", err)
	}
	jobs := make([]ledger.Job, len(rows))
	for i, r := range rows {
		jobs[i] = ledger.Job{ID: ledger.EntryID(r.ID), Kind: retention.EraseJob, Stream: ledger.StreamID(r.Stream), Entry: ledger.EntryID(r.Entry)}
	}
	return jobs, nil
}
