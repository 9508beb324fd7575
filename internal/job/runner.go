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

	// Every is how far ahead the jobs of a kind may be due that come back by themselves. One that is due later was put off by a clock that
	// has been set back since, and would wait for as long as that clock was wrong.
	Every map[string]time.Duration

	wake  chan struct{}
	once  sync.Once
	ahead time.Duration // of the clock before what has passed since the runner began
	began time.Time
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
		if r.clockWasSet() {
			r.callBack(ctx)
		}
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
	c, err := r.claim(ctx)
	if err != nil || c == nil {
		return false, err
	}
	return true, r.finish(ctx, *c, r.handle(ctx, c.Job))
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

// claim is a job that this runner has taken.
type claim struct {
	ledger.Job
	lease string // until when; no two claims of a job have the same
	tries int64  // since it last went well
}

// claim takes the job that has been due longest by setting its lease, if no other runner has.
func (r *Runner) claim(ctx context.Context) (*claim, error) {
	now := r.Clock()
	c := claim{lease: ledger.FormatTime(now.Add(r.Lease))}
	var due, id, stream, entry, person string
	err := r.DB.QueryRowContext(ctx, `UPDATE job SET lease = $1, tries = tries + 1
		WHERE id = (SELECT id FROM job WHERE ended = '' AND due <= $2 AND lease <= $2 ORDER BY due LIMIT 1) AND ended = '' AND lease <= $2
		RETURNING id, kind, stream, entry, person, due, tries`,
		c.lease, ledger.FormatTime(now)).Scan(&id, &c.Kind, &stream, &entry, &person, &due, &c.tries)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("claim: %w", err)
	}
	c.ID, c.Stream, c.Entry, c.For = ledger.EntryID(id), ledger.StreamID(stream), ledger.EntryID(entry), ledger.StreamID(person)
	c.Due, err = ledger.ParseTime(due)
	return &c, err
}

// finish puts down what came of a claim. One whose lease ran out, so that another runner has claimed the job since, says nothing any more: how
// the job goes on is for the later claim to say. A job that comes back by itself has gone well, and its next failure is its first.
func (r *Runner) finish(ctx context.Context, c claim, outcome error) error {
	ctx = context.WithoutCancel(ctx)
	later := new(Later)
	switch {
	case outcome == nil:
		_, err := r.DB.ExecContext(ctx, `UPDATE job SET ended = $1, lease = '' WHERE id = $2 AND lease = $3`,
			ledger.FormatTime(r.Clock()), string(c.ID), c.lease)
		return err
	case errors.As(outcome, &later):
		return r.putOff(ctx, c, later.At, 0)
	default:
		r.Log.Warn("job failed and will be tried again", "kind", c.Kind, "id", c.ID, "tries", c.tries, "error", outcome)
		return r.putOff(ctx, c, r.Clock().Add(backoff(c.tries)), c.tries)
	}
}

func (r *Runner) putOff(ctx context.Context, c claim, to time.Time, tries int64) error {
	_, err := r.DB.ExecContext(ctx, `UPDATE job SET due = $1, tries = $2, lease = '' WHERE id = $3 AND lease = $4`,
		ledger.FormatTime(to), tries, string(c.ID), c.lease)
	return err
}

// backoff is 2 seconds after the first failure, doubling to an hour.
func backoff(tries int64) time.Duration {
	return min(time.Second<<min(tries, 12), time.Hour)
}
