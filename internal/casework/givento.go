package casework

import (
	"slices"

	"candour/internal/access"
	"candour/internal/ledger"
)

// MayBeGivenTo are those to whom somebody may give the case, or what is left of it: the practitioners and managers of the team that has it, or while
// none has, of the teams that they manage; of a restricted case, those named for it.
func (s *State) MayBeGivenTo(people *access.People, by access.Person) []access.Person {
	if r := s.Restricted(); r != nil {
		return people.Those(func(p access.Person) bool { return r.Names(p.ID) && worksOnCases(p) })
	}
	team, _ := s.Team()
	teams := []ledger.StreamID{team}
	if team == "" {
		teams = ManagedBy(by)
	}
	return slices.DeleteFunc(people.All(), func(p access.Person) bool {
		return !worksOnCases(p) || !slices.ContainsFunc(p.Teams, func(m access.Membership) bool { return slices.Contains(teams, m.Team) })
	})
}

func worksOnCases(p access.Person) bool { return p.Has(access.Practitioner) || p.Has(access.Manager) }

// ManagedBy are the teams that a person manages.
func ManagedBy(p access.Person) []ledger.StreamID {
	var teams []ledger.StreamID
	for _, m := range p.Teams {
		if m.Manages {
			teams = append(teams, m.Team)
		}
	}
	return teams
}
