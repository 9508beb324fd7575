package report

import (
	"context"
	"fmt"
	"sync"
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/view"
)

// View is to_answer_2: one row for each statement of a signed report that no longer stands as it did, and each thing at the root of it. A
// report is judged there as at the day it was filed, or signed while it is not, so that the rows follow from the history alone; what has
// since gone out of date under a report that is signed and not filed, its own page says.
func (d Desk) View() *ledger.View {
	text := func(name string) ledger.Column { return ledger.Column{Name: name, Type: ledger.Text} }
	return &ledger.View{
		Name: "to_answer_2",
		Columns: []ledger.Column{
			text("report"), text("signed"), text("type"), text("number"), {Name: "filed", Type: ledger.Number},
			text("cause_stream"), text("cause"), text("now"), text("since"), // since when, as a time; '' when that cannot be worked out
			text("answer"), // '' while nobody has answered
			text("what"),   // what no longer stands, as it is called in the middle of a sentence
			text("rested"), // the report, likewise
		},
		Rule: d.Pack.Digest(),
		Rows: memoised(d.rows),
	}
}

// memoised keeps what was worked out with the history it was worked out from, since each append asks for the rows before and after it.
func memoised(rows func(*ledger.History) [][]any) func(*ledger.History) [][]any {
	type slot struct {
		once sync.Once
		rows [][]any
	}
	slots := ledger.NewFold(func(*slot, ledger.Entry) {})
	return func(h *ledger.History) [][]any {
		s := slots.Of(h)
		s.once.Do(func() { s.rows = rows(h) })
		return s.rows
	}
}

// rows are those of one case. What cannot be worked out is shown as waiting, never left out.
func (d Desk) rows(h *ledger.History) [][]any {
	causes, err := d.Consequences(calendar.Date{}, h)
	if err != nil {
		return unknown(Of(h))
	}
	var rows [][]any
	for _, c := range causes {
		for _, l := range c.Lines {
			answer := ""
			if l.Answer != nil {
				answer = string(l.Answer.Body.Answer)
			}
			rows = append(rows, []any{
				string(l.Report.Ref.Entry), string(l.Report.Signed.Ref.Entry), l.Report.Type, l.Statement.Number, one64(l.Report.Signed.Filed != nil),
				string(c.Ref.Stream), string(c.Ref.Entry), l.Now, ledger.FormatTime(c.Entry.Recorded), answer,
				l.Name(c.Rest), d.called(l.Report),
			})
		}
	}
	return rows
}

func unknown(s *State) [][]any {
	var rows [][]any
	for _, r := range s.Reports() {
		if r.Signed != nil {
			rows = append(rows, []any{
				string(r.Ref.Entry), string(r.Signed.Ref.Entry), r.Type, "", one64(r.Signed.Filed != nil), "", "", "cannot be worked out", "", "", "", "",
			})
		}
	}
	return rows
}

func one64(is bool) int64 {
	if is {
		return 1
	}
	return 0
}

// ToAnswer is one cause in one case that waits for an answer, in a list over cases.
type ToAnswer struct {
	Case        ledger.StreamID
	Title       string
	Status      casework.Status
	WorkerName  string
	Cause       ledger.EntryID // "" when it cannot be worked out what rests on what
	Lines       int64          // statements that wait
	Since       string         // a time as ledger.FormatTime writes it
	Answer      Answer         // Referred when the head of practice has it
	What        string         // what no longer stands, in the middle of a sentence; "" when it cannot be worked out
	Rested      string         // the first report that rested on it, likewise
	Reports     int64          // how many did
	NextHearing string         // casework.Moment; "" when none is listed
}

// Live reports whether the case is open.
func (t ToAnswer) Live() bool { return t.Status != casework.Closed }

// ListToAnswer are some of the causes that wait for an answer in the cases that a person is tied to, after so many others: live cases first, then the nearest
// hearing, then what has waited longest. The rows may be more than access grants: decide each before it is shown.
func ListToAnswer(ctx context.Context, db view.DB, p access.Person, now time.Time, most, after int) ([]ToAnswer, error) {
	mine, args := access.MineAtWork(p, now, 3)
	all, err := view.All[ToAnswer](ctx, db, `SELECT stream, title, status, worker_name, cause, lines, since, answer, what, rested, reports, hearing FROM (
			SELECT a.stream, c.title, c.status, c.worker_name, a.cause, count(DISTINCT a.n) lines, min(a.since) since, a.answer,
				min(a.what) what, min(a.rested) rested, count(DISTINCT a.report) reports, coalesce(min(h.starts_at), '') hearing
			FROM to_answer_2 a JOIN case_1 c ON c.stream = a.stream
			LEFT JOIN hearing_2 h ON h.stream = a.stream AND h.state = 'listed' AND h.starts_at >= $1
			WHERE a.answer IN ('', 'referred') AND a.stream IN (`+mine+`)
			GROUP BY a.stream, c.title, c.status, c.worker_name, a.cause, a.answer
		) t ORDER BY CASE WHEN status = $2 THEN 1 ELSE 0 END, CASE WHEN hearing = '' THEN 1 ELSE 0 END, hearing, since, stream, cause
		`+fmt.Sprintf("LIMIT %d OFFSET %d", most, after), append([]any{ledger.FormatTime(now), string(casework.Closed)}, args...)...)
	if err != nil {
		return nil, fmt.Errorf("list what is to be answered: %w", err)
	}
	return all, nil
}
