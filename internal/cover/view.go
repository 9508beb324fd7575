package cover

import (
	"context"
	"fmt"

	"candour/internal/calendar"
	"candour/internal/ledger"
	"candour/internal/view"
)

// View is away_1: one row for each time that somebody is away. It holds days, and nothing that depends on today.
var View = &ledger.View{
	Name: "away_1",
	Columns: []ledger.Column{
		{Name: "person", Type: ledger.Text}, {Name: "person_name", Type: ledger.Text}, {Name: "covered_by", Type: ledger.Text}, {Name: "covered_by_name", Type: ledger.Text},
		{Name: "first_on", Type: ledger.Text}, {Name: "last_on", Type: ledger.Text}, {Name: "cases", Type: ledger.Number}, {Name: "back_on", Type: ledger.Text},
	},
	Indexes: [][]string{{"person", "last_on"}, {"covered_by", "last_on"}},
	Rows: func(h *ledger.History) [][]any {
		t := Of(h)
		if !t.Began() {
			return nil
		}
		back := ""
		if t.Back != nil {
			back = t.Back.On.String()
		}
		return [][]any{{
			string(t.Of.Person), t.Of.Name, string(t.By.Person), t.By.Name, t.From.String(), t.Until.String(), int64(len(t.Cases)), back,
		}}
	},
}

// Row is a time that somebody is away, in a list.
type Row struct {
	Stream     ledger.StreamID
	Person     ledger.StreamID
	Name       string
	CoveredBy  ledger.StreamID // "" when nobody covers
	CovererIs  string
	First      string // YYYY-MM-DD
	Last       string
	Cases      int64
	CameBackOn string // "" when nobody said so before the last day
}

// From and Until are the first and the last day.
func (r Row) From() calendar.Date  { return day(r.First) }
func (r Row) Until() calendar.Date { return day(r.Last) }

// AwayOn reports whether they are away on a day: not from the day on which they said that they are back.
func (r Row) AwayOn(on calendar.Date) bool {
	back := day(r.CameBackOn)
	return !on.Before(r.From()) && !on.After(r.Until()) && (back.IsZero() || on.Before(back))
}

func day(text string) calendar.Date {
	d, err := calendar.ParseDate(text)
	if err != nil {
		return calendar.Date{}
	}
	return d
}

const columns = `SELECT stream, person, person_name, covered_by, covered_by_name, first_on, last_on, cases, back_on FROM away_1 `

// Soon are the times from a day on, and those that it falls into, at which some people are away and have not come back: the next first.
func Soon(ctx context.Context, db view.DB, people []ledger.StreamID, on calendar.Date) ([]Row, error) {
	return listed(ctx, db, people, on, `person IN `)
}

// CoveredBy are the times, from a day on, at which these people cover for somebody.
func CoveredBy(ctx context.Context, db view.DB, people []ledger.StreamID, on calendar.Date) ([]Row, error) {
	return listed(ctx, db, people, on, `covered_by IN `)
}

// Between are the times that some people are away on any day from one to another, also those from which they came back earlier: the first first.
func Between(ctx context.Context, db view.DB, people []ledger.StreamID, from, until calendar.Date) ([]Row, error) {
	if len(people) == 0 {
		return nil, nil
	}
	in, args := view.In(3, people)
	rows, err := view.All[Row](ctx, db, columns+`WHERE last_on >= $1 AND first_on <= $2 AND person IN `+in+` ORDER BY person_name, first_on, stream`,
		append([]any{from.String(), until.String()}, args...)...)
	if err != nil {
		return nil, fmt.Errorf("list who is away in a month: %w", err)
	}
	return rows, nil
}

func listed(ctx context.Context, db view.DB, people []ledger.StreamID, on calendar.Date, who string) ([]Row, error) {
	if len(people) == 0 {
		return nil, nil
	}
	in, args := view.In(2, people)
	rows, err := view.All[Row](ctx, db, columns+`WHERE back_on = '' AND last_on >= $1 AND `+who+in+` ORDER BY first_on, person_name, stream`, append([]any{on.String()}, args...)...)
	if err != nil {
		return nil, fmt.Errorf("list who is away: %w", err)
	}
	return rows, nil
}
