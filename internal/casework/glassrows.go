package casework

import (
	"context"
	"fmt"
	"time"

	"candour/internal/ledger"
	"candour/internal/view"
)

// GlassRow is an attempt to open a case in an emergency, as a row of a list has it: nothing of what was typed.
type GlassRow struct {
	Stream   ledger.StreamID
	Person   ledger.StreamID
	At       string // it was asked; as ledger.FormatTime writes it
	Case     ledger.StreamID
	Reviewed int64
}

// GlassSince are the attempts at which nobody has looked, and all others since a time, the oldest first. They are not scoped to anybody.
func GlassSince(ctx context.Context, db view.DB, since time.Time) ([]GlassRow, error) {
	all, err := view.All[GlassRow](ctx, db, `SELECT stream, person, at, of_case, reviewed FROM glass_1 WHERE reviewed = 0 OR at >= $1 ORDER BY at, stream`,
		ledger.FormatTime(since))
	if err != nil {
		return nil, fmt.Errorf("attempts in an emergency: %w", err)
	}
	return all, nil
}
