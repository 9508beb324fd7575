package late

import (
	"context"
	"fmt"

	"candour/internal/ledger"
)

// Progress remembers how far a look through a case has come. A job.Cursors is one.
type Progress interface {
	Get(ctx context.Context, name string) (string, error)
	Set(ctx context.Context, name, value string) error
}

// Far is how far the look through a case has come, and which version of the case it is a look at.
type Far struct {
	Looked, Of int
	Version    int64
}

// covers reports whether a look came to its end that began when an entry was on record.
func (f Far) covers(h *ledger.History, id ledger.EntryID) bool {
	e, ok := h.Find(id)
	return ok && f.Of > 0 && f.Done() && e.Version <= f.Version
}

// Done reports whether it has come to its end, or never began.
func (f Far) Done() bool { return f.Looked == f.Of }

// told is after how many places a look says again how far it has come. A place is mostly an entry, and takes no time.
const told = 20

// tell says how far a whole look has come. A look at what was written last is over at once, and says nothing.
func (c *looking) tell(looked, of int) error {
	if c.from != "" || looked%told != 0 && looked != of {
		return nil
	}
	return c.Progress.Set(c.ctx, progressOf(c.h.Stream), fmt.Sprintf(far, looked, of, c.h.Version))
}

const far = "%d of %d at %d"

func progressOf(stream ledger.StreamID) string { return "late " + string(stream) }

// HowFar is how far the last look through a case has come.
func HowFar(ctx context.Context, p Progress, stream ledger.StreamID) (f Far, err error) {
	value, err := p.Get(ctx, progressOf(stream))
	if err != nil || value == "" {
		return f, err
	}
	if _, err := fmt.Sscanf(value, far, &f.Looked, &f.Of, &f.Version); err != nil {
		return Far{}, fmt.Errorf("how far the look through a case has come: %w", err)
	}
	return f, nil
}
