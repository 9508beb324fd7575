package access

import (
	"slices"
	"time"

	"candour/internal/ledger"
)

// Grant is a role that was asked for a person, with everybody’s word on it.
type Grant struct {
	Asked       ledger.Entry
	Person      ledger.StreamID
	Role        Role
	ConfirmedBy ledger.Author
	Confirmed   time.Time // zero while nobody’s word counts
	EndedBy     ledger.Author
	Ended       time.Time // zero while it holds
	Why         string    // it ended

	byLastDay bool // it ends with a last day, of which another word may be said until then
}

// Holds reports whether the role holds at a time.
func (g *Grant) Holds(at time.Time) bool {
	return !g.Confirmed.IsZero() && !at.Before(g.Confirmed) && (g.Ended.IsZero() || at.Before(g.Ended))
}

// Grants is the fold of the service stream by role: who was given which, by whom, and until when.
type Grants struct {
	all  []*Grant
	last map[ledger.StreamID]leaving // by person, the last word on their days here
}

// GrantsOf reads Grants out of the service stream.
var GrantsOf = ledger.NewFold(func(s *Grants, e ledger.Entry) {
	switch b := e.Body.(type) {
	case RoleBody:
		g := &Grant{Asked: e, Person: b.Person, Role: b.Role}
		g.leaves(s.last[b.Person])
		s.all = append(s.all, g)
	case WorksBody:
		s.lastDay(e, b)
	case RoleWordBody:
		if g, ok := s.Find(b.Asked); ok {
			g.word(e, b)
		}
	}
})

func (g *Grant) word(e ledger.Entry, b RoleWordBody) {
	switch {
	case e.Kind == RoleEnded.Name():
		g.Ended, g.EndedBy, g.Why, g.byLastDay = e.Recorded, e.Author, b.Why, false
	case g.Confirmed.IsZero() && secondPerson(asked{person: g.Person, by: g.Asked.Author}, e.Author):
		g.Confirmed, g.ConfirmedBy = e.Recorded, e.Author
	}
}

// All are all grants, in the order in which they were asked for.
func (s *Grants) All() []*Grant { return s.all }

// Find is the grant that an entry asked for.
func (s *Grants) Find(asked ledger.Ref) (*Grant, bool) {
	i := slices.IndexFunc(s.all, func(g *Grant) bool { return g.Asked.Ref() == asked })
	if i < 0 {
		return nil, false
	}
	return s.all[i], true
}
