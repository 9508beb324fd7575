package handover

import (
	"context"
	"fmt"
	"time"

	"candour/internal/access"
	"candour/internal/ledger"
	"candour/internal/view"
)

// View is handover_1: one row for each handover note that nobody has read.
var View = &ledger.View{
	Name:    "handover_1",
	Columns: []ledger.Column{{Name: "entry", Type: ledger.Text}, {Name: "writer", Type: ledger.Text}, {Name: "written_at", Type: ledger.Text}},
	Rows: func(h *ledger.History) (rows [][]any) {
		for _, n := range Of(h).All() {
			if n.Waits() {
				rows = append(rows, []any{string(n.Entry.ID), string(n.Entry.Author.Person), ledger.FormatTime(n.Entry.Recorded)})
			}
		}
		return rows
	},
}

// Row is a note that waits for whoever works on a case.
type Row struct {
	Case  ledger.StreamID
	Note  ledger.EntryID
	Title string // of the case
}

// Waiting are the notes of others in the cases on which somebody works that nobody has read, the oldest first. They may be more than access grants:
// decide on each case before one is shown.
func Waiting(ctx context.Context, db view.DB, p access.Person, now time.Time) ([]Row, error) {
	theirs, args := access.WorksOn(p, now, 2)
	rows, err := view.All[Row](ctx, db, `SELECT n.stream, n.entry, c.title FROM handover_1 n JOIN case_1 c ON c.stream = n.stream
		WHERE n.writer <> $1 AND n.stream IN (`+theirs+`) ORDER BY n.written_at, n.entry`, append([]any{string(p.ID)}, args...)...)
	if err != nil {
		return nil, fmt.Errorf("list handover notes: %w", err)
	}
	return rows, nil
}
