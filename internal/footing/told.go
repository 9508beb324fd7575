package footing

import (
	"maps"
	"slices"

	"candour/internal/calendar"
	"candour/internal/ledger"
)

// Told is what a stream was told of a record of another stream, and has not been told otherwise since.
type Told struct {
	Of    Key
	News  ledger.Ref    // the entry here that says so
	Cause ledger.Ref    // the entry there that brought it about
	On    calendar.Date // the day of the news, or the first day on which nothing may rest on the record any more, whichever is later
}

// ToldOf is what a stream knows of records elsewhere that are disputed or no longer stand, sorted.
func ToldOf(h *ledger.History) []Told {
	fell := told.Of(h).fell
	var all []Told
	for _, of := range slices.SortedFunc(maps.Keys(fell), compare) {
		n := fell[of]
		on := calendar.DateInLondon(n.at)
		if n.Since.After(on) {
			on = n.Since
		}
		all = append(all, Told{of, n.entry, n.Cause, on})
	}
	return all
}

// ToldView is told_1: one row for each record of another stream of which a stream was told. Beside rests_on_1 it says how far the telling has
// come: its rows are written with the news itself, so that a telling that is killed leaves neither without the other.
var ToldView = &ledger.View{
	Name: "told_1",
	Columns: []ledger.Column{
		{Name: "entry", Type: ledger.Text},                                                                                   // the news
		{Name: "on_stream", Type: ledger.Text}, {Name: "on_entry", Type: ledger.Text}, {Name: "on_facet", Type: ledger.Text}, // of what
		{Name: "cause", Type: ledger.Text}, // the entry in on_stream that brought it about
	},
	Indexes: [][]string{{"on_stream", "cause"}},
	Rows: func(h *ledger.History) [][]any {
		var rows [][]any
		for _, t := range ToldOf(h) {
			rows = append(rows, []any{string(t.News.Entry), string(t.Of.Stream), string(t.Of.Entry), string(t.Of.Facet), string(t.Cause.Entry)})
		}
		return rows
	},
}
