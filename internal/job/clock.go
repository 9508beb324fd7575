package job

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"candour/internal/ledger"
)

// noticed is by how much a clock must have been set for a runner to look for what it put off.
const noticed = time.Minute

// apart is how far the clocks of two machines may be from each other.
const apart = 5 * time.Minute

// clockWasSet reports whether the clock and the time that has passed went apart since it was asked last; at first, too, for nobody knows
// what the clock was before.
func (r *Runner) clockWasSet() bool {
	first := r.began.IsZero()
	if first {
		r.began = time.Now()
	}
	ahead := r.Clock().Sub(r.began.Add(time.Since(r.began)))
	set := first || (ahead-r.ahead).Abs() > noticed
	if set {
		r.ahead = ahead
	}
	return set
}

// callBack makes due now whatever waits for longer than it may: jobs that come back by themselves, and those under a lease that lasts longer
// than a lease does. A job that has failed often is tried early by this, which does no harm.
func (r *Runner) callBack(ctx context.Context) {
	now := r.Clock()
	for _, kind := range slices.Sorted(maps.Keys(r.Every)) {
		r.tellOf(r.putForward(ctx, `UPDATE job SET due = $1 WHERE ended = '' AND kind = $2 AND due > $3`,
			ledger.FormatTime(now), kind, ledger.FormatTime(now.Add(r.Every[kind]+apart))))
	}
	r.tellOf(r.putForward(ctx, `UPDATE job SET lease = '' WHERE ended = '' AND lease > $1`, ledger.FormatTime(now.Add(r.Lease+apart))))
}

func (r *Runner) putForward(ctx context.Context, statement string, args ...any) (int64, error) {
	done, err := r.DB.ExecContext(ctx, statement, args...)
	if err != nil {
		return 0, fmt.Errorf("call back what a wrong clock put off: %w", err)
	}
	return done.RowsAffected()
}

func (r *Runner) tellOf(n int64, err error) {
	switch {
	case err != nil:
		r.Log.Error("jobs", "error", err)
	case n > 0:
		r.Log.Warn("the clock was set back: jobs that it had put off are due now", "jobs", n)
	}
}
