package accessreview

import (
	"context"
	"fmt"
	"strings"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/ledger"
	"candour/internal/view"
)

// States of a finding in a row.
const (
	waits    = "open"
	asked    = "asked"
	decided  = "decided"
	asItWas  = "right" // decided to be as it should be
	broken   = "breach"
	noAnswer = "line" // asks nothing
)

// Views are the rows that lists of the access review read. They name people of the service and cases, and nobody in a case.
var Views = []*ledger.View{findingView, dayView}

var findingView = &ledger.View{
	Name:    "finding_1",
	Columns: columns("entry", "sort", "day", "person", "of_case", "hands", "about", "state", "decided_on"),
	Indexes: [][]string{{"state", "day"}, {"about"}},
	Rows: func(h *ledger.History) (rows [][]any) {
		for _, f := range DayOf(h).Findings {
			rows = append(rows, []any{
				string(f.Entry.ID), string(f.Sort), f.Day.String(), string(f.Person), string(f.Case), joined(f.Hands), f.key(), f.state(), f.decidedOn(),
			})
		}
		return rows
	},
}

// dayView is review_day_1: one row for each day that was looked through to its end.
var dayView = &ledger.View{
	Name:    "review_day_1",
	Columns: columns("day"),
	Indexes: [][]string{{"day"}},
	Rows: func(h *ledger.History) [][]any {
		if d := DayOf(h); d.Done != nil {
			return [][]any{{d.Done.Day.String()}}
		}
		return nil
	},
}

func columns(names ...string) []ledger.Column {
	out := make([]ledger.Column, len(names))
	for i, name := range names {
		out[i] = ledger.Column{Name: name, Type: ledger.Text}
	}
	return out
}

func (f *Finding) state() string {
	switch {
	case !f.Sort.Asks():
		return noAnswer
	case f.Decision != nil && f.Decision.Outcome == Right:
		return asItWas
	case f.Decision != nil && f.Decision.Outcome == Breach:
		return broken
	case f.Decision != nil:
		return decided
	case len(f.Asked) > 0:
		return asked
	default:
		return waits
	}
}

func (f *Finding) decidedOn() string {
	if f.Decision == nil {
		return ""
	}
	return calendar.DateInLondon(f.Decision.Entry.Recorded).String()
}

func joined(people []ledger.StreamID) string {
	texts := make([]string, len(people))
	for i, p := range people {
		texts[i] = string(p)
	}
	return strings.Join(texts, " ")
}

// Row is a finding in a list.
type Row struct {
	Stream ledger.StreamID
	Entry  ledger.EntryID
	Sort   Sort
	Day    string // YYYY-MM-DD
	Person ledger.StreamID
	Case   ledger.StreamID
	Hands  string // names of streams, with spaces between them
	State  string
}

// Asked reports whether somebody was asked about it, and nobody has decided since.
func (r Row) Asked() bool { return r.State == asked }

// found is as much of the finding as Reviewer.MayDecide asks for.
func (r Row) found() FoundBody {
	body := FoundBody{Sort: r.Sort, Person: r.Person, Case: r.Case}
	for _, hand := range strings.Fields(r.Hands) {
		body.Hands = append(body.Hands, ledger.StreamID(hand))
	}
	return body
}

const rowColumns = `SELECT stream, entry, sort, day, person, of_case, hands, state FROM finding_1 `

// MostOpen bounds how many open findings a page looks through, so that a service that lets them pile up has pages still.
const MostOpen = 500

// OpenOnes are the findings on which nobody has decided, the oldest first, at most MostOpen. They are not scoped to anybody: see Theirs.
func OpenOnes(ctx context.Context, db view.DB) ([]Row, error) {
	return rows(ctx, db, fmt.Sprintf(`WHERE state IN ('open', 'asked') ORDER BY day, stream, n LIMIT %d`, MostOpen))
}

// Unopened are the findings that were decided to be a breach, while none was opened in their case since. They are not scoped to anybody.
func Unopened(ctx context.Context, db view.DB) ([]Row, error) {
	return rows(ctx, db, `WHERE state = 'breach' AND of_case <> '' AND NOT EXISTS (SELECT 1 FROM breach_1 b WHERE b.of_case = finding_1.of_case
		AND b.opened_at >= finding_1.decided_on) ORDER BY day, stream, n`)
}

// Lines are the findings since a day that ask nothing, the newest first, at most so many.
func Lines(ctx context.Context, db view.DB, since calendar.Date, most int) ([]Row, error) {
	return rows(ctx, db, fmt.Sprintf(`WHERE state = 'line' AND day >= $1 ORDER BY day DESC, stream, n LIMIT %d`, most), since.String())
}

func rows(ctx context.Context, db view.DB, where string, args ...any) ([]Row, error) {
	all, err := view.All[Row](ctx, db, rowColumns+where, args...)
	if err != nil {
		return nil, fmt.Errorf("list findings: %w", err)
	}
	return all, nil
}

// Theirs are the rows on which somebody may decide, given the ties of the cases they name.
func Theirs(by access.Person, people *access.People, all []Row, ties map[ledger.StreamID][]access.Tie) []Row {
	var theirs []Row
	reviewer := ReviewerOf(by, people)
	for _, r := range all {
		if reviewer.MayDecide(r.found(), ties[r.Case]) {
			theirs = append(theirs, r)
		}
	}
	return theirs
}

// Cases are the cases that some rows name, each once.
func Cases(all []Row) []ledger.StreamID {
	var cases []ledger.StreamID
	seen := map[ledger.StreamID]bool{"": true}
	for _, r := range all {
		if !seen[r.Case] {
			seen[r.Case] = true
			cases = append(cases, r.Case)
		}
	}
	return cases
}

// earlierRow is a finding about the same.
type earlierRow struct {
	Stream    ledger.StreamID
	About     string
	State     string
	DecidedOn string
}

// earlier are the findings of any day about the same as some others.
func earlier(ctx context.Context, db view.DB, about []string) (map[string][]earlierRow, error) {
	in, args := view.In(1, about)
	all, err := view.All[earlierRow](ctx, db, `SELECT stream, about, state, decided_on FROM finding_1 WHERE about IN `+in, args...)
	if err != nil {
		return nil, fmt.Errorf("earlier findings: %w", err)
	}
	by := map[string][]earlierRow{}
	for _, e := range all {
		by[e.About] = append(by[e.About], e)
	}
	return by, nil
}

// lastDay is the last day that was looked through; "" when none was.
func lastDay(ctx context.Context, db view.DB) (string, error) {
	days, err := view.All[string](ctx, db, `SELECT day FROM review_day_1 ORDER BY day DESC LIMIT 1`)
	if err != nil || len(days) == 0 {
		return "", err
	}
	return days[0], nil
}

// Began is the first day that was looked through; the zero Date when none was.
func Began(ctx context.Context, db view.DB) (calendar.Date, error) {
	days, err := view.All[string](ctx, db, `SELECT day FROM review_day_1 ORDER BY day LIMIT 1`)
	if err != nil || len(days) == 0 {
		return calendar.Date{}, err
	}
	return calendar.ParseDate(days[0])
}
