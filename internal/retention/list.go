package retention

import (
	"context"
	"fmt"

	"candour/internal/calendar"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/view"
)

// OnePage is how many rows a page of a list holds.
const OnePage = 50

// KeptRow is a closed case in a list of what is due, or of what nobody can say of.
type KeptRow struct {
	Case     ledger.StreamID
	Law      pack.Law
	Number   string // the court’s; "" when it is not known
	ClosedOn string // days as YYYY-MM-DD
	DueOn    string // "" when nobody can say
	Children int64
	Missing  int64 // children whose birth date is missing or in doubt
	Holds    int64 // that keep it today
	Decided  int64 // erasures of it that wait or are being carried out
}

const keptColumns = `SELECT r.stream, r.law, r.court_number, r.closed_on, r.due_on, r.children, r.missing,
	(SELECT count(*) FROM hold_1 h WHERE h.stream = r.stream AND (h.until_on = '' OR h.until_on >= $1)),
	(SELECT count(*) FROM erasure_1 e WHERE e.of_case = r.stream AND e.of_entry = '' AND e.stage IN ('waiting', 'confirmed'))
	FROM retention_1 r `

// Page is one page of a list, and whether there is another.
type Page[T any] struct {
	Rows   []T
	Number int // counted from 1
	More   bool
}

func page[T any](ctx context.Context, db view.DB, n int, query string, args ...any) (Page[T], error) {
	n = max(1, n)
	all, err := view.All[T](ctx, db, query+fmt.Sprintf(` LIMIT %d OFFSET %d`, OnePage+1, (n-1)*OnePage), args...)
	if err != nil {
		return Page[T]{}, fmt.Errorf("list: %w", err)
	}
	return Page[T]{all[:min(OnePage, len(all))], n, len(all) > OnePage}, nil
}

// DueBy are the closed cases whose time has ended by a day, the longest ago first; those on hold are among them and say so.
func DueBy(ctx context.Context, db view.DB, day calendar.Date, n int) (Page[KeptRow], error) {
	return page[KeptRow](ctx, db, n, keptColumns+`WHERE r.closed = 1 AND r.due_on <> '' AND r.due_on <= $1 ORDER BY r.due_on, r.stream`, day.String())
}

// NobodyCanSay are the closed cases of which nobody can say until when they are kept.
func NobodyCanSay(ctx context.Context, db view.DB, day calendar.Date, n int) (Page[KeptRow], error) {
	return page[KeptRow](ctx, db, n, keptColumns+`WHERE r.closed = 1 AND r.due_on = '' ORDER BY r.closed_on, r.stream`, day.String())
}

// HoldRow is a hold in a list.
type HoldRow struct {
	Case    ledger.StreamID
	Number  string
	Reason  HoldReason
	HeldAt  string // as ledger.FormatTime writes it
	UntilOn string // "" until somebody lifts it
	DueOn   string // of the case
}

// HeldOn are the holds that keep cases on a day, those that end first first.
func HeldOn(ctx context.Context, db view.DB, day calendar.Date, n int) (Page[HoldRow], error) {
	return page[HoldRow](ctx, db, n, `SELECT h.stream, r.court_number, h.reason, h.held_at, h.until_on, r.due_on FROM hold_1 h JOIN retention_1 r ON r.stream = h.stream
		WHERE h.until_on = '' OR h.until_on >= $1 ORDER BY h.until_on = '', h.until_on, h.stream, h.n`, day.String())
}

// ErasureRow is an erasure in a list. It names nobody of the family.
type ErasureRow struct {
	Erasure    ledger.StreamID
	Case       ledger.StreamID
	Entry      ledger.EntryID // "" for a whole case
	Ground     pack.GroundID
	Stage      Stage
	ProposedAt string // times as ledger.FormatTime writes them
	GoneAt     string
	CopiesOn   string
}

const erasureColumns = `SELECT stream, of_case, of_entry, ground, stage, proposed_at, gone_at, copies_on FROM erasure_1 `

// Undone are the erasures that wait for a second person, or are confirmed and not yet carried out, the longest first.
func Undone(ctx context.Context, db view.DB, n int) (Page[ErasureRow], error) {
	return page[ErasureRow](ctx, db, n, erasureColumns+`WHERE stage IN ('waiting', 'confirmed') ORDER BY proposed_at, stream`)
}

// Accounts are the erasures that came to an end, the newest first.
func Accounts(ctx context.Context, db view.DB, n int) (Page[ErasureRow], error) {
	return page[ErasureRow](ctx, db, n, erasureColumns+`WHERE stage IN ('erased', 'refused', 'stopped') ORDER BY proposed_at DESC, stream`)
}

// ErasuresOf are the erasures in one case, the newest first.
func ErasuresOf(ctx context.Context, db view.DB, of ledger.StreamID) ([]ErasureRow, error) {
	rows, err := view.All[ErasureRow](ctx, db, erasureColumns+`WHERE of_case = $1 ORDER BY proposed_at DESC, stream`, string(of))
	if err != nil {
		return nil, fmt.Errorf("list the erasures of a case: %w", err)
	}
	return rows, nil
}
