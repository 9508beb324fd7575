package job

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"slices"
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
	Lease    time.Duration // how long a claim holds unless it is renewed; 2 minutes when 0
	Renew    time.Duration // how often a claim is renewed while the job works; a third of Lease when 0
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
		if r.Renew == 0 {
			r.Renew = r.Lease / 3
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

// Run works until ctx ends, at one job of each kind at a time, so that a slow kind holds up no other. Jobs under way are finished first.
func (r *Runner) Run(ctx context.Context) {
	r.start()
	busy, ended := map[string]bool{}, make(chan string)
	for ctx.Err() == nil {
		if r.clockWasSet() {
			r.callBack(ctx)
		}
		c, err := r.claim(ctx, busy)
		if err != nil && ctx.Err() == nil {
			r.Log.Error("claim a job", "error", err)
		}
		if c == nil {
			r.wait(ctx, busy, ended)
			continue
		}
		busy[c.job.Kind] = true
		go func() {
			if err := r.work(ctx, c); err != nil {
				r.Log.Error("put down what came of a job", "kind", c.job.Kind, "id", c.job.ID, "error", err)
			}
			ended <- c.job.Kind
		}()
	}
	for len(busy) > 0 {
		delete(busy, <-ended)
	}
}

func (r *Runner) wait(ctx context.Context, busy map[string]bool, ended <-chan string) {
	select {
	case <-ctx.Done():
	case kind := <-ended:
		delete(busy, kind)
	case <-r.wake:
	case <-time.After(r.Idle):
	}
}

// One claims and runs one job that is due, and reports whether there was one.
func (r *Runner) One(ctx context.Context) (bool, error) {
	r.start()
	c, err := r.claim(ctx, nil)
	if err != nil || c == nil {
		return false, err
	}
	return true, r.work(ctx, c)
}

// claim is a job that this runner has taken.
type claim struct {
	job   ledger.Job
	lease string // until when, as stored; no two claims of a job have the same
	tries int64  // since it last went well
}

// work does a job under a lease that is renewed meanwhile, and puts down what came of it.
func (r *Runner) work(ctx context.Context, c *claim) error {
	ctx = context.WithoutCancel(ctx)
	renewing, stop := context.WithCancel(ctx)
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		r.renew(renewing, c)
	}()
	outcome := r.handle(ctx, c.job)
	stop()
	<-stopped
	return r.finish(ctx, c, outcome)
}

// renew keeps a claim from running out while its job works, until ctx ends. Once another has claimed the job, it is theirs.
func (r *Runner) renew(ctx context.Context, c *claim) {
	beat := time.NewTicker(r.Renew)
	defer beat.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-beat.C:
		}
		if err := r.extend(context.WithoutCancel(ctx), c); err != nil {
			r.Log.Warn("a job’s lease was not renewed", "kind", c.job.Kind, "id", c.job.ID, "error", err)
		}
	}
}

func (r *Runner) extend(ctx context.Context, c *claim) error {
	next := ledger.FormatTime(r.Clock().Add(r.Lease))
	result, err := r.DB.ExecContext(ctx, `UPDATE job SET lease = $1 WHERE id = $2 AND lease = $3 AND ended = ''`, next, string(c.job.ID), c.lease)
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return err
	}
	c.lease = next
	return nil
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

// claim takes the job that has been due longest, of the kinds that are not busy, by setting its lease, if no other runner has. While nothing is
// due it only reads.
func (r *Runner) claim(ctx context.Context, busy map[string]bool) (*claim, error) {
	for {
		id, err := r.due(ctx, busy)
		if errors.Is(err, sql.ErrNoRows) {
			return nil, nil
		}
		if err != nil {
			return nil, fmt.Errorf("look for a job: %w", err)
		}
		c, err := r.take(ctx, id)
		if !errors.Is(err, sql.ErrNoRows) { // or else another was faster
			return c, err
		}
	}
}

func (r *Runner) due(ctx context.Context, busy map[string]bool) (id string, err error) {
	free, args := "", []any{ledger.FormatTime(r.Clock())}
	for _, kind := range slices.Sorted(maps.Keys(busy)) {
		args = append(args, kind)
		free += fmt.Sprintf(" AND kind <> $%d", len(args))
	}
	err = r.DB.QueryRowContext(ctx, `SELECT id FROM job WHERE ended = '' AND due <= $1 AND lease <= $1`+free+` ORDER BY due LIMIT 1`, args...).Scan(&id)
	return id, err
}

func (r *Runner) take(ctx context.Context, id string) (*claim, error) {
	now := r.Clock()
	c := claim{lease: ledger.FormatTime(now.Add(r.Lease))}
	var due string
	err := r.DB.QueryRowContext(ctx, `UPDATE job SET lease = $1, tries = tries + 1 WHERE id = $2 AND ended = '' AND due <= $3 AND lease <= $3
		RETURNING id, kind, stream, entry, person, due, tries`, c.lease, id, ledger.FormatTime(now)).
		Scan(&c.job.ID, &c.job.Kind, &c.job.Stream, &c.job.Entry, &c.job.For, &due, &c.tries)
	if err != nil {
		return nil, fmt.Errorf("claim: %w", err)
	}
	c.job.Due, err = ledger.ParseTime(due)
	return &c, err
}

// finish puts down what came of a claim. One whose lease ran out, so that another runner has claimed the job since, says nothing any more: how
// the job goes on is for the later claim to say. A job that comes back by itself has gone well, and its next failure is its first.
func (r *Runner) finish(ctx context.Context, c *claim, outcome error) error {
	later := new(Later)
	switch {
	case outcome == nil:
		_, err := r.DB.ExecContext(ctx, `UPDATE job SET ended = $1, lease = '' WHERE id = $2 AND lease = $3`,
			ledger.FormatTime(r.Clock()), string(c.job.ID), c.lease)
		return err
	case errors.As(outcome, &later):
		return r.putOff(ctx, c, later.At, 0)
	default:
		r.Log.Warn("job failed and will be tried again", "kind", c.job.Kind, "id", c.job.ID, "tries", c.tries, "error", outcome)
		return r.putOff(ctx, c, r.Clock().Add(backoff(c.tries)), c.tries)
	}
}

func (r *Runner) putOff(ctx context.Context, c *claim, to time.Time, tries int64) error {
	_, err := r.DB.ExecContext(ctx, `UPDATE job SET due = $1, tries = $2, lease = '' WHERE id = $3 AND lease = $4`,
		ledger.FormatTime(to), tries, string(c.job.ID), c.lease)
	return err
}

// backoff is 2 seconds after the first failure, doubling to an hour.
func backoff(tries int64) time.Duration {
	return min(time.Second<<min(tries, 12), time.Hour)
}
