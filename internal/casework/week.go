package casework

import (
	"context"
	"fmt"
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/ledger"
	"candour/internal/view"
)

// HearingRow is a hearing in a list over cases.
type HearingRow struct {
	Case     ledger.StreamID
	Title    string
	Number   string
	Hearing  ledger.EntryID
	Type     string
	StartsAt string // a time as ledger.FormatTime writes it; "" when only the day is known
	On       string // YYYY-MM-DD
	Venue    string
	Told     int64 // 1 when the court’s own system has not said it, or not its start
}

// Day is the day of the hearing.
func (r HearingRow) Day() calendar.Date { return dayOf(r.On) }

// Provisional reports whether a hearing that is still to come is only told.
func (r HearingRow) Provisional(today calendar.Date) bool {
	return r.Told == 1 && !r.Day().Before(today)
}

// HearingsFor are the hearings listed from one day until another, both included, in the open cases on which a person works, in the order in which they
// start. They may be more than access grants: decide on each case before one is shown.
func HearingsFor(ctx context.Context, db view.DB, p access.Person, now time.Time, from, until calendar.Date) ([]HearingRow, error) {
	theirs, args := access.WorksOn(p, now, 3)
	all, err := view.All[HearingRow](ctx, db, `SELECT h.stream, c.title, c.number, h.entry, h.type, h.starts_at, h.day, h.venue, h.told
		FROM (SELECT DISTINCT stream FROM (`+theirs+`) w) t JOIN hearing_2 h ON h.stream = t.stream AND h.state = 'listed'
		JOIN case_1 c ON c.stream = t.stream WHERE c.status <> 'closed' AND coalesce(h.day, '') >= $1 AND coalesce(h.day, '') <= $2
		ORDER BY h.starts_at, h.day, h.stream, h.n`,
		append([]any{from.String(), until.String()}, args...)...)
	if err != nil {
		return nil, fmt.Errorf("list hearings: %w", err)
	}
	return all, nil
}

// SoonRow is something due soon, with who has the case and whose team's it is.
type SoonRow struct {
	DueRow
	Number   string
	Worker   ledger.StreamID // "" when nobody has it
	WorkerIs string
	Team     ledger.StreamID
	TeamIs   string
}

// soonRow is a SoonRow as a query answers it.
type soonRow struct {
	Case             ledger.StreamID
	Title            string
	Duty             ledger.EntryID
	What, Report, To string
	Owner            Owner
	On, At, Because  string
	Made             Made
	Fixed            int64
	Number           string
	Worker           ledger.StreamID
	WorkerIs         string
	Team             ledger.StreamID
	TeamIs           string
}

// DueUntil are the open duties with a day, until a day, in the cases on which a person works and in those of the teams that they manage, by their day.
// They may be more than access grants: decide on each case before one is shown.
func DueUntil(ctx context.Context, db view.DB, p access.Person, now time.Time, until calendar.Date) ([]SoonRow, error) {
	theirs, args := access.SeesTo(p, now, 2)
	all, err := view.All[soonRow](ctx, db, `SELECT d.stream, c.title, d.entry, d.what, d.report, d.to_whom, d.owner, d.due_on, d.due_at, d.because, d.made, d.fixed,
			c.number, c.worker, c.worker_name, c.team, c.team_name
		FROM (SELECT DISTINCT stream FROM (`+theirs+`) w) t JOIN duty_1 d ON d.stream = t.stream AND d.open = 1 JOIN case_1 c ON c.stream = t.stream
		WHERE d.due_on <> '' AND d.due_on <= $1 ORDER BY d.due_on, d.due_at, d.stream, d.n`, append([]any{until.String()}, args...)...)
	if err != nil {
		return nil, fmt.Errorf("list what is due soon: %w", err)
	}
	rows := make([]SoonRow, len(all))
	for i, r := range all {
		rows[i] = SoonRow{
			DueRow: DueRow{r.Case, r.Title, r.Duty, r.What, r.Report, r.To, r.Owner, r.On, r.At, r.Because, r.Made, r.Fixed},
			Number: r.Number, Worker: r.Worker, WorkerIs: r.WorkerIs, Team: r.Team, TeamIs: r.TeamIs,
		}
	}
	return rows, nil
}
