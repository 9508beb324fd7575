package plan

import (
	"context"
	"fmt"
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/ledger"
	"candour/internal/view"
)

// View is plan_1: one row for each line that has a day and is not done. It holds no words.
var View = &ledger.View{
	Name:    "plan_1",
	Columns: []ledger.Column{{Name: "entry", Type: ledger.Text}, {Name: "due", Type: ledger.Text}},
	Indexes: [][]string{{"due"}},
	Rows: func(h *ledger.History) (rows [][]any) {
		if len(Of(h).all) == 0 {
			return nil
		}
		work := WorkOf(h)
		for _, l := range Of(h).Lines() {
			if _, done := l.Done(work); !done && !l.Due.IsZero() {
				rows = append(rows, []any{string(l.Entry.ID), l.Due.String()})
			}
		}
		return rows
	},
}

// Row is how many lines of a case are past their day.
type Row struct {
	Case  ledger.StreamID
	Title string // of the case
	Lines int64
}

// Late are the cases on which somebody works with lines past their day. They may be more than access grants: decide on each case before one is shown.
func Late(ctx context.Context, db view.DB, p access.Person, now time.Time) ([]Row, error) {
	theirs, args := access.WorksOn(p, now, 2)
	rows, err := view.All[Row](ctx, db, `SELECT l.stream, c.title, COUNT(*) FROM plan_1 l JOIN case_1 c ON c.stream = l.stream
		WHERE l.due < $1 AND l.stream IN (`+theirs+`) GROUP BY l.stream, c.title ORDER BY MIN(l.due), l.stream`, append([]any{calendar.DateInLondon(now).String()}, args...)...)
	if err != nil {
		return nil, fmt.Errorf("list lines of plans that are late: %w", err)
	}
	return rows, nil
}
