package casework

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"candour/internal/access"
	"candour/internal/ledger"
	"candour/internal/view"
)

// Restriction is a case being for named people only.
type Restriction struct {
	RestrictedBody
	Entry ledger.EntryID
	Since time.Time
}

// Names reports whether somebody is among those named.
func (r *Restriction) Names(person ledger.StreamID) bool {
	return slices.ContainsFunc(r.People, func(n NamedPerson) bool { return n.Person == person })
}

// Restricted is the restriction under which the case is; nil when it is under none.
func (s *State) Restricted() *Restriction { return s.restriction }

func (s *State) applyRestriction(e ledger.Entry) {
	switch b := e.Body.(type) {
	case RestrictedBody:
		s.restriction = &Restriction{b, e.ID, e.Recorded}
	case RestrictionLiftedBody:
		s.restriction = nil
	}
}

// within leaves of the bonds those of the people named, and adds that they are named.
func (r *Restriction) within(all []Bond) []Bond {
	left := slices.DeleteFunc(all, func(b Bond) bool { return !r.Names(b.Subject) })
	for _, n := range r.People {
		left = append(left, Bond{access.Tie{Subject: n.Person, Relation: access.Named, From: r.Since}, n.Name, r.Entry})
		if n.Manages {
			left = append(left, Bond{access.Tie{Subject: n.Person, Relation: access.NamedLead, From: r.Since}, n.Name, r.Entry})
		}
	}
	return left
}

// RestrictForm says for whom a case is from now on.
type RestrictForm struct {
	People []NamedPerson
	Why    string
	Leaves bool // whoever restricts the case knows that they are not named, and do not see it any more
}

// Restrict restricts a case to named people, or names others than before.
func Restrict(w Whole, by ledger.Author, id ledger.EntryID, form RestrictForm) (ledger.Change, error) {
	if err := w.led(); err != nil {
		return ledger.Change{}, err
	}
	named := &Restriction{RestrictedBody: RestrictedBody{People: form.People, Why: form.Why}}
	if !named.Names(by.Person) && !form.Leaves {
		return ledger.Change{}, problem("leaves", "You have not named yourself, so you would not see the case any more. Name yourself, or tick the box")
	}
	for _, n := range form.People {
		if w.isClosedTo(n.Person) {
			return ledger.Change{}, problem("people", "The case is closed to "+n.Name+" because of a conflict of interest. Leave them out, or end the conflict of interest first")
		}
	}
	m := &ledger.Making{By: by}
	w.restrict(m, id, named.RestrictedBody)
	return m.Done()
}

func (w Whole) restrict(m *ledger.Making, id ledger.EntryID, body RestrictedBody) {
	for _, s := range w {
		body.Of = s.Case()
		ledger.Put(m, s.Stream, CaseRestricted, w.idIn(s, id), nil, body)
	}
}

// NameManager names a manager for a restricted case besides those who are named. It is for a head of practice, of a case whose managers have all left.
func NameManager(w Whole, by ledger.Author, id ledger.EntryID, manager NamedPerson, why string) (ledger.Change, error) {
	if err := w.led(); err != nil {
		return ledger.Change{}, err
	}
	r := w[0].restriction
	switch {
	case w.isClosedTo(by.Person):
		return ledger.Change{}, noCase()
	case r == nil:
		return ledger.Change{}, problem("manager", "The case is not restricted any more")
	case w.isClosedTo(manager.Person):
		return ledger.Change{}, problem("manager", "The case is closed to them because of a conflict of interest. Enter another manager")
	}
	manager.Manages = true
	others := slices.DeleteFunc(slices.Clone(r.People), func(n NamedPerson) bool { return n.Person == manager.Person })
	m := &ledger.Making{By: by}
	w.restrict(m, id, RestrictedBody{People: append(others, manager), Why: why})
	return m.Done()
}

// restrictedView is restricted_1: one row for each manager named for a restricted case.
var restrictedView = &ledger.View{
	Name:    "restricted_1",
	Columns: texts("person", "number", "since"),
	Rows: rowsOf(func(s *State) (rows [][]any) {
		if _, elsewhere := s.KeptIn(); s.restriction == nil || elsewhere { // its twin stands for both
			return nil
		}
		for _, n := range s.restriction.People {
			if n.Manages {
				rows = append(rows, []any{string(n.Person), s.Number(), ledger.FormatTime(s.restriction.Since)})
			}
		}
		return rows
	}),
}

// RestrictedRow is a manager named for a restricted case.
type RestrictedRow struct {
	Case    ledger.StreamID
	Manager ledger.StreamID
	Number  string // the court’s; "" when it is not known
	Since   string // as ledger.FormatTime writes it
}

// WithoutManager are the restricted cases for which nobody is named who is a manager still and to whom the case is not closed, each once. It walks
// through the restricted cases, of which there are few. They are not scoped to anybody: decide on each before one is shown.
func WithoutManager(ctx context.Context, db view.DB, now time.Time, isManager func(ledger.StreamID) bool) ([]RestrictedRow, error) {
	all, err := view.All[RestrictedRow](ctx, db, `SELECT stream, person, number, since FROM restricted_1 ORDER BY since, stream`)
	if err != nil {
		return nil, fmt.Errorf("restricted cases: %w", err)
	}
	cases := make([]ledger.StreamID, len(all))
	for i, r := range all {
		cases[i] = r.Case
	}
	ties, err := access.TiesOf(ctx, db, cases, now)
	if err != nil {
		return nil, err
	}
	led := map[ledger.StreamID]bool{}
	for _, r := range all {
		closed := slices.ContainsFunc(ties[r.Case], func(t access.Tie) bool { return t.Relation == access.Conflict && t.Subject == r.Manager })
		led[r.Case] = led[r.Case] || isManager(r.Manager) && !closed
	}
	var without []RestrictedRow
	for _, r := range all {
		if !led[r.Case] {
			led[r.Case] = true
			without = append(without, r)
		}
	}
	return without, nil
}

// LiftRestriction ends a restriction.
func LiftRestriction(w Whole, by ledger.Author, id ledger.EntryID, why string) (ledger.Change, error) {
	if err := w.led(); err != nil {
		return ledger.Change{}, err
	}
	if w[0].restriction == nil {
		return ledger.Change{}, problem("why", "The case is not restricted any more")
	}
	m := &ledger.Making{By: by}
	for _, s := range w {
		ledger.Put(m, s.Stream, RestrictionLifted, w.idIn(s, id), nil, RestrictionLiftedBody{Of: s.Case(), Why: why})
	}
	return m.Done()
}

// inWords are the names of people: "Maryam Siddiqui, Owen Farrell".
func inWords(people []NamedPerson) string {
	var names []string
	for _, p := range people {
		names = append(names, p.Name)
	}
	return strings.Join(names, ", ")
}
