package casework

import (
	"context"
	"fmt"
	"slices"
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/view"
)

// PlannedVisit is a visit that somebody planned, as it stands now. Ref names it in the case.
type PlannedVisit struct {
	VisitPlannedBody // with the time and place that count now
	Ref              ledger.Ref
	Entries          []ledger.Entry // what happened to it, oldest first
	ended            *VisitEndedBody
}

func (s *State) applyVisit(e ledger.Entry) {
	switch b := e.Body.(type) {
	case VisitPlannedBody:
		s.visits = append(s.visits, &PlannedVisit{VisitPlannedBody: b, Ref: e.Ref(), Entries: []ledger.Entry{e}})
	case VisitMovedBody:
		if v, ok := s.PlannedVisit(b.Visit); ok {
			v.Starts, v.Where, v.Entries = b.Starts, orElse(b.Where, v.Where), append(v.Entries, e)
		}
	case VisitEndedBody:
		if v, ok := s.PlannedVisit(b.Visit); ok {
			v.ended, v.Entries = &b, append(v.Entries, e)
		}
	}
}

// By is who means to make the visit.
func (v *PlannedVisit) By() ledger.Author { return v.Entries[0].Author }

// Ended is what became of the visit, once it is planned no more.
func (v *PlannedVisit) Ended() (VisitEndedBody, bool) {
	if v.ended == nil {
		return VisitEndedBody{}, false
	}
	return *v.ended, true
}

// PlannedVisit is a visit by the entry that planned it.
func (s *State) PlannedVisit(ref ledger.Ref) (*PlannedVisit, bool) {
	i := slices.IndexFunc(s.visits, func(v *PlannedVisit) bool { return v.Ref.Entry == ref.Entry })
	if i < 0 {
		return nil, false
	}
	return s.visits[i], true
}

// PlannedVisits are the visits of which nobody has said yet what became of them, the soonest first.
func (s *State) PlannedVisits() []*PlannedVisit {
	all := slices.DeleteFunc(slices.Clone(s.visits), func(v *PlannedVisit) bool { return v.ended != nil })
	slices.SortStableFunc(all, func(a, b *PlannedVisit) int { return startsAt(a.Starts).Compare(startsAt(b.Starts)) })
	return all
}

// startsAt is a moment that was checked when it was recorded.
func startsAt(value string) time.Time {
	at, _ := parseMoment(value)
	return at
}

// PlanVisit plans a visit. A day before today is refused; the zero day asks nothing.
func PlanVisit(s *State, by ledger.Author, id ledger.EntryID, today calendar.Date, form VisitPlannedBody) (ledger.Change, error) {
	ps := fault.FieldsOf(form.Validate())
	for _, ref := range form.People {
		_, known := s.Person(ref)
		ps.Need(known, "people", "Choose people who are in this case")
	}
	ps.Need(notBefore(form.Starts, today), "starts", "The day must not be in the past. Write a note of a visit that was made")
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	return one(s, by, VisitPlanned, id, nil, form)
}

// MoveVisit gives a planned visit another time or place.
func MoveVisit(s *State, by ledger.Author, id ledger.EntryID, today calendar.Date, form VisitMovedBody) (ledger.Change, error) {
	if err := s.stillPlanned(form.Visit); err != nil {
		return ledger.Change{}, err
	}
	if !notBefore(form.Starts, today) {
		return ledger.Change{}, problem("starts", "The day must not be in the past")
	}
	return one(s, by, VisitMoved, id, nil, form)
}

// EndVisit says that a planned visit was made, by the note of it, or that it is cancelled.
func EndVisit(s *State, by ledger.Author, id ledger.EntryID, form VisitEndedBody) (ledger.Change, error) {
	if err := s.stillPlanned(form.Visit); err != nil {
		return ledger.Change{}, err
	}
	if _, known := s.Note(form.Note); !known && !form.Note.IsZero() {
		return ledger.Change{}, problem("note", "Choose a note of this case")
	}
	return one(s, by, VisitEnded, id, nil, form)
}

func (s *State) stillPlanned(ref ledger.Ref) error {
	v, ok := s.PlannedVisit(ref)
	switch {
	case !ok:
		return problem("visit", "Choose the visit")
	case v.ended != nil:
		return fault.Refuse("What became of this visit is on record already.", nil)
	default:
		return nil
	}
}

// notBefore reports whether a moment is on a day or later; what is no moment is asked about elsewhere.
func notBefore(moment string, today calendar.Date) bool {
	day := DayOfMoment(moment)
	return day.IsZero() || today.IsZero() || !day.Before(today)
}

// visitView holds the visits that are planned: when, and who makes them. Whom they see and where stands in the case only.
var visitView = &ledger.View{
	Name:    "visit_1",
	Columns: texts("entry", "starts_at", "day", "visitor"),
	Indexes: [][]string{{"stream", "day"}},
	Rows: rowsOf(func(s *State) (rows [][]any) {
		for _, v := range s.PlannedVisits() {
			rows = append(rows, []any{string(v.Ref.Entry), ledger.FormatTime(startsAt(v.Starts)), DayOfMoment(v.Starts).String(), string(v.By().Person)})
		}
		return rows
	}),
}

// VisitRow is a planned visit in a list over cases.
type VisitRow struct {
	Case     ledger.StreamID
	Title    string
	Number   string
	Visit    ledger.EntryID
	StartsAt string // a time as ledger.FormatTime writes it; midnight in London when only the day is known
	On       string // YYYY-MM-DD
	By       ledger.StreamID
}

// Day is the day of the visit.
func (r VisitRow) Day() calendar.Date { return dayOf(r.On) }

// VisitsFor are the visits planned from one day until another, both included, in the open cases on which a person works, in the order in which they
// start. They may be more than access grants: decide on each case before one is shown.
func VisitsFor(ctx context.Context, db view.DB, p access.Person, now time.Time, from, until calendar.Date) ([]VisitRow, error) {
	theirs, args := access.WorksOn(p, now, 3)
	all, err := view.All[VisitRow](ctx, db, `SELECT v.stream, c.title, c.number, v.entry, v.starts_at, v.day, v.visitor
		FROM (SELECT DISTINCT stream FROM (`+theirs+`) w) t JOIN visit_1 v ON v.stream = t.stream JOIN case_1 c ON c.stream = t.stream
		WHERE c.status <> 'closed' AND v.day >= $1 AND v.day <= $2 ORDER BY v.starts_at, v.stream, v.n`,
		append([]any{from.String(), until.String()}, args...)...)
	if err != nil {
		return nil, fmt.Errorf("list planned visits: %w", err)
	}
	return all, nil
}
