package late

import (
	"context"
	"fmt"
	"time"

	"candour/internal/access"
	"candour/internal/ledger"
	"candour/internal/view"
)

// View is stands_2: one row for each place that waits for an answer. It says neither what stands there nor whose it is.
var View = &ledger.View{
	Name: "stands_2",
	Columns: []ledger.Column{
		{Name: "of_case", Type: ledger.Text}, {Name: "entry", Type: ledger.Text}, {Name: "writer", Type: ledger.Text},
		{Name: "place", Type: ledger.Text}, {Name: "report", Type: ledger.Text}, // entries that may be hidden since; "" for none
	},
	Indexes: [][]string{{"of_case"}},
	Rows: func(h *ledger.History) (rows [][]any) {
		s := Of(h)
		for _, f := range s.All() {
			if f.Waits() {
				rows = append(rows, []any{string(s.Case), string(f.Entry.ID), string(f.Writer), string(f.Place.Entry), string(f.Report.Entry)})
			}
		}
		return rows
	},
}

// Row is a case with how many of its places wait for an answer.
type Row struct {
	Case   ledger.StreamID
	Title  string
	Places int64
}

// WaitingFor are the cases that it is for a person to see to, in which places wait for an answer whose entries can be read still. They may be more than access grants.
func WaitingFor(ctx context.Context, db view.DB, p access.Person, now time.Time) ([]Row, error) {
	theirs, args := access.SeesTo(p, now, 2)
	all, err := view.All[Row](ctx, db, `SELECT s.of_case, c.title, COUNT(*) FROM stands_2 s JOIN case_1 c ON c.stream = s.of_case
		WHERE NOT EXISTS (SELECT 1 FROM hidden_1 x WHERE x.entry = s.place OR x.entry = s.report) AND (s.writer = '' OR s.writer = $1) AND s.of_case IN (`+theirs+`) GROUP BY s.of_case, c.title ORDER BY c.title, s.of_case`, append([]any{string(p.ID)}, args...)...)
	if err != nil {
		return nil, fmt.Errorf("where hidden details stand: %w", err)
	}
	return all, nil
}
