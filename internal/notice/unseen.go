package notice

import (
	"context"
	"fmt"
	"time"

	"candour/internal/access"
	"candour/internal/ledger"
	"candour/internal/view"
)

// UnseenView is unseen_1: one row for each thing that nobody has said to have seen.
var UnseenView = &ledger.View{
	Name:    "unseen_1",
	Rule:    provisional,
	Columns: texts("entry", "sort", "at", "author", "about", "what", "owner"),
	Rows: func(h *ledger.History) (rows [][]any) {
		for _, a := range Asked(h) {
			e := a.Entry
			rows = append(rows, []any{string(e.ID), string(a.Sort), ledger.FormatTime(e.Recorded), string(e.Author.Person), string(a.About), a.What, string(a.Owner)})
		}
		return rows
	},
}

// UnseenRow is something that somebody is asked to say they have seen.
type UnseenRow struct {
	Row
	Worker string // who has the case; "" when nobody
	Passed int64  // 1 when it was not seen in time, and stands here for whoever covers or manages
}

// unseenRow is an UnseenRow as a query answers it.
type unseenRow struct {
	Case         ledger.StreamID
	Title        string
	Entry        ledger.EntryID
	Sort         Sort
	At           string
	Author       ledger.StreamID
	About        ledger.EntryID
	What, Worker string
	Passed       int64
}

// Unseen is what a person is asked to say that they have seen, the oldest first and at most so much: what came into cases that they have, and for managers
// what managers see to; and what came in before a moment into cases that they cover and, where nobody covers, into those of teams that they manage. It may
// be more than access grants: decide on each case before it is shown.
func Unseen(ctx context.Context, db view.DB, p access.Person, now, notSeenSince time.Time, most int) ([]UnseenRow, error) {
	return unseen(ctx, db, p, now, notSeenSince, most, "")
}

// UnseenIn is Unseen of one case.
func UnseenIn(ctx context.Context, db view.DB, p access.Person, now, notSeenSince time.Time, most int, in ledger.StreamID) ([]UnseenRow, error) {
	return unseen(ctx, db, p, now, notSeenSince, most, in)
}

// unseen is Unseen of one case or, with "", of all.
func unseen(ctx context.Context, db view.DB, p access.Person, now, notSeenSince time.Time, most int, in ledger.StreamID) ([]UnseenRow, error) {
	theirs, args := access.SeesToBy(p, now, 4)
	which := ""
	if in != "" {
		which, args = fmt.Sprintf("u.stream = $%d AND ", 4+len(args)), append(args, string(in))
	}
	all, err := view.All[unseenRow](ctx, db, fmt.Sprintf(`SELECT u.stream, c.title, u.entry, u.sort, u.at, u.author, u.about, u.what, c.worker_name,
			min(CASE WHEN u.owner = 'manager' OR t.relation = 'allocated' THEN 0 ELSE 1 END)
		FROM (%s) t JOIN unseen_1 u ON u.stream = t.stream JOIN case_1 c ON c.stream = u.stream
		WHERE %su.author <> $1 AND (u.owner = 'worker' AND t.relation = 'allocated' OR u.owner = 'manager' AND t.relation IN ('team', 'named lead')
			OR u.owner = 'worker' AND u.at <= $2 AND (t.relation = 'covers' OR t.relation IN ('team', 'named lead') AND NOT EXISTS
				(SELECT 1 FROM tie_1 x WHERE x.stream = u.stream AND x.relation = 'covers' AND x.from_at <= $3 AND x.until_at > $3)))
		GROUP BY u.stream, c.title, u.entry, u.sort, u.at, u.author, u.about, u.what, c.worker_name ORDER BY u.at, u.entry LIMIT %d`, theirs, which, most),
		append([]any{string(p.ID), ledger.FormatTime(notSeenSince), ledger.FormatTime(now)}, args...)...)
	if err != nil {
		return nil, fmt.Errorf("list what was not seen: %w", err)
	}
	rows := make([]UnseenRow, len(all))
	for i, r := range all {
		rows[i] = UnseenRow{Row{r.Case, r.Title, r.Entry, r.Sort, r.At, r.Author, r.About, r.What}, r.Worker, r.Passed}
	}
	return rows, nil
}
