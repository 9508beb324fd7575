package webtest

import (
	"candour/internal/access"
	"candour/internal/ledger"
)

// The people of every Site. Wexcombe has Ruth, Aisha and their manager Colin; Tom works in another team.
const (
	ruth   = "Ruth Adeyemi"
	aisha  = "Aisha Cole"
	colin  = "Colin Pryce"
	tom    = "Tom Jeavons"
	ines   = "Ines Marchetti"
	judith = "Judith Farrar"
	priya  = "Priya Raman"
	gwen   = "Gwen Hartley"
	piotr  = "Piotr Sewell"
	amara  = "Amara Lyle"
)

// staff puts everybody on the service stream: two administrators invited from the host, who confirm each other and then the rest.
type staff struct {
	site    *Site
	entries []ledger.New
	piotr   ledger.StreamID
	amara   ledger.StreamID
}

func (s *Site) employ() {
	s.t.Helper()
	all := &staff{site: s}
	all.piotr, all.amara = all.add(piotr), all.add(amara)
	all.give(all.piotr, access.AdministratorIs, access.Host, all.amara)
	all.give(all.amara, access.AdministratorIs, access.Host, all.piotr)
	s.Wexcombe, s.Marrow = all.team("Wexcombe family team"), all.team("Marrow Bay family team")
	who := map[string]ledger.StreamID{piotr: all.piotr}
	for _, p := range []struct {
		name    string
		role    access.Role
		team    ledger.StreamID
		manages bool
	}{
		{ruth, access.Practitioner, s.Wexcombe, false},
		{aisha, access.Practitioner, s.Wexcombe, false},
		{colin, access.Manager, s.Wexcombe, true},
		{tom, access.Practitioner, s.Marrow, false},
		{ines, access.ManagerOnCall, "", false},
		{judith, access.HeadOfPracticeIs, "", false},
		{priya, access.Governance, "", false},
		{gwen, access.Governance, "", false},
	} {
		who[p.name] = all.add(p.name)
		all.give(who[p.name], p.role, ledger.By(all.piotr), all.amara)
		if p.team != "" {
			all.join(who[p.name], p.team, p.manages)
		}
	}
	s.Append(s.Record.Service.Stream, all.entries...)
	s.Ruth, s.Aisha, s.Colin = s.browser(who[ruth]), s.browser(who[aisha]), s.browser(who[colin])
	s.Tom, s.Ines, s.Piotr = s.browser(who[tom]), s.browser(who[ines]), s.browser(who[piotr])
	s.Judith = s.browser(who[judith])
	s.Priya, s.Gwen = s.browser(who[priya]), s.browser(who[gwen])
	s.second = all.amara
}

// Employ takes on somebody else, of no team.
func (s *Site) Employ(name string, role access.Role) *Browser {
	s.t.Helper()
	all := &staff{site: s, piotr: s.Piotr.ID, amara: s.second}
	person := all.add(name)
	all.give(person, role, s.Piotr.By(), all.amara)
	s.Append(s.Record.Service.Stream, all.entries...)
	return s.browser(person)
}

func put[T any](all *staff, kind ledger.Kind[T], by ledger.Author, body T) ledger.EntryID {
	all.site.t.Helper()
	n, err := kind.New(ledger.NewEntryID(), by, nil, body)
	if err != nil {
		all.site.t.Fatal(err)
	}
	all.entries = append(all.entries, n)
	return n.ID
}

func (all *staff) add(name string) ledger.StreamID {
	id := all.site.Begin()
	put(all, access.Added, access.Host, access.AddedBody{Person: id, Name: name})
	return id
}

func (all *staff) give(person ledger.StreamID, role access.Role, asks ledger.Author, confirms ledger.StreamID) {
	asked := put(all, access.RoleAsked, asks, access.RoleBody{Person: person, Role: role})
	put(all, access.RoleConfirmed, ledger.By(confirms), access.RoleWordBody{
		Asked: ledger.Ref{Stream: all.site.Record.Service.Stream, Entry: asked},
	})
}

func (all *staff) team(name string) ledger.StreamID {
	id := all.site.Begin()
	put(all, access.TeamMade, ledger.By(all.piotr), access.TeamBody{Team: id, Name: name})
	return id
}

func (all *staff) join(person, team ledger.StreamID, manages bool) {
	put(all, access.TeamJoined, ledger.By(all.piotr), access.MemberBody{Person: person, Team: team, Manages: manages})
}
