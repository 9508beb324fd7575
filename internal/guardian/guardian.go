package guardian

import (
	"slices"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/ledger"
)

// Appointment is somebody's being a guardian, with how they are reached now. Entry names it.
type Appointment struct {
	AppointedBody
	Entry ledger.Entry
}

// Since is its first day.
func (a *Appointment) Since() calendar.Date { return calendar.DateOf(a.Entry.Happened.Start()) }

// Guardians are all that a case holds of its guardians, in the order in which it was recorded.
type Guardians struct {
	appointments []*Appointment
	entries      []ledger.Entry
}

// Of is what a case holds of its guardians.
func Of(h *ledger.History) *Guardians { return folding.Of(h) }

var folding = casework.NewFold(func(g *Guardians, e ledger.Entry) {
	switch b := e.Body.(type) {
	case AppointedBody:
		g.appointments = append(g.appointments, &Appointment{b, e})
	case ContactBody:
		if a, ok := g.Find(b.Appointment.Entry); ok {
			a.Contact = b.Contact
		}
	case EndedBody:
	default:
		return
	}
	g.entries = append(g.entries, e)
})

// Any reports whether anybody was ever appointed.
func (g *Guardians) Any() bool { return len(g.appointments) > 0 }

// Entries are all that was recorded of the guardians, the oldest first.
func (g *Guardians) Entries() []ledger.Entry { return g.entries }

// Find is an appointment, past or present.
func (g *Guardians) Find(id ledger.EntryID) (*Appointment, bool) {
	i := slices.IndexFunc(g.appointments, func(a *Appointment) bool { return a.Entry.ID == id })
	if i < 0 {
		return nil, false
	}
	return g.appointments[i], true
}

// Current is somebody who is guardian now, with the children whose guardian they are.
type Current struct {
	*Appointment
	Of []*casework.Person
}

// Now are the guardians of the children of a case, in the order in which they were appointed.
func (g *Guardians) Now(s *casework.State) []Current {
	holders := g.holders(s)
	var all []Current
	for _, a := range g.appointments {
		var of []*casework.Person
		for _, child := range a.Children {
			if p, ok := s.Person(child); ok && holders[p.Ref] == a && !slices.Contains(of, p) {
				of = append(of, p)
			}
		}
		if len(of) > 0 {
			all = append(all, Current{a, of})
		}
	}
	return all
}

// holders are the guardian of each child who has one, by what the child goes under now: two children on record may have been found to be one.
func (g *Guardians) holders(s *casework.State) map[ledger.Ref]*Appointment {
	holders := map[ledger.Ref]*Appointment{}
	for _, e := range g.entries {
		switch b := e.Body.(type) {
		case AppointedBody:
			a, _ := g.Find(e.ID)
			eachChild(s, b.Children, func(child ledger.Ref) { holders[child] = a })
		case EndedBody:
			eachChild(s, b.Children, func(child ledger.Ref) {
				if a := holders[child]; a != nil && a.Entry.ID == b.Appointment.Entry {
					delete(holders, child)
				}
			})
		}
	}
	return holders
}

func eachChild(s *casework.State, children []ledger.Ref, do func(ledger.Ref)) {
	for _, ref := range children {
		if p, ok := s.Person(ref); ok {
			do(p.Ref)
		}
	}
}

// NowOf is an appointment that still holds, with its children.
func (g *Guardians) NowOf(s *casework.State, id ledger.EntryID) (Current, bool) {
	all := g.Now(s)
	i := slices.IndexFunc(all, func(c Current) bool { return c.Entry.ID == id })
	if i < 0 {
		return Current{}, false
	}
	return all[i], true
}
