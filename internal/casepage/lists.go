package casepage

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/view"
	"candour/internal/web"
)

func caseOf(r casework.Row) ledger.StreamID    { return r.Case }
func dutyOf(r casework.DueRow) ledger.StreamID { return r.Case }

// myCases are the open cases that a person may see.
func myCases(v *web.Visit) ([]casework.Row, error) {
	rows, err := casework.Mine(v.Context(), v.DB(), v.Person, v.Now)
	if err != nil {
		return nil, err
	}
	return web.Theirs(v, access.CaseReader, rows, caseOf)
}

// worksOn is the part of a query that keeps the cases on which a person works: theirs, beside another, or covering. Its arguments are
// the person and the time.
const worksOn = `SELECT stream FROM tie_1 WHERE subject = $1 AND relation IN ('allocated', 'second', 'covers') AND from_at <= $2 AND until_at > $2`

// dueFor is what a person must see to: what is due in the cases they work on, and for a manager what is due from the manager of a team.
func dueFor(v *web.Visit) ([]casework.DueRow, error) {
	args := []any{string(v.Person.ID), ledger.FormatTime(v.Now)}
	teams := []string{"''"}
	for _, m := range v.Person.Teams {
		if m.Manages {
			args = append(args, string(m.Team))
			teams = append(teams, fmt.Sprintf("$%d", len(args)))
		}
	}
	rows, err := view.All[casework.DueRow](v.Context(), v.DB(), `SELECT d.stream, c.title, d.entry, d.what, d.report, d.to_whom, d.owner, d.due_on, d.due_at, d.because, d.fixed
		FROM duty_1 d JOIN case_1 c ON c.stream = d.stream
		WHERE d.open = 1 AND (d.owner = 'worker' AND d.stream IN (`+worksOn+`) OR d.owner = 'manager' AND c.team IN (`+strings.Join(teams, ", ")+`))
		ORDER BY d.due_on, d.due_at, d.stream, d.n`, args...)
	if err != nil {
		return nil, fmt.Errorf("list what is due for a person: %w", err)
	}
	return web.Theirs(v, access.CaseReader, rows, dutyOf)
}

// nextDue is what is due first in each case of a list, by case.
func nextDue(v *web.Visit) (map[ledger.StreamID]casework.DueRow, error) {
	rows, err := casework.DueIn(v.Context(), v.DB(), v.Person, casework.OfWorker, v.Now)
	if err != nil {
		return nil, err
	}
	first := map[ledger.StreamID]casework.DueRow{}
	for _, r := range rows {
		if before, ok := first[r.Case]; !ok || before.Day().IsZero() && !r.Day().IsZero() {
			first[r.Case] = r
		}
	}
	return first, nil
}

// changedRow is a case in which something was recorded since the person last looked.
type changedRow struct {
	Case    ledger.StreamID
	Title   string
	Entries int64
	Last    string // when the newest was recorded
	Looked  string // when the person last looked; "" for never
}

// changedFor are the cases a person works on in which something was recorded since they last looked, the newest first. It counts
// headers of entries, which hold no words, and nobody’s in particular.
func changedFor(v *web.Visit) ([]changedRow, error) {
	rows, err := view.All[changedRow](v.Context(), v.DB(), `SELECT c.stream, c.title, count(*), max(e.recorded), c.looked FROM (
			SELECT stream, title, coalesce((SELECT max(at) FROM read_1 WHERE subject = case_1.stream AND person = $1), '') AS looked
			FROM case_1 WHERE status <> 'closed' AND stream IN (`+worksOn+`)) c
		JOIN entry e ON e.stream = c.stream AND e.recorded > c.looked
		GROUP BY c.stream, c.title, c.looked ORDER BY max(e.recorded) DESC, c.stream`, string(v.Person.ID), ledger.FormatTime(v.Now))
	if err != nil {
		return nil, fmt.Errorf("list what changed: %w", err)
	}
	return web.Theirs(v, access.CaseReader, rows, func(r changedRow) ledger.StreamID { return r.Case })
}

// waitingRow is a case that waits for a worker, and since when.
type waitingRow struct {
	casework.Row
	Since calendar.Date
}

type sinceRow struct{ Stream, Received string }

// waitingFor are the cases of a list that wait for a worker, those that wait longest first.
func waitingFor(v *web.Visit, rows []casework.Row) ([]waitingRow, error) {
	mine, args := access.Mine(v.Person, v.Now, 1)
	received, err := view.All[sinceRow](v.Context(), v.DB(),
		`SELECT stream, received FROM case_1 WHERE status = 'unallocated' AND stream IN (`+mine+`)`, args...)
	if err != nil {
		return nil, fmt.Errorf("list what waits for a worker: %w", err)
	}
	since := map[ledger.StreamID]calendar.Date{}
	for _, r := range received {
		if day, err := calendar.ParseDate(r.Received); err == nil {
			since[ledger.StreamID(r.Stream)] = day
		}
	}
	var waiting []waitingRow
	for _, r := range rows {
		if r.Status == casework.Unallocated {
			waiting = append(waiting, waitingRow{r, since[r.Case]})
		}
	}
	slices.SortStableFunc(waiting, func(a, b waitingRow) int { return cmp.Compare(a.Since.String(), b.Since.String()) })
	return waiting, nil
}

// moment reads a time as a view holds it; zero for none.
func moment(text string) time.Time {
	t, err := ledger.ParseTime(text)
	if err != nil {
		return time.Time{}
	}
	return t
}
