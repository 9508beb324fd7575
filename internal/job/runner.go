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

	wake chan struct{}
	once sync.Once
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
			if err := r.work(ctx, *c); err != nil {
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
	return true, r.work(ctx, *c)
}

// claim is a job that this runner has taken, for the so-manieth time that anybody has.
type claim struct {
	job   ledger.Job
	tries int64
}

// work does a job under a lease that is renewed meanwhile, and puts down what came of it.
func (r *Runner) work(ctx context.Context, c claim) error {
	renewing, stop := context.WithCancel(context.WithoutCancel(ctx))
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

// renew keeps a claim from running out while its job works. Once another has claimed the job, it is theirs.
func (r *Runner) renew(ctx context.Context, c claim) {
	beat := time.NewTicker(r.Renew)
	defer beat.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-beat.C:
		}
		_, err := r.DB.ExecContext(ctx, `UPDATE job SET lease = $1 WHERE id = $2 AND tries = $3 AND ended = ''`,
			ledger.FormatTime(r.Clock().Add(r.Lease)), string(c.job.ID), c.tries)
		if err != nil && ctx.Err() == nil {
			r.Log.Warn("a job’s lease was not renewed", "kind", c.job.Kind, "id", c.job.ID, "error", err)
		}
	}
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

// claim takes the job that has been due longest, of the kinds that are not busy, by setting its lease, if no other runner has.
func (r *Runner) claim(ctx context.Context, busy map[string]bool) (*claim, error) {
	now := r.Clock()
	args := []any{ledger.FormatTime(now.Add(r.Lease)), ledger.FormatTime(now)}
	free := ""
	for _, kind := range slices.Sorted(maps.Keys(busy)) {
		args = append(args, kind)
		free += fmt.Sprintf(" AND kind <> $%d", len(args))
	}
	var c claim
	var due string
	err := r.DB.QueryRowContext(ctx, `UPDATE job SET lease = $1, tries = tries + 1
		WHERE id = (SELECT id FROM job WHERE ended = '' AND due <= $2 AND lease <= $2`+free+` ORDER BY due LIMIT 1) AND ended = '' AND lease <= $2
		RETURNING id, kind, stream, entry, person, due, tries`, args...).
		Scan(&c.job.ID, &c.job.Kind, &c.job.Stream, &c.job.Entry, &c.job.For, &due, &c.tries)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("claim: %w", err)
	}
	c.job.Due, err = ledger.ParseTime(due)
	return &c, err
}

// finish puts down what came of a claim. One whose lease ran out, so that another runner has claimed the job since, says nothing any more: how
// the job goes on is for the later claim to say.
func (r *Runner) finish(ctx context.Context, c claim, outcome error) error {
	ctx = context.WithoutCancel(ctx)
	if outcome == nil {
		_, err := r.DB.ExecContext(ctx, `UPDATE job SET ended = $1, lease = '' WHERE id = $2 AND tries = $3`,
			ledger.FormatTime(r.Clock()), string(c.job.ID), c.tries)
		return err
	}
	at := r.Clock().Add(backoff(c.tries))
	if later := new(Later); errors.As(outcome, &later) {
		at = later.At
	} else {
		r.Log.Warn("job failed and will be tried again", "kind", c.job.Kind, "id", c.job.ID, "tries", c.tries, "error", outcome)
	}
	_, err := r.DB.ExecContext(ctx, `UPDATE job SET due = $1, lease = '' WHERE id = $2 AND tries = $3`, ledger.FormatTime(at), string(c.job.ID), c.tries)
	return err
}

// backoff is 2 seconds after the first failure, doubling to an hour.
func backoff(tries int64) time.Duration {
	return min(time.Second<<min(tries, 12), time.Hour)
}
