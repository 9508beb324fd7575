package casework

import (
	"slices"

	"candour/internal/fault"
	"candour/internal/ledger"
)

// Twin is the other stream of a case that was made by hand and that the court sent too: of the one the other. It is "" for every other case.
func (s *State) Twin() ledger.StreamID {
	if kept, elsewhere := s.KeptIn(); elsewhere {
		return kept
	}
	courts, _ := s.CourtsCase()
	return courts.Other
}

// Whole is a case in every stream in which it stands: the one that somebody acts on and, where it was joined with another, its twin. Who may see a
// case is said of the whole of it in one append, for what is closed in one stream and open in the other is open.
type Whole []*State

// WholeOf is the whole of a case. The twin of a joined case is among the histories, or nothing is done.
func WholeOf(hs ledger.Histories, stream ledger.StreamID) (Whole, error) {
	s := Of(hs[stream])
	w := Whole{s}
	if twin := hs[s.Twin()]; twin != nil {
		w = append(w, Of(twin))
	}
	return w, w.complete()
}

func (w Whole) complete() error {
	twin := w[0].Twin()
	switch {
	case !w[0].Began():
		return noCase()
	case twin != "" && (len(w) < 2 || w[1].Stream != twin):
		return fault.Refuse("This case was joined with another a moment ago. Open the form again.", nil)
	default:
		return nil
	}
}

// led refuses an act on the stream that only points at its twin: whoever manages the case made by hand speaks for both.
func (w Whole) led() error {
	if err := w.complete(); err != nil {
		return err
	}
	if _, elsewhere := w[0].KeptIn(); elsewhere {
		return fault.Refuse("This case goes on in the one made by hand. Do it there: it then holds for both.", nil)
	}
	return nil
}

// idIn is the id of an act’s entry in one of the streams: the form’s own in the first, and one derived from it in the twin.
func (w Whole) idIn(s *State, id ledger.EntryID) ledger.EntryID {
	if s == w[0] {
		return id
	}
	return ledger.DerivedID(s.Stream, "twin "+string(id))
}

// CloseAlike closes a case to everybody to whom others are closed, as far as it is not: the first restriction among them and all conflicts of interest
// go over. The case may be one that begins with the same act, under the name given. Nothing is opened by it.
func CloseAlike(m *ledger.Making, act ledger.EntryID, of ledger.Ref, s *State, like ...*State) {
	alike := func(e ledger.EntryID) ledger.EntryID {
		return ledger.DerivedID(of.Stream, "like "+string(e)+" by "+string(act))
	}
	restricted, closed := s.restriction != nil, map[ledger.StreamID]bool{}
	for _, other := range like {
		if r := other.restriction; r != nil && !restricted {
			ledger.Put(m, of.Stream, CaseRestricted, alike(r.Entry), nil, RestrictedBody{Of: of, People: r.People, Why: r.Why})
			restricted = true
		}
		for _, c := range other.Conflicts() {
			if closed[c.Person] || s.hasConflict(c.Person) {
				continue
			}
			closed[c.Person] = true
			body := c.ConflictBody
			body.Of = of
			ledger.Put(m, of.Stream, ConflictFound, alike(c.Entry.ID), nil, body)
			s.endWorkOf(m, c.Person, string(alike(c.Entry.ID)))
		}
	}
}

// mayBeAlike refuses to join two cases that are restricted to different people, and two of which nobody would manage the whole.
func mayBeAlike(kept, courts *State) error {
	one, other := kept.restriction, courts.restriction
	switch {
	case one == nil && other == nil:
		return nil
	case one != nil && other != nil && !one.namesAll(other):
		return fault.Refuse("Both cases are restricted, and to different people. A manager of one names the same people there as in the other; then join them.", nil)
	case one == nil:
		one = other
	}
	if len(one.managers(kept, courts)) == 0 {
		return fault.Refuse("Once joined, the case would be closed to every manager who is named for it. One of them names another manager first; then join them.", nil)
	}
	return nil
}

// namesAll reports whether two restrictions name the same people.
func (r *Restriction) namesAll(other *Restriction) bool {
	return len(r.People) == len(other.People) && !slices.ContainsFunc(other.People, func(n NamedPerson) bool { return !slices.Contains(r.People, n) })
}

// managers are those named who manage the case and to whom none of its streams is closed.
func (r *Restriction) managers(w ...*State) []NamedPerson {
	return slices.DeleteFunc(slices.Clone(r.People), func(n NamedPerson) bool {
		return !n.Manages || slices.ContainsFunc(w, func(s *State) bool { return s.hasConflict(n.Person) })
	})
}
