package casework

import (
	"context"
	"fmt"
	"time"

	"candour/internal/ledger"
	"candour/internal/view"
)

// Mark is the case being marked as one of somebody well known.
type Mark struct {
	Why   string
	Entry ledger.Entry
	Ended time.Time // zero while it holds
}

func (s *State) applyWellKnown(e ledger.Entry, b WellKnownBody) {
	if e.Kind == WellKnown.Name() {
		s.marks = append(s.marks, &Mark{Why: b.Why, Entry: e})
	} else if m := s.lastMark(); m != nil {
		m.Ended = e.Recorded
	}
}

// WellKnown is the mark that holds; nil when none does.
func (s *State) WellKnown() *Mark {
	if m := s.lastMark(); m != nil && m.Ended.IsZero() {
		return m
	}
	return nil
}

func (s *State) lastMark() *Mark {
	if len(s.marks) == 0 {
		return nil
	}
	return s.marks[len(s.marks)-1]
}

// MarkWellKnown marks a case as one of somebody well known, in each stream in which it stands.
func MarkWellKnown(w Whole, by ledger.Author, id ledger.EntryID, why string) (ledger.Change, error) {
	if err := w.complete(); err != nil {
		return ledger.Change{}, err
	}
	if w[0].WellKnown() != nil {
		return ledger.Change{}, problem("why", "The case is marked already")
	}
	m := &ledger.Making{By: by}
	for _, s := range w {
		if s.WellKnown() == nil {
			ledger.Put(m, s.Stream, WellKnown, w.idIn(s, id), nil, WellKnownBody{Of: s.Case(), Why: why})
		}
	}
	return m.Done()
}

// EndWellKnown ends the mark.
func EndWellKnown(w Whole, by ledger.Author, id ledger.EntryID, why string) (ledger.Change, error) {
	if err := w.complete(); err != nil {
		return ledger.Change{}, err
	}
	if w[0].WellKnown() == nil {
		return ledger.Change{}, problem("why", "The case is not marked any more")
	}
	m := &ledger.Making{By: by}
	for _, s := range w {
		if s.WellKnown() != nil {
			ledger.Put(m, s.Stream, WellKnownEnded, w.idIn(s, id), nil, WellKnownBody{Of: s.Case(), Why: why})
		}
	}
	return m.Done()
}

// wellKnownView is well_known_1: one row for each time a case was marked. Its until_at is ” while the mark holds.
var wellKnownView = &ledger.View{
	Name:    "well_known_1",
	Columns: texts("from_at", "until_at"),
	Rows: rowsOf(func(s *State) (rows [][]any) {
		for _, m := range s.marks {
			until := ""
			if !m.Ended.IsZero() {
				until = ledger.FormatTime(m.Ended)
			}
			rows = append(rows, []any{ledger.FormatTime(m.Entry.Recorded), until})
		}
		return rows
	}),
}

// Marked is a case being marked from and until a time, as ledger.FormatTime writes it; until is "" while it is.
type Marked struct {
	Case        ledger.StreamID
	From, Until string
}

// Holds reports whether the mark holds at a time.
func (m Marked) Holds(at string) bool { return m.From <= at && (m.Until == "" || at < m.Until) }

// MarkedAmong are the marks of some cases, for the access review.
func MarkedAmong(ctx context.Context, db view.DB, cases []ledger.StreamID) ([]Marked, error) {
	if len(cases) == 0 {
		return nil, nil
	}
	in, args := view.In(1, cases)
	all, err := view.All[Marked](ctx, db, `SELECT stream, from_at, until_at FROM well_known_1 WHERE stream IN `+in+` ORDER BY stream, n`, args...)
	if err != nil {
		return nil, fmt.Errorf("cases of well-known people: %w", err)
	}
	return all, nil
}
