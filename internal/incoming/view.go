package incoming

import (
	"context"
	"fmt"
	"time"

	"candour/internal/access"
	"candour/internal/ledger"
	"candour/internal/view"
)

// View is incoming_1: one row for each e-mail that waits to be sorted. It says nothing of what the e-mail holds.
var View = &ledger.View{
	Name:    "incoming_1",
	Columns: []ledger.Column{{Name: "of_case", Type: ledger.Text}, {Name: "entry", Type: ledger.Text}},
	Indexes: [][]string{{"of_case"}},
	Rows: func(side *ledger.History) (rows [][]any) {
		for _, e := range Of(side).Waiting() {
			rows = append(rows, []any{string(e.Case.Stream), string(e.Entry.ID)})
		}
		return rows
	},
}

// Row is a case with how many e-mails wait in it.
type Row struct {
	Case   ledger.StreamID
	Title  string
	Emails int64
}

// WaitingFor are the cases on which somebody works in which e-mails wait. They may be more than access grants: decide on each case before one is shown.
func WaitingFor(ctx context.Context, db view.DB, p access.Person, now time.Time) ([]Row, error) {
	theirs, args := access.WorksOn(p, now, 1)
	rows, err := view.All[Row](ctx, db, `SELECT i.of_case, c.title, COUNT(*) FROM incoming_1 i JOIN case_1 c ON c.stream = i.of_case
		WHERE i.of_case IN (`+theirs+`) GROUP BY i.of_case, c.title ORDER BY c.title, i.of_case`, args...)
	if err != nil {
		return nil, fmt.Errorf("list e-mails that wait: %w", err)
	}
	return rows, nil
}

// WaitingIn is how many e-mails wait in a case.
func WaitingIn(ctx context.Context, db view.DB, of ledger.StreamID) (int64, error) {
	n, err := view.One[int64](ctx, db, `SELECT COUNT(*) FROM incoming_1 WHERE of_case = $1`, string(of))
	if err != nil {
		return 0, fmt.Errorf("count e-mails that wait: %w", err)
	}
	return n, nil
}
