package decision

import (
	"context"
	"fmt"
	"time"

	"candour/internal/access"
	"candour/internal/ledger"
	"candour/internal/view"
)

// View is decision_1: one row for each piece of guidance on which a decision that holds rests. It holds no words.
var View = &ledger.View{
	Name: "decision_1",
	Columns: []ledger.Column{
		{Name: "entry", Type: ledger.Text}, {Name: "piece", Type: ledger.Text}, {Name: "ahead", Type: ledger.Number},
	},
	Indexes: [][]string{{"piece"}},
	Rows: func(h *ledger.History) (rows [][]any) {
		for _, d := range Of(h).all {
			if d.By != nil {
				continue
			}
			ahead := int64(0)
			if d.Ahead() {
				ahead = 1
			}
			for _, piece := range d.Guidance() {
				rows = append(rows, []any{string(d.Entry.ID), string(piece.Stream), ahead})
			}
		}
		return rows
	},
}

// OnPiece is a decision that rests on a piece of guidance or a tool.
type OnPiece struct {
	Case     ledger.StreamID
	Title    string // of the case
	Decision ledger.EntryID
	Piece    ledger.StreamID
	Ahead    int64 // 1 while it is still to be carried out
}

// ListOnGuidance are the decisions that rest on guidance or tools, in the cases that a person sees to. They may be more than access grants: decide on each
// case before one is shown.
func ListOnGuidance(ctx context.Context, db view.DB, p access.Person, now time.Time) ([]OnPiece, error) {
	theirs, args := access.SeesTo(p, now, 1)
	rows, err := view.All[OnPiece](ctx, db, `SELECT d.stream, c.title, d.entry, d.piece, d.ahead FROM decision_1 d JOIN case_1 c ON c.stream = d.stream
		WHERE d.stream IN (`+theirs+`) ORDER BY d.stream, d.entry, d.piece`, args...)
	if err != nil {
		return nil, fmt.Errorf("list decisions that rest on guidance: %w", err)
	}
	return rows, nil
}
