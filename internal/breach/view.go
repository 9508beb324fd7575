package breach

import (
	"context"
	"fmt"
	"time"

	"candour/internal/access"
	"candour/internal/ledger"
	"candour/internal/view"
)

// View is breach_1: one row for each breach, which leads to its case, with until when it must be decided who is told.
var View = &ledger.View{
	Name: "breach_1",
	Columns: []ledger.Column{
		{Name: "of_case", Type: ledger.Text}, {Name: "opened_at", Type: ledger.Text}, {Name: "decide_by", Type: ledger.Text},
		{Name: "hours", Type: ledger.Number}, {Name: "decided", Type: ledger.Number}, {Name: "open", Type: ledger.Number},
	},
	Indexes: [][]string{{"open", "decide_by"}, {"of_case"}},
	Rows: func(h *ledger.History) [][]any {
		b := Of(h)
		if !b.Began() {
			return nil
		}
		return [][]any{{string(b.Case), ledger.FormatTime(b.Entry.Recorded), b.DecideBy, int64(b.Hours), one(b.Decided != nil), one(b.Closed == nil)}}
	},
}

func one(yes bool) int64 {
	if yes {
		return 1
	}
	return 0
}

// Row is a breach in a list.
type Row struct {
	Breach   ledger.StreamID
	Case     ledger.StreamID
	Title    string // of the case, for those who may see it
	Number   string // the court's; "" when it is not known
	OpenedAt string // times as ledger.FormatTime writes them
	DecideBy string
	Hours    int64
	Decided  int64
	Open     int64
}

// Clock says how long there is to decide who is told.
func (r Row) Clock(now time.Time) string {
	if r.Decided == 1 {
		return "Who is told was decided"
	}
	by, err := ledger.ParseTime(r.DecideBy)
	return clockWords(by.Sub(now), err == nil, int(r.Hours))
}

const columns = `SELECT b.stream, b.of_case, c.title, c.number, b.opened_at, b.decide_by, b.hours, b.decided, b.open FROM breach_1 b
	JOIN case_1 c ON c.stream = b.of_case `

// mostClosed is how many closed breaches a list shows.
const mostClosed = 50

// List asks for a list of breaches of the whole service.
type List func(context.Context, view.DB) ([]Row, error)

// OpenOnes are the breaches of the whole service that are not closed, those first that must be decided first. They are not scoped to anybody: decide
// on each case before it is shown.
func OpenOnes(ctx context.Context, db view.DB) ([]Row, error) {
	return list(ctx, db, columns+`WHERE b.open = 1 ORDER BY b.decide_by, b.stream`)
}

// ClosedOnes are the breaches closed of late, the newest first; decide on each as well.
func ClosedOnes(ctx context.Context, db view.DB) ([]Row, error) {
	return list(ctx, db, columns+fmt.Sprintf(`WHERE b.open = 0 ORDER BY b.opened_at DESC, b.stream LIMIT %d`, mostClosed))
}

// OpenOf are the breaches that are not closed in the cases that a person is tied to, closed cases among them. They may be more than access grants.
func OpenOf(ctx context.Context, db view.DB, p access.Person, at time.Time) ([]Row, error) {
	mine, args := access.Mine(p, at, 1)
	return list(ctx, db, columns+`WHERE b.open = 1 AND b.of_case IN (`+mine+`) ORDER BY b.decide_by, b.stream`, args...)
}

func list(ctx context.Context, db view.DB, query string, args ...any) ([]Row, error) {
	rows, err := view.All[Row](ctx, db, query, args...)
	if err != nil {
		return nil, fmt.Errorf("list breaches: %w", err)
	}
	return rows, nil
}
