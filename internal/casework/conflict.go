package casework

import (
	"context"
	"slices"
	"time"

	"candour/internal/access"
	"candour/internal/ledger"
)

// ConflictOfInterest is one of somebody of the service in a case.
type ConflictOfInterest struct {
	ConflictBody
	Entry ledger.Entry
	Ended time.Time // zero while it holds
}

// Declared reports whether whoever has it said so themselves.
func (c *ConflictOfInterest) Declared() bool { return c.Entry.Author.Person == c.Person }

func (s *State) applyConflict(e ledger.Entry) {
	switch b := e.Body.(type) {
	case ConflictBody:
		s.conflicts = append(s.conflicts, &ConflictOfInterest{ConflictBody: b, Entry: e})
	case ConflictEndedBody:
		for _, c := range s.conflicts {
			if c.Entry.Ref() == b.Conflict && c.Ended.IsZero() {
				c.Ended = e.Recorded
			}
		}
	}
}

// Conflicts are the conflicts of interest that hold.
func (s *State) Conflicts() []*ConflictOfInterest {
	return slices.DeleteFunc(slices.Clone(s.conflicts), func(c *ConflictOfInterest) bool { return !c.Ended.IsZero() })
}

// hasConflict reports whether the case is closed to somebody by a conflict of interest.
func (s *State) hasConflict(person ledger.StreamID) bool {
	return slices.ContainsFunc(s.Conflicts(), func(c *ConflictOfInterest) bool { return c.Person == person })
}

// ConflictForm says that somebody has a conflict of interest and, where no manager would be left to a restricted case, who manages it from then on.
type ConflictForm struct {
	ConflictBody
	IsManager func(ledger.StreamID) bool // whether somebody who was named as a manager is one still; all are when nil
	TakesOver NamedPerson                // the manager named in the same act; nobody when zero
	Asks      bool                       // nobody takes it over yet: a head of practice is asked to name somebody
}

// DeclareConflict closes the case to somebody who has a conflict of interest: by their own word, or by that of a manager who found it. Their work
// on the case ends with it, and the only manager of a restricted case hands it over.
func DeclareConflict(w Whole, by ledger.Author, id ledger.EntryID, form ConflictForm) (ledger.Change, error) {
	if err := w.complete(); err != nil {
		return ledger.Change{}, err
	}
	if w[0].hasConflict(form.Person) {
		return ledger.Change{}, problem("who", "The case is closed to them already")
	}
	m := &ledger.Making{By: by}
	if err := w.handOver(m, id, form); err != nil {
		return ledger.Change{}, err
	}
	kind := ConflictFound
	if by.Person == form.Person {
		kind = ConflictDeclared
	}
	for _, s := range w {
		if s.hasConflict(form.Person) {
			continue
		}
		form.Of = s.Case()
		ledger.Put(m, s.Stream, kind, w.idIn(s, id), nil, form.ConflictBody)
		s.endWorkOf(m, form.Person, string(id))
	}
	return m.Done()
}

// LastManager reports whether somebody is the last who manages a restricted case.
func (w Whole) LastManager(person ledger.StreamID, isManager func(ledger.StreamID) bool) bool {
	r := w[0].restriction
	if r == nil {
		return false
	}
	left := slices.DeleteFunc(r.managers(w...), func(n NamedPerson) bool { return isManager != nil && !isManager(n.Person) })
	return len(left) == 1 && left[0].Person == person
}

// handOver names another manager in the place of the last one, or leaves that to a head of practice.
func (w Whole) handOver(m *ledger.Making, id ledger.EntryID, form ConflictForm) error {
	to := form.TakesOver
	switch {
	case !w.LastManager(form.Person, form.IsManager) || to.Person == "" && form.Asks:
		return nil
	case to.Person == "":
		return problem("takes-over", "No other manager is named for this restricted case. Enter who takes it over, or ask a head of practice to name somebody")
	case to.Person == form.Person || w.isClosedTo(to.Person):
		return problem("takes-over", "The case is closed to them because of a conflict of interest. Enter another manager")
	}
	to.Manages = true
	r := w[0].restriction
	others := slices.DeleteFunc(slices.Clone(r.People), func(n NamedPerson) bool { return n.Person == form.Person || n.Person == to.Person })
	w.restrict(m, ledger.DerivedID(w[0].Stream, "handed over "+string(id)), RestrictedBody{People: append(others, to), Why: r.Why})
	return nil
}

// isClosedTo reports whether the case, or its twin, is closed to somebody by a conflict of interest.
func (w Whole) isClosedTo(person ledger.StreamID) bool {
	return slices.ContainsFunc(w, func(s *State) bool { return s.hasConflict(person) })
}

// endWorkOf ends what somebody does on the case, as part of the act that closes it to them.
func (s *State) endWorkOf(m *ledger.Making, person ledger.StreamID, act string) {
	for _, a := range s.allocations {
		if a.Worker == person && a.Ended == "" && a.Until.IsZero() {
			ledger.Put(m, s.Stream, AllocationEnded, ledger.DerivedID(s.Stream, "conflict "+act+string(a.Ref.Entry)), nil,
				AllocationEndedBody{Allocation: a.Ref, Name: a.Name, Why: "The manager of the case knows why"})
		}
	}
}

// EndConflict records that a conflict of interest is none any more.
func EndConflict(w Whole, by ledger.Author, id ledger.EntryID, form ConflictEndedBody) (ledger.Change, error) {
	if err := w.led(); err != nil {
		return ledger.Change{}, err
	}
	held := w[0].Conflicts()
	i := slices.IndexFunc(held, func(c *ConflictOfInterest) bool { return c.Entry.Ref() == form.Conflict && c.Person != by.Person })
	if i < 0 {
		return ledger.Change{}, problem("conflict", "Choose a conflict of interest of somebody else that holds")
	}
	m := &ledger.Making{By: by}
	for _, s := range w {
		for _, c := range s.Conflicts() {
			if c.Person == held[i].Person {
				ledger.Put(m, s.Stream, ConflictEnded, w.idIn(s, id), nil, ConflictEndedBody{Conflict: c.Entry.Ref(), Why: form.Why})
			}
		}
	}
	return m.Done()
}

// conflictBonds are what closes the case to people.
func (s *State) conflictBonds() []Bond {
	var all []Bond
	for _, c := range s.conflicts {
		all = append(all, Bond{access.Tie{Subject: c.Person, Relation: access.Conflict, From: c.Entry.Recorded, Until: c.Ended}, c.Name, c.Entry.ID})
	}
	return all
}

// ClosedTo are a person’s conflicts of interest in all cases. Whoever asks is told of their own alone, and no more than they said themselves.
func ClosedTo(ctx context.Context, l *ledger.Ledger, person ledger.StreamID, now time.Time) ([]*ConflictOfInterest, error) {
	streams, err := access.StreamsBy(ctx, l.DB(), access.Conflict, person, now)
	if err != nil {
		return nil, err
	}
	var all []*ConflictOfInterest
	for _, stream := range streams {
		h, err := l.Read(ctx, stream)
		if err != nil {
			return nil, err
		}
		for _, c := range Of(h).Conflicts() {
			if c.Person == person {
				all = append(all, c)
			}
		}
	}
	slices.SortFunc(all, func(a, b *ConflictOfInterest) int { return b.Entry.Recorded.Compare(a.Entry.Recorded) })
	return all, nil
}
