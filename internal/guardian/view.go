package guardian

import (
	"context"
	"fmt"
	"time"

	"candour/internal/access"
	"candour/internal/ledger"
	"candour/internal/view"
)

// View is guardian_1: one row for each case in which somebody must see to it that the court is told of its guardians.
var View = &ledger.View{
	Name:    "guardian_1",
	Columns: []ledger.Column{{Name: "state", Type: ledger.Text}, {Name: "since", Type: ledger.Text}},
	Rows: func(h *ledger.History) [][]any {
		if !Of(h).Any() {
			return nil
		}
		if st := StandOf(h); st.State.NeedsPerson() {
			return [][]any{{string(st.State), ledger.FormatTime(st.since(h))}}
		}
		return nil
	},
}

// since is when the list became what it is, or what became of telling the court was put on record.
func (st Stand) since(h *ledger.History) time.Time {
	if !st.At.Recorded.IsZero() {
		return st.At.Recorded
	}
	all := Of(h).Entries()
	return all[len(all)-1].Recorded
}

// Row is a case whose court must be told by a person's doing.
type Row struct {
	Case  ledger.StreamID
	Title string
	State State
}

// ToSeeTo are such cases among those that a person works on, covers or manages, the oldest first. They may be more than access grants: decide on
// each before it is shown.
func ToSeeTo(ctx context.Context, db view.DB, p access.Person, now time.Time) ([]Row, error) {
	theirs, args := access.SeesTo(p, now, 1)
	rows, err := view.All[Row](ctx, db, `SELECT g.stream, c.title, g.state FROM guardian_1 g CROSS JOIN case_1 c
		WHERE c.stream = g.stream AND g.stream IN (`+theirs+`) ORDER BY g.since, g.stream`, args...)
	if err != nil {
		return nil, fmt.Errorf("list cases whose court is to be told of guardians: %w", err)
	}
	return rows, nil
}
