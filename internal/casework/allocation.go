package casework

import (
	"time"

	"candour/internal/access"
	"candour/internal/ledger"
)

// Allocation is a person's work on a case.
type Allocation struct {
	AllocatedBody
	Ref    ledger.Ref
	Since  time.Time
	Until  time.Time // zero while it has no end; cover always has one
	Ended  string    // why it ended; "" when it was not ended by anybody
	Taking *Taking   // nil when nobody asked them whether they can take it safely
}

// isWorker holds for whoever has the case now and has not been followed by another.
func (a *Allocation) isWorker() bool { return a.As == access.Allocated && a.Until.IsZero() }

// isTheirs holds for whoever has the case now, and took it.
func (a *Allocation) isTheirs() bool { return a.isWorker() && !a.NotTaken() }

// At reports whether the person works on the case at a time.
func (a *Allocation) At(now time.Time) bool {
	return !now.Before(a.Since) && (a.Until.IsZero() || now.Before(a.Until))
}

// teamTime is a team having a case from and until a time.
type teamTime struct {
	TeamBody
	entry        ledger.EntryID
	since, until time.Time
}

func (s *State) applyAllocation(e ledger.Entry) {
	switch b := e.Body.(type) {
	case TeamBody:
		if n := len(s.teams); n > 0 {
			s.teams[n-1].until = e.Recorded
		}
		s.teams = append(s.teams, teamTime{TeamBody: b, entry: e.ID, since: e.Recorded})
	case AllocatedBody:
		s.applyAllocated(e, b)
	case AllocationEndedBody:
		s.applyAllocationEnded(e, b)
	}
}

func (s *State) applyAllocated(e ledger.Entry, b AllocatedBody) {
	a := &Allocation{AllocatedBody: b, Ref: e.Ref(), Since: e.Recorded}
	if !b.From.IsZero() {
		a.Since = startOf(b.From)
	}
	if !b.Until.IsZero() {
		a.Until = startOf(b.Until.AddDays(1))
	}
	if b.As == access.Allocated {
		s.makeWayFor(a)
	}
	s.allocations = append(s.allocations, a)
}

// makeWayFor ends the work of the worker before when the new one's begins.
func (s *State) makeWayFor(next *Allocation) {
	for _, a := range s.allocations {
		if a.isWorker() {
			a.Until = next.Since
		}
	}
}

func (s *State) applyAllocationEnded(e ledger.Entry, b AllocationEndedBody) {
	for _, a := range s.allocations {
		if a.Ref.Entry != b.Allocation.Entry {
			continue
		}
		a.Ended, a.Until = b.Why, e.Recorded
		if !b.On.IsZero() {
			a.Until = startOf(b.On.AddDays(1))
		}
	}
}

// Allocations are everybody's work on the case, past and to come, in the order in which it was given.
func (s *State) Allocations() []*Allocation { return s.allocations }

// Worker is whose case it is at a time; false when nobody's.
func (s *State) Worker(now time.Time) (*Allocation, bool) {
	for _, a := range s.allocations {
		if a.As == access.Allocated && a.At(now) {
			return a, true
		}
	}
	return nil, false
}

// TeamTime is a team that had the case, and from when until when.
type TeamTime struct {
	Name         string
	Why          string
	Entry        ledger.EntryID // that gave it to the team
	Since, Until time.Time      // until is zero while it has it
}

// Teams are the teams that had the case, the first first.
func (s *State) Teams() []TeamTime {
	var all []TeamTime
	for _, t := range s.teams {
		all = append(all, TeamTime{t.Name, t.Why, t.entry, t.since, t.until})
	}
	return all
}

// Team is the team that has the case; the empty name while none has.
func (s *State) Team() (team ledger.StreamID, name string) {
	if len(s.teams) == 0 {
		return "", ""
	}
	last := s.teams[len(s.teams)-1]
	return last.Team, last.Name
}
