package closing

import (
	"context"
	"fmt"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/view"
)

// lookBack names the looking again among the matters of an account.
const lookBack = "look back"

// View is closing_1: a row for each matter that waits for whom it was handed to when a case was closed, and for each look back that is to come. It
// holds days, and nothing that depends on today.
var View = &ledger.View{
	Name: "closing_1",
	Columns: []ledger.Column{
		{Name: "account", Type: ledger.Text}, {Name: "matter", Type: ledger.Text}, {Name: "duty", Type: ledger.Text}, {Name: "what", Type: ledger.Text},
		{Name: "person", Type: ledger.Text}, {Name: "person_name", Type: ledger.Text}, {Name: "due_on", Type: ledger.Text}, // '' for what is due at once
		{Name: "team", Type: ledger.Text}, // that has the case
	},
	Indexes: [][]string{{"person", "due_on"}, {"team", "due_on"}},
	Rows: func(h *ledger.History) (rows [][]any) {
		s := casework.Of(h)
		team, _ := s.Team()
		for _, a := range Of(h).All() {
			for _, m := range a.Matters {
				if a.Waits(s, m) {
					rows = append(rows, a.row(m.Key, dutyOf(s, m), m.What, m.To, "", team))
				}
			}
			if a.LooksBack() {
				rows = append(rows, a.row(lookBack, "", "What became of the order?", a.Looks, a.LookBack.String(), team))
			}
		}
		return rows
	},
}

func (a *Account) row(key, duty, what string, who Colleague, due string, team ledger.StreamID) []any {
	return []any{string(a.Entry.ID), key, duty, what, string(who.Person), who.Name, due, string(team)}
}

func dutyOf(s *casework.State, m Matter) string {
	if d, is := s.Duty(m.Of); is {
		return string(d.Ref.Entry)
	}
	return ""
}

// Row is something that waits for somebody after a case was closed.
type Row struct {
	Case    ledger.StreamID
	Title   string // of the case
	Account ledger.EntryID
	Key     string
	Duty    ledger.EntryID // "" when it is none
	What    string
	Person  ledger.StreamID
	Name    string
	On      string // YYYY-MM-DD from which it is due; "" for at once
}

// LooksBack reports whether it is a look at what became of the order.
func (r Row) LooksBack() bool { return r.Key == lookBack }

const columns = `SELECT closing_1.stream, c.title, account, matter, duty, what, person, person_name, due_on FROM closing_1 JOIN case_1 c ON c.stream = closing_1.stream `

// Waiting is what waits for somebody on a day, of all closed cases: what is due longest first, at most view.Most, and whether there is more. It may be
// more than access grants: decide on each case before one is shown.
func Waiting(ctx context.Context, db view.DB, person ledger.StreamID, today calendar.Date) (rows []Row, more bool, err error) {
	return listed(ctx, db, `WHERE person = $1 AND due_on <= $2 `, string(person), today.String())
}

// OfTeams is what waits on a day for anybody, of the closed cases of some teams. Decide on each case, as for Waiting.
func OfTeams(ctx context.Context, db view.DB, teams []ledger.StreamID, today calendar.Date) (rows []Row, more bool, err error) {
	if len(teams) == 0 {
		return nil, false, nil
	}
	in, args := view.In(2, teams)
	return listed(ctx, db, `WHERE due_on <= $1 AND closing_1.team IN `+in, append([]any{today.String()}, args...)...)
}

func listed(ctx context.Context, db view.DB, where string, args ...any) (rows []Row, more bool, err error) {
	rows, more, err = view.AtMost(view.All[Row](ctx, db, columns+where+` ORDER BY due_on, c.title, closing_1.stream, closing_1.n`+view.OneMore, args...))
	if err != nil {
		return nil, false, fmt.Errorf("list what was left when cases were closed: %w", err)
	}
	return rows, more, nil
}
