package court

import (
	"context"
	"fmt"
	"time"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/view"
)

// Views are the tables that court keeps beside its entries.
var Views = []*ledger.View{CaseRows, FilingRows}

// FilingRows is the view of filings that somebody must see to.
var FilingRows = &ledger.View{
	Name: "filing_1",
	Columns: []ledger.Column{
		{Name: "entry", Type: ledger.Text}, {Name: "signed", Type: ledger.Text}, {Name: "name", Type: ledger.Text}, {Name: "state", Type: ledger.Text},
		{Name: "since", Type: ledger.Text},
	},
	Rows: func(h *ledger.History) [][]any {
		var rows [][]any
		for _, f := range ToSeeTo(h) {
			since := ledger.FormatTime(f.Entries[len(f.Entries)-1].Recorded)
			rows = append(rows, []any{string(f.Ref.Entry), string(f.Signed.Entry), f.Name, string(f.State), since})
		}
		return rows
	},
}

// Ties keep a closed case at work while somebody must see to a filing of it. It is an access.TieFunc.
func Ties(h *ledger.History) []access.Tie {
	if casework.Of(h).Status() != casework.Closed || len(ToSeeTo(h)) == 0 {
		return nil
	}
	return casework.TiesAtWork(h)
}

// WaitingFiling is a filing that a person must see to.
type WaitingFiling struct {
	Case   ledger.StreamID
	Title  string         // of the case
	Entry  ledger.EntryID // names the filing in the case
	Signed ledger.EntryID // the signed report
	Name   string         // of the report type, as people call it
	State  FilingState    // one of those that need a person
	Since  string         // as ledger.FormatTime writes it
}

// WaitingFilings are the filings that somebody must see to in the cases that a person works on, covers or manages, the oldest first. The rows
// may be more than access grants: decide each before it is shown.
func WaitingFilings(ctx context.Context, db view.DB, p access.Person, now time.Time) ([]WaitingFiling, error) {
	theirs, args := access.SeesTo(p, now, 1)
	// SQLite takes tables that are cross joined in the order in which they stand, and most cases have no such filing.
	all, err := view.All[WaitingFiling](ctx, db, `SELECT f.stream, c.title, f.entry, f.signed, f.name, f.state, f.since FROM filing_1 f
		CROSS JOIN case_1 c WHERE c.stream = f.stream AND f.stream IN (`+theirs+`) ORDER BY f.since, f.entry`, args...)
	if err != nil {
		return nil, fmt.Errorf("filings to see to: %w", err)
	}
	return all, nil
}
