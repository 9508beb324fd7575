package incoming

import (
	"context"
	"fmt"
	"time"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/view"
)

// View is incoming_1: one row for each case, how many e-mails wait in it to be sorted.
var View = &ledger.View{
	Name:    "incoming_1",
	Columns: []ledger.Column{{Name: "emails", Type: ledger.Number}},
	Rows: func(h *ledger.History) (rows [][]any) {
		if n := WaitingIn(h); n > 0 {
			rows = append(rows, []any{n})
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
	rows, err := view.All[Row](ctx, db, `SELECT i.stream, c.title, i.emails FROM incoming_1 i JOIN case_1 c ON c.stream = i.stream
		WHERE i.stream IN (`+theirs+`) ORDER BY c.title, i.stream`, args...)
	if err != nil {
		return nil, fmt.Errorf("list e-mails that wait: %w", err)
	}
	return rows, nil
}

// WaitingIn is how many e-mails wait in a case, as its open side says.
func WaitingIn(h *ledger.History) int64 { return int64(*waiting.Of(h)) }

type count int64

var waiting = casework.NewFold(func(n *count, e ledger.Entry) {
	switch e.Body.(type) {
	case WaitsBody:
		*n++
	case SeenToBody:
		*n--
	}
})
