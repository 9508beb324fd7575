package access

import (
	"context"
	"fmt"
	"time"

	"candour/internal/ledger"
	"candour/internal/view"
)

// WorkOf is the work given to some people themselves that is not closed, by person: the streams on which they work, beside another, or covering.
func WorkOf(ctx context.Context, db view.DB, people []ledger.StreamID, now time.Time) (map[ledger.StreamID][]ledger.StreamID, error) {
	if len(people) == 0 {
		return nil, nil
	}
	in, args := view.In(2, people)
	all, err := view.All[struct{ Person, Stream ledger.StreamID }](ctx, db, `SELECT DISTINCT subject, stream FROM tie_1 WHERE from_at <= $1 AND until_at > $1
		AND relation IN ('allocated', 'second', 'covers') AND subject IN `+in+` ORDER BY subject, stream`, append([]any{ledger.FormatTime(now)}, args...)...)
	if err != nil {
		return nil, fmt.Errorf("work that some people have: %w", err)
	}
	work := map[ledger.StreamID][]ledger.StreamID{}
	for _, w := range all {
		work[w.Person] = append(work[w.Person], w.Stream)
	}
	return work, nil
}
