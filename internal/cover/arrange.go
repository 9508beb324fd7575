package cover

import (
	"errors"
	"slices"
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
)

// Step is somebody arranging cover, or ending it.
type Step struct {
	By  ledger.Author
	ID  ledger.EntryID // that the form carried
	Now time.Time
}

func (s Step) today() calendar.Date { return calendar.DateInLondon(s.Now) }

// allocation is the id of a case's entry that it is covered, for a form.
func (s Step) allocation(of ledger.StreamID) ledger.EntryID {
	return ledger.DerivedID(of, "cover "+string(s.ID))
}

// Arrange says from when until when somebody is away, in a stream of its own, and has each of these cases covered. If one of them cannot be covered by
// whom the form names nothing is done, and the field "cases" says which.
func Arrange(h *ledger.History, cases []*casework.State, step Step, form AwayBody) (ledger.Change, error) {
	if h.Version > 0 {
		return ledger.Change{}, fault.BadInput("The form was not whole. Open it again, and type it once more.", errors.New("a form names a stream that is taken"))
	}
	form.Cases = nil
	for _, s := range cases {
		form.Cases = append(form.Cases, Covered{s.Stream, step.allocation(s.Stream)})
	}
	if err := form.check(cases, step); err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: step.By}
	ledger.Put(m, h.Stream, Away, step.ID, nil, form)
	for _, s := range cases {
		m.Take(casework.Allocate(s, step.By, step.allocation(s.Stream), form.allocated()))
	}
	return m.Done()
}

// allocated is what each case says of its cover.
func (b AwayBody) allocated() casework.AllocatedBody {
	return casework.AllocatedBody{Worker: b.By.Person, Name: b.By.Name, As: access.Covers, From: b.From, Until: b.Until, Why: b.Of.Name + " is away"}
}

func (b AwayBody) check(cases []*casework.State, step Step) error {
	ps := fault.FieldsOf(b.Validate())
	ps.Need(b.Until.IsZero() || !b.Until.Before(step.today()), "until", "That day is over")
	for _, s := range cases {
		sentence := b.cannot(s, step.Now)
		ps.Need(sentence == "", "cases", sentence)
	}
	return ps.Err()
}

// cannot says why a case cannot be covered so; "" when it can.
func (b AwayBody) cannot(s *casework.State, now time.Time) string {
	worker, has := s.Worker(now)
	switch r := s.Restricted(); {
	case s.Status() == casework.Closed:
		return s.Title() + " is closed by now. Leave it out"
	case !has || worker.Worker != b.Of.Person:
		return s.Title() + " is not theirs any more. Leave it out"
	case r != nil && !r.Names(b.By.Person):
		return s.Title() + " is restricted. Name them for it in the case first, or leave it out"
	case slices.ContainsFunc(s.Conflicts(), func(c *casework.ConflictOfInterest) bool { return c.Person == b.By.Person }):
		return s.Title() + " is closed to them by a conflict of interest. Leave it out"
	}
	return ""
}

// End ends a time that somebody is away before its last day, and the cover of each of these cases that still goes on.
func End(t *Time, cases []*casework.State, step Step) (ledger.Change, error) {
	if !t.Began() {
		return ledger.Change{}, fault.Absent(nil)
	}
	if t.IsOver(step.today()) {
		return ledger.Change{}, fault.Refuse("They are back already.", nil)
	}
	m := &ledger.Making{By: step.By}
	ledger.Put(m, t.Entry.Stream, Back, step.ID, nil, BackBody{Away: t.Entry.Ref(), On: step.today()})
	for _, s := range cases {
		if ref, goesOn := t.goesOn(s, step.Now); goesOn {
			body := casework.AllocationEndedBody{Allocation: ref, Why: t.Of.Name + " is back"}
			m.Take(casework.EndAllocation(s, step.By, ledger.DerivedID(s.Stream, "back "+string(step.ID)), body))
		}
	}
	return m.Done()
}

// goesOn is the entry by which a case is covered for this time, if nobody ended that and it has not ended by itself.
func (t *Time) goesOn(s *casework.State, now time.Time) (ledger.Ref, bool) {
	for _, a := range s.Allocations() {
		of := slices.ContainsFunc(t.Cases, func(c Covered) bool { return c.Case == s.Stream && c.Allocation == a.Ref.Entry })
		if of && a.Ended == "" && now.Before(a.Until) {
			return a.Ref, s.Status() != casework.Closed
		}
	}
	return ledger.Ref{}, false
}
