package report

import (
	"fmt"

	"candour/internal/footing"
	"candour/internal/ledger"
)

// FallingView is draft_falls_1: one row for each statement of a report being written that falls with a record of another stream, of which the
// report was told: a statement that rests on it, and whatever rests on such a statement in turn. It is judged as at the day of that news or, of
// what is withdrawn from a later day, that day: so the rows follow from the history alone. Statements of signed reports are in to_answer_2.
func (d Desk) FallingView() *ledger.View {
	return &ledger.View{
		Name: "draft_falls_1",
		Columns: []ledger.Column{
			{Name: "statement", Type: ledger.Text},
			{Name: "on_stream", Type: ledger.Text}, {Name: "on_entry", Type: ledger.Text},
			{Name: "direct", Type: ledger.Number}, // 1: it rests on that record by one step
		},
		Indexes: [][]string{{"on_stream"}},
		Rule:    d.Pack.Digest(),
		Rows:    memoised(d.falling),
	}
}

// falling are the rows of one report. What cannot be worked out is listed as falling, without a statement.
func (d Desk) falling(h *ledger.History) [][]any {
	if draft := DraftOf(h); !draft.Began() || draft.Frozen {
		return nil
	}
	var rows [][]any
	for _, told := range footing.ToldOf(h) {
		fallen, err := d.fallsWith(h, told)
		if err != nil {
			fallen = []footing.Resting{{Direct: true}}
		}
		for _, r := range fallen {
			rows = append(rows, []any{string(r.Entry), string(told.Of.Stream), string(told.Of.Entry), one64(r.Direct)})
		}
	}
	return rows
}

// fallsWith are the statements that rest on what a report was told of, and do not hold on the day of that.
func (d Desk) fallsWith(h *ledger.History, told footing.Told) ([]footing.Resting, error) {
	argument, err := d.Footing.At(told.On, h)
	if err != nil {
		return nil, fmt.Errorf("see what falls in a report: %w", err)
	}
	var fallen []footing.Resting
	for _, r := range argument.RestingOn(told.Of.Ref) {
		if !r.Standing.Holds() {
			fallen = append(fallen, r)
		}
	}
	return fallen, nil
}
