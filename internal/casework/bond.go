package casework

import (
	"slices"
	"time"

	"candour/internal/access"
	"candour/internal/ledger"
)

// Bond is a tie to a case together with the entry that made it, so that a page can say why somebody sees the case.
type Bond struct {
	access.Tie
	Name  string         // of the person, the team or the court; what the sample is for; "" for every manager
	Entry ledger.EntryID // the entry that made it
}

// Bonds are what ties people and teams to the case at a time.
func (s *State) Bonds(now time.Time) []Bond {
	return slices.DeleteFunc(s.bonds(), func(b Bond) bool { return now.Before(b.From) || !b.Until.IsZero() && !now.Before(b.Until) })
}

// bonds are all there were and will be, as far as a restriction leaves them, and what closes the case to people.
func (s *State) bonds() []Bond {
	all := s.everyday()
	if s.restriction != nil {
		all = s.restriction.within(all)
	}
	return append(all, s.conflictBonds()...)
}

// everyday are the bonds by work, by team, by emergency, by sample and by a day at court.
func (s *State) everyday() []Bond {
	var all []Bond
	for _, a := range s.allocations {
		all = append(all, Bond{access.Tie{Subject: a.Worker, Relation: a.As, From: a.Since, Until: a.Until}, a.Name, a.Ref.Entry})
	}
	for _, t := range s.teams {
		all = append(all, Bond{access.Tie{Subject: t.Team, Relation: access.InTeam, From: t.since, Until: t.until}, t.Name, t.entry})
	}
	for _, g := range s.broken {
		tie := access.Tie{Subject: g.Person, Relation: access.Glass, From: g.entry.Recorded, Until: g.entry.Recorded.Add(GlassLimit)}
		all = append(all, Bond{tie, g.Name, g.entry.ID})
	}
	all = append(append(all, s.sampleBonds()...), s.courtDayBonds()...)
	if len(s.teams) == 0 {
		first := s.history.Entries[0]
		all = append(all, Bond{access.Tie{Subject: access.AllManagers, Relation: access.Waits, From: first.Recorded}, "", first.ID})
	}
	return all
}

// Ties are who is tied to a case by working on it, by their team having it, or by being named for it. It is an access.TieFunc.
func Ties(h *ledger.History) []access.Tie {
	ties, s := TiesAtWork(h), Of(h)
	if s.Status() == Closed && !slices.ContainsFunc(s.Duties(), (*Duty).Open) {
		for i := range ties {
			ties[i].Past = ties[i].Relation != access.Conflict // which whoever asks must never miss
		}
	}
	return ties
}

// TiesAtWork are Ties as they are while the case is open. A feature gives them of a closed case in which something of its own waits for somebody:
// the case then stands on lists of work as before.
func TiesAtWork(h *ledger.History) []access.Tie {
	s := Of(h)
	if !s.Began() {
		return nil
	}
	var ties []access.Tie
	for _, b := range s.bonds() {
		ties = append(ties, b.Tie)
	}
	return ties
}
