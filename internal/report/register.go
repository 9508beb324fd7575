package report

import (
	"context"
	"fmt"
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/ledger"
	"candour/internal/view"
)

// Register is report_1: one row for each report of a case, which leads from the report’s own stream to its case.
var Register = &ledger.View{
	Name: "report_1",
	Columns: []ledger.Column{
		{Name: "report", Type: ledger.Text}, {Name: "draft", Type: ledger.Text}, {Name: "type", Type: ledger.Text},
		{Name: "signed", Type: ledger.Text}, {Name: "filed", Type: ledger.Number}, // the signature; '' while it is written
	},
	Indexes: [][]string{{"draft"}},
	Rows: func(h *ledger.History) [][]any {
		var rows [][]any
		for _, r := range Of(h).Reports() {
			signed, filed := "", false
			if r.Signed != nil {
				signed, filed = string(r.Signed.Ref.Entry), r.Signed.Filed != nil
			}
			rows = append(rows, []any{string(r.Ref.Entry), string(r.Draft), r.Type, signed, one64(filed)})
		}
		return rows
	},
}

// OnPiece is a report that rests on a piece of guidance or a tool, in a list over cases.
type OnPiece struct {
	Piece  ledger.StreamID
	Case   ledger.StreamID
	Title  string
	Report ledger.EntryID
	Type   string
	Signed ledger.EntryID // "" while it is written
	Filed  int64
	Lines  int64 // statements that rest on it
}

// draftsResting and signedResting join what rests on other streams with the reports that it stands in: of a report that is written, the report’s
// own stream; of a signed one, the case. Conditions on r, p and c follow, and then eachReport.
const (
	draftsResting = `SELECT r.on_stream, p.stream, c.title, p.report, p.type, p.signed, p.filed, count(DISTINCT r.entry) FROM rests_on_1 r
		JOIN report_1 p ON p.draft = r.stream JOIN case_1 c ON c.stream = p.stream `
	signedResting = `SELECT r.on_stream, p.stream, c.title, p.report, p.type, p.signed, p.filed, count(DISTINCT r.facet) FROM rests_on_1 r
		JOIN report_1 p ON p.stream = r.stream AND p.signed = r.entry JOIN case_1 c ON c.stream = p.stream `
	eachReport = ` GROUP BY r.on_stream, p.stream, c.title, p.report, p.type, p.signed, p.filed`
)

// ListOnGuidance are the reports that rest on guidance or tools, in the cases that a person is tied to. The rows may be more than access
// grants: decide each before it is shown or counted.
func ListOnGuidance(ctx context.Context, db view.DB, p access.Person, at time.Time) ([]OnPiece, error) {
	mine, args := access.Mine(p, at, 1)
	where := `JOIN guidance_1 g ON g.stream = r.on_stream WHERE p.stream IN (` + mine + `)` + eachReport
	rows, err := view.All[OnPiece](ctx, db, draftsResting+where+` UNION ALL `+signedResting+where+` ORDER BY 3, 2, 4, 1`, args...)
	if err != nil {
		return nil, fmt.Errorf("list what rests on guidance: %w", err)
	}
	return rows, nil
}

// ListOnWithdrawn are the reports being written, in the cases that a person sees to, that rest on guidance or a tool which is no longer in
// force on a day. It is true at once: it needs no work that comes after the withdrawal. The rows may be more than access grants.
func ListOnWithdrawn(ctx context.Context, db view.DB, p access.Person, at time.Time, day calendar.Date) ([]OnPiece, error) {
	mine, args := access.SeesTo(p, at, 2)
	// SQLite takes tables that are cross joined in the order in which they stand: from the few reports that are being written.
	rows, err := view.All[OnPiece](ctx, db, `SELECT r.on_stream, p.stream, c.title, p.report, p.type, p.signed, p.filed, count(DISTINCT r.entry)
		FROM report_1 p CROSS JOIN rests_on_1 r CROSS JOIN guidance_1 g CROSS JOIN case_1 c
		WHERE p.signed = '' AND r.stream = p.draft AND g.stream = r.on_stream AND c.stream = p.stream
			AND g.withdrawn_from <> '' AND (g.unsound = 1 OR g.withdrawn_from <= $1) AND p.stream IN (`+mine+`)`+eachReport+` ORDER BY 3, 2, 4, 1`,
		append([]any{day.String()}, args...)...)
	if err != nil {
		return nil, fmt.Errorf("list what rests on withdrawn guidance: %w", err)
	}
	return rows, nil
}

// ListOnPiece are the reports of the whole service that rest on one piece of guidance or one tool. It is not scoped to anybody: decide on each case
// before it is shown.
func ListOnPiece(ctx context.Context, db view.DB, piece ledger.StreamID) ([]OnPiece, error) {
	where := `WHERE r.on_stream = $1` + eachReport
	rows, err := view.All[OnPiece](ctx, db, draftsResting+where+` UNION ALL `+signedResting+where+` ORDER BY 3, 2, 4, 1`, string(piece))
	if err != nil {
		return nil, fmt.Errorf("list what rests on a piece of guidance: %w", err)
	}
	return rows, nil
}
