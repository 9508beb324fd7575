package court

import (
	"context"
	"fmt"
	"time"

	"candour/internal/access"
	"candour/internal/ledger"
	"candour/internal/view"
)

// Views are the tables that court keeps beside its entries.
var Views = []*ledger.View{CaseRows, FilingRows}

// FilingRows is the view of filings that ended in a way that a person must see to.
var FilingRows = &ledger.View{
	Name: "filing_1",
	Columns: []ledger.Column{
		{Name: "entry", Type: ledger.Text}, {Name: "report", Type: ledger.Text}, {Name: "state", Type: ledger.Text}, {Name: "since", Type: ledger.Text},
	},
	Rows: func(h *ledger.History) [][]any {
		var rows [][]any
		for _, f := range Of(h).Filings() {
			if f.NeedsPerson() {
				rows = append(rows, []any{string(f.Ref.Entry), f.Report, string(f.State), ledger.FormatTime(f.Entries[len(f.Entries)-1].Recorded)})
			}
		}
		return rows
	},
}

// WaitingFiling is a filing that a person must see to.
type WaitingFiling struct {
	Case   string
	Title  string // of the case
	Entry  string // names the filing in the case
	Report string // a report type of the pack
	State  string // a FilingState: uncertain or refused
	Since  string // as ledger.FormatTime writes it
}

// WaitingFilings are the filings of the cases that a person may see that somebody must see to, the oldest first.
func WaitingFilings(ctx context.Context, db view.DB, p access.Person, now time.Time) ([]WaitingFiling, error) {
	mine, args := access.Mine(p, now, 1)
	all, err := view.All[WaitingFiling](ctx, db, `SELECT f.stream, c.title, f.entry, f.report, f.state, f.since FROM filing_1 f
		JOIN case_1 c ON c.stream = f.stream WHERE f.stream IN (`+mine+`) ORDER BY f.since, f.entry`, args...)
	if err != nil {
		return nil, fmt.Errorf("filings to see to: %w", err)
	}
	return all, nil
}
