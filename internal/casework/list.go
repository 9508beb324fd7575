package casework

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/view"
)

// Row is a case in a list.
type Row struct {
	Case        ledger.StreamID
	Title       string
	Number      string
	Law         pack.Law
	Status      Status
	Track       string
	TeamName    string
	WorkerName  string
	Children    string // first names, the eldest first
	Questions   int64  // what a person is asked to settle
	NextHearing string // Moment, "" when none is listed
	HearingType string
	HearingTold int64  // 1 when the court’s own system has not said it
	Received    string // YYYY-MM-DD, "" when not known
	Offered     string // to whom it was given who has not taken it; "" when nobody
}

// ReceivedOn is the day on which the case came; zero when not known.
func (r Row) ReceivedOn() calendar.Date { return dayOf(r.Received) }

// Hearing is the type of the next hearing, with whether it is only told; "" when none is listed.
func (r Row) Hearing() string {
	if r.HearingTold == 0 {
		return r.HearingType
	}
	return strings.TrimSpace(r.HearingType + " " + ProvisionalWords)
}

// ProvisionalWords stand after what a court has said and its own system or its order has not, where a list has no room for more.
const ProvisionalWords = "(provisional)"

// The columns of a Row, with the first listed hearing from $1 on.
const rowColumns = `c.stream, c.title, c.number, c.law, c.status, c.track, c.team_name, c.worker_name, c.children, c.questions,
	coalesce(h.starts_at, ''), coalesce(h.type, ''), coalesce(h.told, 0), c.received, coalesce(t.name, '')
	FROM case_1 c LEFT JOIN taking_1 t ON t.stream = c.stream LEFT JOIN hearing_2 h ON h.stream = c.stream AND h.state = 'listed' AND h.starts_at >= $1
		AND NOT EXISTS (SELECT 1 FROM hearing_2 e WHERE e.stream = c.stream AND e.state = 'listed' AND e.starts_at >= $1
			AND (e.starts_at < h.starts_at OR e.starts_at = h.starts_at AND e.n < h.n))`

// Brief is as much of a case's Row as lists are sorted by. A long list is sorted as briefs, and the rows are read of those that a page shows.
type Brief struct {
	Case        ledger.StreamID
	Title       string
	Number      string
	Status      Status
	WorkerName  string
	NextHearing string // Moment, "" when none is listed
	Received    string // YYYY-MM-DD, "" when not known
}

// Mine are the open cases that a person is tied to, the soonest hearing first. They may be more than access grants: decide each
// before it is shown.
func Mine(ctx context.Context, db view.DB, p access.Person, now time.Time) ([]Brief, error) {
	mine, args := access.MineAtWork(p, now, 2)
	return briefs(ctx, db, `WHERE c.status <> 'closed' AND c.stream IN (`+mine+`)`, now, args)
}

// The columns of a Brief, with the first listed hearing from $1 on.
const briefColumns = `c.stream, c.title, c.number, c.status, c.worker_name, coalesce((SELECT min(h.starts_at) FROM hearing_2 h
	WHERE h.stream = c.stream AND h.state = 'listed' AND h.starts_at >= $1), ''), c.received FROM case_1 c`

func briefs(ctx context.Context, db view.DB, where string, now time.Time, args []any) ([]Brief, error) {
	all, err := view.All[Brief](ctx, db, `SELECT `+briefColumns+` `+where, append([]any{ledger.FormatTime(now)}, args...)...)
	if err != nil {
		return nil, fmt.Errorf("list cases: %w", err)
	}
	sortBriefs(all)
	return all, nil
}

// sortBriefs puts the soonest hearing first.
func sortBriefs(all []Brief) {
	byHearing(all, func(b Brief) (ledger.StreamID, string, string) { return b.Case, b.Title, b.NextHearing })
}

// WorkedOn are the open cases on which a person works, the soonest hearing first. The rows may be more than access grants, as those of Mine.
func WorkedOn(ctx context.Context, db view.DB, p access.Person, now time.Time) ([]Row, error) {
	theirs, args := access.WorksOn(p, now, 2)
	return rows(ctx, db, `WHERE c.status <> 'closed' AND c.stream IN (`+theirs+`)`, now, args)
}

// RowsOf are cases as a list shows them. Decide each before it is shown.
func RowsOf(ctx context.Context, db view.DB, streams []ledger.StreamID, now time.Time) ([]Row, error) {
	if len(streams) == 0 {
		return nil, nil
	}
	in, args := view.In(2, streams)
	return rows(ctx, db, `WHERE c.stream IN `+in, now, args)
}

func rows(ctx context.Context, db view.DB, where string, now time.Time, args []any) ([]Row, error) {
	all, err := view.All[Row](ctx, db, `SELECT `+rowColumns+` `+where, append([]any{ledger.FormatTime(now)}, args...)...)
	if err != nil {
		return nil, fmt.Errorf("list cases: %w", err)
	}
	byHearing(all, func(r Row) (ledger.StreamID, string, string) { return r.Case, r.Title, r.NextHearing })
	return all, nil
}

// byHearing sorts cases by their next hearing, and those of one time by title.
func byHearing[R any](all []R, of func(R) (stream ledger.StreamID, title, hearing string)) {
	titles := make(map[ledger.StreamID]string, len(all))
	for _, r := range all {
		stream, title, _ := of(r)
		titles[stream] = fold(title)
	}
	slices.SortFunc(all, func(a, b R) int {
		one, _, first := of(a)
		other, _, second := of(b)
		return cmp.Or(hearingOrder(first, second), cmp.Compare(titles[one], titles[other]), cmp.Compare(one, other))
	})
}

// hearingOrder puts the soonest first and what has no hearing last.
func hearingOrder(a, b string) int {
	if (a == "") != (b == "") {
		return cmp.Compare(len(b), len(a))
	}
	return cmp.Compare(a, b)
}

// DueRow is something to be done, in a list over cases.
type DueRow struct {
	Case    ledger.StreamID
	Title   string
	Duty    ledger.EntryID
	What    string
	Report  string
	To      string
	Owner   Owner
	On      string // YYYY-MM-DD, "" when the day is not known
	At      string // "16:00"
	Because string
	Made    Made
	Fixed   int64
}

// Provisional reports whether the court’s order for it, or for its day, has still to come.
func (r DueRow) Provisional() bool { return r.Made == ByWord }

// Day is the day on which it must be done; zero when not known.
func (r DueRow) Day() calendar.Date { return dayOf(r.On) }

// The columns of a DueRow. Where d's stream is found follows.
const dueColumns = `d.stream, c.title, d.entry, d.what, d.report, d.to_whom, d.owner, d.due_on, d.due_at, d.because, d.made, d.fixed
	FROM duty_1 d JOIN case_1 c ON c.stream = d.stream `

// DueIn are the open duties of one owner in some cases, by their day; those without a day come first, for somebody must find the day out. Whether one
// is late is for the asker to say. Decide on each case before one is shown.
func DueIn(ctx context.Context, db view.DB, owner Owner, cases []ledger.StreamID) ([]DueRow, error) {
	if len(cases) == 0 {
		return nil, nil
	}
	in, args := view.In(2, cases)
	return due(ctx, db, `WHERE d.open = 1 AND d.owner = $1 AND d.stream IN `+in, append([]any{string(owner)}, args...))
}

// DueFor are the open duties that a person must see to, in the same order: the worker's in the cases they work on, and the manager's in those of
// the teams they manage.
func DueFor(ctx context.Context, db view.DB, p access.Person, now time.Time) ([]DueRow, error) {
	theirs, args := access.SeesToAs(p, now, 1)
	return due(ctx, db, `JOIN (`+theirs+`) t ON t.stream = d.stream AND d.owner = CASE t.manages WHEN 1 THEN 'manager' ELSE 'worker' END WHERE d.open = 1`, args)
}

func due(ctx context.Context, db view.DB, where string, args []any) ([]DueRow, error) {
	all, err := view.All[DueRow](ctx, db, `SELECT `+dueColumns+where+` ORDER BY d.due_on, d.due_at, d.stream, d.n`, args...)
	if err != nil {
		return nil, fmt.Errorf("list what is due: %w", err)
	}
	return all, nil
}

// ByNumber is the case of a court number that was entered first.
func ByNumber(ctx context.Context, db view.DB, law pack.Law, number string) (ledger.StreamID, bool, error) {
	all, err := WithNumber(ctx, db, law, number)
	if err != nil || len(all) == 0 {
		return "", false, err
	}
	return all[0], true, nil
}

// WithNumber are all cases of a court number, the first entered first: each may be the one that the court sends.
func WithNumber(ctx context.Context, db view.DB, law pack.Law, number string) ([]ledger.StreamID, error) {
	all, err := view.All[ledger.StreamID](ctx, db, `SELECT stream FROM case_1 WHERE number = $1 AND law = $2 ORDER BY row`, number, string(law))
	if err != nil {
		return nil, fmt.Errorf("look for a case: %w", err)
	}
	return all, nil
}

// Place is a person's part in a case.
type Place struct {
	Case  ledger.StreamID
	Entry ledger.EntryID // names them in that case
	Name  string
	Born  string
}

// Namesakes are people of any case with the same name and date of birth, accents and apostrophes aside: candidates for being the same, which only
// a person can say. It is not scoped to anybody; show none of it before access has decided on each case.
func Namesakes(ctx context.Context, db view.DB, name string, born calendar.Date) ([]Place, error) {
	all, err := view.All[Place](ctx, db, `SELECT stream, entry, name, born FROM person_1 WHERE folded = $1 AND born = $2 ORDER BY stream, n`,
		fold(name), born.String())
	if err != nil {
		return nil, fmt.Errorf("look for namesakes: %w", err)
	}
	return all, nil
}

// CasesOf are the cases in which a person takes part, by their own stream and those of people found to be the same. It is not scoped to
// anybody; decide on each before it is shown.
func CasesOf(ctx context.Context, db view.DB, person ledger.StreamID) ([]Place, error) {
	all, err := view.All[Place](ctx, db, `SELECT p.stream, p.entry, p.name, p.born FROM identity_1 i
		JOIN person_1 p ON p.stream = i.stream AND p.entry = i.entry
		WHERE i.person = $1 OR i.person IN (SELECT other FROM same_person_1 WHERE stream = $1) ORDER BY p.stream, p.n`, string(person))
	if err != nil {
		return nil, fmt.Errorf("look for the cases of a person: %w", err)
	}
	return all, nil
}
