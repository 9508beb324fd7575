package casework

import (
	"context"
	"fmt"
	"time"

	"candour/internal/access"
	"candour/internal/view"
)

// MostLookedThrough is of how many cases a search looks through the closed ones too without being asked to. Hardly anybody but who manages many teams
// has more.
const MostLookedThrough = 3000

// Within is which cases of a person a search looks through: access.Mine or access.MineAtWork.
type Within func(p access.Person, now time.Time, firstArg int) (sql string, args []any)

// WithinOf is all cases of a person who has no more than most; else those at work, and closedLeftOut.
func WithinOf(ctx context.Context, db view.DB, p access.Person, now time.Time, most int) (within Within, closedLeftOut bool, err error) {
	mine, args := access.Mine(p, now, 1)
	beyond, err := view.All[struct{ Stream string }](ctx, db, fmt.Sprintf(`SELECT stream FROM (%s) m LIMIT 1 OFFSET %d`, mine, most), args...)
	if err != nil {
		return nil, false, fmt.Errorf("how many cases somebody has: %w", err)
	}
	if len(beyond) == 0 {
		return access.Mine, false, nil
	}
	return access.MineAtWork, true, nil
}
