package practice

import (
	"context"
	"fmt"

	"candour/internal/calendar"
	"candour/internal/ledger"
	"candour/internal/view"
)

// View is guidance_1: one row for each piece of guidance and each tool, with the days from which it is in force and no longer is.
var View = &ledger.View{
	Name: "guidance_1",
	Columns: []ledger.Column{
		{Name: "entry", Type: ledger.Text}, {Name: "sort", Type: ledger.Text},
		{Name: "name", Type: ledger.Text}, {Name: "edition", Type: ledger.Text}, {Name: "publisher", Type: ledger.Text},
		{Name: "in_force_from", Type: ledger.Text}, {Name: "withdrawn_from", Type: ledger.Text}, // days; '' when it has no end
		{Name: "unsound", Type: ledger.Number},
	},
	Rows: rows,
}

func rows(h *ledger.History) [][]any {
	p := Of(h)
	if !p.Began() {
		return nil
	}
	until, unsound := "", int64(0)
	if w := p.Withdrawn; w != nil {
		until = w.From.String()
		if w.Unsound {
			unsound = 1
		}
	}
	return [][]any{{string(p.Ref.Entry), string(p.Sort), p.Name, p.Version, p.Publisher, p.From.String(), until, unsound}}
}

// Reviews is practice_review_1: one row for each piece of which somebody said by when it is looked at again.
var Reviews = &ledger.View{
	Name:    "practice_review_1",
	Columns: []ledger.Column{{Name: "entry", Type: ledger.Text}, {Name: "due_on", Type: ledger.Text}},
	Rows: func(h *ledger.History) [][]any {
		p := Of(h)
		if !p.Began() || p.Described == nil || p.Described.Due.IsZero() {
			return nil
		}
		return [][]any{{string(p.Ref.Entry), p.Described.Due.String()}}
	},
}

// Listed is a piece of guidance or a tool in a list.
type Listed struct {
	Stream                   ledger.StreamID
	Entry                    ledger.EntryID
	Sort                     Sort
	Name, Version, Publisher string
	From, Until              string // days as YYYY-MM-DD; Until is '' when it has no end
	Unsound                  int64
}

// Ref names it.
func (l Listed) Ref() ledger.Ref { return ledger.Ref{Stream: l.Stream, Entry: l.Entry} }

// Cited is what a record says of it that relies on it.
func (l Listed) Cited() CitedBody {
	return CitedBody{l.Ref(), Edition{l.Sort, l.Name, l.Version, l.Publisher}}
}

// InForce reports whether something new may rest on it on a day.
func (l Listed) InForce(day calendar.Date) bool {
	on := day.String()
	return l.From <= on && l.Unsound == 0 && (l.Until == "" || on < l.Until)
}

// List is all guidance and all tools there ever were, by name and version.
func List(ctx context.Context, db view.DB) ([]Listed, error) {
	all, err := view.All[Listed](ctx, db, `SELECT stream, entry, sort, name, edition, publisher, in_force_from, withdrawn_from, unsound
		FROM guidance_1 ORDER BY name, edition, in_force_from, stream`)
	if err != nil {
		return nil, fmt.Errorf("list guidance and tools: %w", err)
	}
	return all, nil
}

// due is by when a piece is looked at again.
type due struct {
	Stream ledger.StreamID
	On     string
}

// ReviewsDue is by when each piece is looked at again, as YYYY-MM-DD, of those of which somebody said.
func ReviewsDue(ctx context.Context, db view.DB) (map[ledger.StreamID]string, error) {
	all, err := view.All[due](ctx, db, `SELECT stream, due_on FROM practice_review_1`)
	if err != nil {
		return nil, fmt.Errorf("list when guidance and tools are looked at again: %w", err)
	}
	on := map[ledger.StreamID]string{}
	for _, d := range all {
		on[d.Stream] = d.On
	}
	return on, nil
}
