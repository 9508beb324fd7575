package redaction

import (
	"context"
	"fmt"
	"time"

	"candour/internal/access"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/view"
)

// View is copy_1: one row for each copy of a case that waits for a second person’s word. It says neither what is in it nor whom it is for.
func View(p *pack.Pack) *ledger.View {
	return &ledger.View{
		Name: "copy_1",
		Rule: p.Digest(), // which says what waits for a second person
		Columns: []ledger.Column{
			{Name: "entry", Type: ledger.Text}, {Name: "begun_by", Type: ledger.Text}, {Name: "made_by", Type: ledger.Text},
		},
		Rows: func(h *ledger.History) (rows [][]any) {
			for _, c := range Of(h).copies {
				if c.Waits(p) && c.Decided == nil {
					rows = append(rows, []any{string(c.Ref.Entry), string(c.Entry.Author.Person), string(c.Made.Entry.Author.Person)})
				}
			}
			return rows
		},
	}
}

// Row is a case with how many of its copies wait for somebody's word.
type Row struct {
	Case   ledger.StreamID
	Title  string
	Copies int64
}

// WaitingFor are the cases that it is for a person to see to, in which copies wait that others made ready. They may be more than access grants.
func WaitingFor(ctx context.Context, db view.DB, p access.Person, now time.Time) ([]Row, error) {
	theirs, args := access.SeesTo(p, now, 2)
	all, err := view.All[Row](ctx, db, `SELECT w.stream, c.title, COUNT(*) FROM copy_1 w JOIN case_1 c ON c.stream = w.stream
		WHERE w.begun_by <> $1 AND w.made_by <> $1 AND w.stream IN (`+theirs+`) GROUP BY w.stream, c.title ORDER BY c.title, w.stream`,
		append([]any{string(p.ID)}, args...)...)
	if err != nil {
		return nil, fmt.Errorf("copies that wait: %w", err)
	}
	return all, nil
}
