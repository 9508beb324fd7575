package takenalong

import (
	"context"
	"fmt"
	"time"

	"candour/internal/access"
	"candour/internal/ledger"
	"candour/internal/view"
)

// View is taken_along_1: one row for each case that was taken along. It holds times and ids, and the sort of device.
var View = &ledger.View{
	Name: "taken_along_1",
	Columns: []ledger.Column{
		{Name: "entry", Type: ledger.Text}, {Name: "taking", Type: ledger.Text}, {Name: "person", Type: ledger.Text}, {Name: "device", Type: ledger.Text},
		{Name: "known", Type: ledger.Text}, {Name: "taken_at", Type: ledger.Text}, {Name: "until_at", Type: ledger.Text}, {Name: "case_version", Type: ledger.Number},
		{Name: "called_at", Type: ledger.Text}, {Name: "gone_at", Type: ledger.Text},
	},
	Indexes: [][]string{{"entry"}, {"taking"}, {"person", "until_at"}},
	Rows: func(h *ledger.History) (rows [][]any) {
		for _, p := range Of(h).all {
			rows = append(rows, []any{
				string(p.Entry.ID), string(p.Taking), string(p.Entry.Author.Person), p.Device, p.Known, ledger.FormatTime(p.Entry.Recorded), p.Until, p.Entry.Version,
				p.calledAt(), p.goneAt(),
			})
		}
		return rows
	},
}

func (p *Parcel) calledAt() string {
	if p.Called == nil {
		return ""
	}
	return ledger.FormatTime(p.Called.Recorded)
}

func (p *Parcel) goneAt() string {
	if p.Gone == nil {
		return ""
	}
	return ledger.FormatTime(p.GoneAt)
}

// Row is a case on a device, in a list.
type Row struct {
	Case     ledger.StreamID
	Title    string
	Taken    ledger.EntryID
	Taking   ledger.EntryID
	Person   ledger.StreamID
	Device   string
	Known    string
	TakenAt  string
	UntilAt  string
	Version  int64 // of the case, with the taking
	CalledAt string
}

// At is when it was taken, Until when it ends by itself.
func (r Row) At() time.Time    { return timeOf(r.TakenAt) }
func (r Row) Until() time.Time { return timeOf(r.UntilAt) }

// Called reports whether it was called back and is not known to be wiped.
func (r Row) Called() bool { return r.CalledAt != "" }

const columns = `SELECT a.stream, c.title, a.entry, a.taking, a.person, a.device, a.known, a.taken_at, a.until_at, a.case_version, a.called_at
	FROM taken_along_1 a JOIN case_1 c ON c.stream = a.stream WHERE a.gone_at = '' `

// Out are the parcels that may be on devices now in the cases that a person is tied to, or that they took themselves. They may be more than access
// grants: decide before one is shown.
func Out(ctx context.Context, db view.DB, p access.Person, now time.Time) ([]Row, error) {
	mine, args := access.MineAtWork(p, now, 3)
	return listed(view.All[Row](ctx, db, columns+`AND a.until_at > $1 AND (a.person = $2 OR a.stream IN (`+mine+`)) ORDER BY a.taken_at DESC, c.title, a.entry`,
		append([]any{ledger.FormatTime(now), string(p.ID)}, args...)...))
}

// ByTaking are the parcels of one act of somebody’s.
func ByTaking(ctx context.Context, db view.DB, person ledger.StreamID, taking ledger.EntryID, now time.Time) ([]Row, error) {
	return listed(view.All[Row](ctx, db, columns+`AND a.until_at > $1 AND a.called_at = '' AND a.person = $2 AND a.taking = $3 ORDER BY c.title, a.entry`,
		ledger.FormatTime(now), string(person), string(taking)))
}

// Named are the parcels of these names that nobody has heard to be wiped.
func Named(ctx context.Context, db view.DB, taken []ledger.EntryID) ([]Row, error) {
	if len(taken) == 0 {
		return nil, nil
	}
	in, args := view.In(1, taken)
	return listed(view.All[Row](ctx, db, columns+`AND a.entry IN `+in+` ORDER BY a.entry`, args...))
}

func listed(rows []Row, err error) ([]Row, error) {
	if err != nil {
		return nil, fmt.Errorf("list what is taken along: %w", err)
	}
	return rows, nil
}
