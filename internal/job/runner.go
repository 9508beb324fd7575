package job

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"candour/internal/ledger"
)

// Handler does one job. A nil error ends it; Later moves it; any other error has it tried again.
type Handler func(ctx context.Context, j ledger.Job) error

// Later is returned by a handler that wants to be called again at a time, without having failed.
type Later struct{ At time.Time }

func (l *Later) Error() string { return "not before " + ledger.FormatTime(l.At) }

// Runner claims and runs jobs. Several runners, in one program or many, may work on one database.
type Runner struct {
	DB       *sql.DB // the writing connection
	Clock    ledger.Clock
	Log      *slog.Logger
	Handlers map[string]Handler
	Lease    time.Duration // how long a claim holds; 2 minutes when 0
	Idle     time.Duration // how long to wait when nothing is due; 1 second when 0

	wake chan struct{}
	once sync.Once
}

func (r *Runner) start() {
	r.once.Do(func() {
		r.wake = make(chan struct{}, 1)
		if r.Lease == 0 {
			r.Lease = 2 * time.Minute
		}
		if r.Idle == 0 {
			r.Idle = time.Second
		}
		if r.Log == nil {
			r.Log = slog.Default()
		}
	})
}

// Wake tells the runner that a job has just been asked for.
func (r *Runner) Wake() {
	r.start()
	select {
	case r.wake <- struct{}{}:
	default:
	}
}

// Run works until ctx ends. A job under way is finished first.
func (r *Runner) Run(ctx context.Context) {
	r.start()
	for ctx.Err() == nil {
		ran, err := r.One(ctx)
		if err != nil && ctx.Err() == nil {
			r.Log.Error("claim a job", "error", err)
		}
		if !ran {
			r.wait(ctx)
		}
	}
}

func (r *Runner) wait(ctx context.Context) {
	select {
	case <-ctx.Done():
	case <-r.wake:
	case <-time.After(r.Idle):
	}
}

// One claims and runs one job that is due, and reports whether there was one.
func (r *Runner) One(ctx context.Context) (bool, error) {
	r.start()
	j, tries, err := r.claim(ctx)
	if err != nil || j == nil {
		return false, err
	}
	return true, r.finish(ctx, *j, tries, r.handle(ctx, *j))
}

// handle runs the handler of a job; a panic is an error of that job alone.
func (r *Runner) handle(ctx context.Context, j ledger.Job) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("job panicked: %v", p)
		}
	}()
	h, ok := r.Handlers[j.Kind]
	if !ok {
		return errors.New("no handler for this kind of job")
	}
	return h(context.WithoutCancel(ctx), j)
}

// claim takes the job that has been due longest by setting its lease, if no other runner has.
func (r *Runner) claim(ctx context.Context) (*ledger.Job, int64, error) {
	now := r.Clock()
	var j ledger.Job
	var due, id, stream, entry, person string
	var tries int64
	err := r.DB.QueryRowContext(ctx, `UPDATE job SET lease = $1, tries = tries + 1
		WHERE id = (SELECT id FROM job WHERE ended = '' AND due <= $2 AND lease <= $2 ORDER BY due LIMIT 1) AND ended = '' AND lease <= $2
		RETURNING id, kind, stream, entry, person, due, tries`,
		ledger.FormatTime(now.Add(r.Lease)), ledger.FormatTime(now)).Scan(&id, &j.Kind, &stream, &entry, &person, &due, &tries)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, 0, nil
	}
	if err != nil {
		return nil, 0, fmt.Errorf("claim: %w", err)
	}
	j.ID, j.Stream, j.Entry, j.For = ledger.EntryID(id), ledger.StreamID(stream), ledger.EntryID(entry), ledger.StreamID(person)
	j.Due, err = ledger.ParseTime(due)
	return &j, tries, err
}

// finish puts down what came of a claim. One whose lease ran out, so that another runner has claimed the job since, says nothing any more: how
// the job goes on is for the later claim to say.
func (r *Runner) finish(ctx context.Context, j ledger.Job, tries int64, outcome error) error {
	ctx = context.WithoutCancel(ctx)
	if outcome == nil {
		_, err := r.DB.ExecContext(ctx, `UPDATE job SET ended = $1, lease = '' WHERE id = $2 AND tries = $3`,
			ledger.FormatTime(r.Clock()), string(j.ID), tries)
		return err
	}
	at := r.Clock().Add(backoff(tries))
	if later := new(Later); errors.As(outcome, &later) {
		at = later.At
	} else {
		r.Log.Warn("job failed and will be tried again", "kind", j.Kind, "id", j.ID, "tries", tries, "error", outcome)
	}
	_, err := r.DB.ExecContext(ctx, `UPDATE job SET due = $1, lease = '' WHERE id = $2 AND tries = $3`, ledger.FormatTime(at), string(j.ID), tries)
	return err
}

// backoff is 2 seconds after the first failure, doubling to an hour.
func backoff(tries int64) time.Duration {
	return min(time.Second<<min(tries, 12), time.Hour)
}
