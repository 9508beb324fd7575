package access

import (
	"fmt"
	"slices"

	"candour/internal/fault"
	"candour/internal/ledger"
)

// EndForm says which role of whom ends, and why.
type EndForm struct {
	Person ledger.StreamID
	Role   Role
	Why    string
}

// EndRole takes a role away, however often it was asked for. It opens nothing from the person's next request on: what they are tied to stays
// written down, and no rule is met any more. One person's word is enough; giving it back takes two again.
func EndRole(s *People, by Person, service ledger.StreamID, id ledger.EntryID, form EndForm) (ledger.Change, error) {
	of, known := s.Find(form.Person)
	if !known || !by.Has(AdministratorIs) {
		return ledger.Change{}, fault.Absent(nil)
	}
	var wrong fault.Fields
	wrong.Need(of.Has(form.Role), "role", "Choose a role that they have")
	wrong.Need(form.Role != AdministratorIs || s.Administrators() > 1, "role", "They are the only administrator. Make somebody else one first")
	wrong.Need(form.Why != "", "why", "Say why it ends")
	if err := wrong.Err(); err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: ledger.By(by.ID)}
	for _, a := range s.asked {
		if a.person != form.Person || a.role != form.Role || a.ended {
			continue
		}
		ledger.Put(m, service, RoleEnded, id, nil, RoleWordBody{Asked: a.ref, Why: form.Why})
		id = ledger.DerivedID(service, fmt.Sprintf("%s next", id))
	}
	return m.Done()
}

// LeaveTeam takes a person out of a team. Its cases close to them, but for those given to themselves.
func LeaveTeam(s *People, by Person, service ledger.StreamID, id ledger.EntryID, person, team ledger.StreamID) (ledger.Change, error) {
	of, known := s.Find(person)
	if !known || !by.Has(AdministratorIs) {
		return ledger.Change{}, fault.Absent(nil)
	}
	if !of.in(team) {
		return ledger.Change{}, fault.Fields{{Name: "team", Sentence: "Choose a team that they are in"}}
	}
	m := &ledger.Making{By: ledger.By(by.ID)}
	i := slices.IndexFunc(of.Teams, func(t Membership) bool { return t.Team == team })
	ledger.Put(m, service, TeamLeft, id, nil, MemberBody{Person: person, Team: team, Manages: of.Teams[i].Manages})
	return m.Done()
}
