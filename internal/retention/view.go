package retention

import (
	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/pack"
)

func texts(names ...string) []ledger.Column {
	columns := make([]ledger.Column, len(names))
	for i, name := range names {
		columns[i] = ledger.Column{Name: name, Type: ledger.Text}
	}
	return columns
}

func number(name string) ledger.Column { return ledger.Column{Name: name, Type: ledger.Number} }

// Views are the rows of what is kept until when, what is on hold, and what was erased. They hold days; what they mean is a comparison made by
// whoever asks. The one day that a rule of the pack works out, until when a case is kept, is drawn again when the pack changes.
func Views(p *pack.Pack) []*ledger.View {
	return []*ledger.View{keptView(p), holdView, erasureView}
}

// keptView is retention_1: one row for each case. Its due_on is the day on which the time ends for which it is kept, ” while nobody can say.
func keptView(p *pack.Pack) *ledger.View {
	return &ledger.View{
		Name:    "retention_1",
		Columns: append(texts("law", "court_number", "closed_on", "due_on"), number("closed"), number("children"), number("missing")),
		Indexes: [][]string{{"closed", "due_on"}},
		Rule:    p.Digest(),
		Rows: func(h *ledger.History) [][]any {
			s := casework.Of(h)
			if !s.Began() {
				return nil
			}
			end, closed := Until(p, s), int64(0)
			if s.Status() == casework.Closed {
				closed = 1
			}
			on, _ := s.ClosedOn()
			return [][]any{{
				string(s.Law), s.Number(), on.String(), end.On.String(), closed, int64(len(s.Children())), int64(len(end.Missing) + len(end.Differs)),
			}}
		},
	}
}

// holdView is hold_1: one row for each hold that nobody lifted, with its last day, ” while it has none.
var holdView = &ledger.View{
	Name:    "hold_1",
	Columns: texts("entry", "reason", "held_at", "until_on"),
	Indexes: [][]string{{"until_on"}},
	Rows: func(h *ledger.History) [][]any {
		var rows [][]any
		for _, hold := range HoldsOn(h) {
			if hold.Lifted == nil {
				rows = append(rows, []any{string(hold.Entry.ID), string(hold.Reason), ledger.FormatTime(hold.Entry.Recorded), hold.Until.String()})
			}
		}
		return rows
	},
}

// erasureView is erasure_1: one row for each erasure, with how far it has come.
var erasureView = &ledger.View{
	Name:    "erasure_1",
	Columns: texts("of_case", "of_entry", "ground", "stage", "proposed_at", "gone_at", "copies_on"),
	Indexes: [][]string{{"stage", "proposed_at"}, {"of_case"}},
	Rows: func(h *ledger.History) [][]any {
		e := ErasureOf(h)
		if !e.Began() {
			return nil
		}
		gone, copies := "", ""
		if e.Done != nil {
			gone, copies = e.Done.Body.Gone, e.Done.Body.Copies.String()
		}
		return [][]any{{
			string(e.Case), string(e.ProposedBody.Entry), string(e.Ground), string(e.Stage()), ledger.FormatTime(e.Entry.Recorded), gone, copies,
		}}
	},
}
