package access

import (
	"slices"

	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// ByClaim is the author of what follows from a claim of the sign-in provider.
var ByClaim = ledger.ByService("work account")

// claimSource is what entries say of where a claim comes from.
const claimSource = "Claim of the sign-in provider"

// ClaimGoneBody says that the provider puts somebody in no team any more.
type ClaimGoneBody struct {
	Person ledger.StreamID `json:"person"`
}

// ClaimGone says that the provider puts somebody in no team of ours any more. It changes nothing: whether they left, a person finds out.
var ClaimGone = ledger.Define(&Kinds, "access.claim_gone/1", ledger.Spec[ClaimGoneBody]{
	Means: "The sign-in provider puts this person in no team of the service any more; an administrator is asked whether they left.",
	May:   Service,
	Line: func(p words.Printer, _ ClaimGoneBody) words.Line {
		return words.Line{Text: p.Say("The sign-in provider puts a person in no team any more")}
	},
	Example: ClaimGoneBody{Person: exampleStream},
})

// Claim is what the provider says of somebody's teams, in the names of ours.
type Claim struct {
	Person ledger.StreamID
	Teams  []string
	On     calendar.Date
}

// team is the one team that a claim moves its person to. With several named it moves nobody who is in one of them, and cannot say which of them otherwise.
func (c Claim) team(s *People) (Team, bool) {
	var named []Team
	for _, name := range c.Teams {
		if t, known := s.TeamNamed(name); known && !slices.Contains(named, t) {
			named = append(named, t)
		}
	}
	p, known := s.Find(c.Person)
	if !known || len(named) != 1 || len(p.Teams) == 0 && p.Works != nil && !p.Works.holds(c.On) {
		return Team{}, false
	}
	return named[0], !p.in(named[0].ID)
}

// gone reports whether a claim names no team of somebody who is in one, and nobody was asked about that yet.
func (c Claim) gone(s *People) bool {
	p, known := s.Find(c.Person)
	return known && len(c.Teams) == 0 && len(p.Teams) > 0 && !p.claimGone
}

// named reports whether a claim names a team of somebody about whom an administrator is asked because none did.
func (c Claim) named(s *People) (Membership, bool) {
	p, _ := s.Find(c.Person)
	for _, m := range p.Teams {
		if p.claimGone && slices.ContainsFunc(c.Teams, func(name string) bool { t, known := s.TeamNamed(name); return known && t.ID == m.Team }) {
			return m, true
		}
	}
	return Membership{}, false
}

// ClaimsMore reports whether a claim says something that the record does not.
func ClaimsMore(s *People, c Claim) bool {
	_, moves := c.team(s)
	_, named := c.named(s)
	return moves || named || c.gone(s)
}

// TakeClaim moves somebody from today to the team that the provider says they are in, as a member. It gives no role and has nobody manage a team. When it
// says that they are in none, an administrator is asked.
func TakeClaim(s *People, service ledger.StreamID, id ledger.EntryID, c Claim) (ledger.Change, error) {
	m := &ledger.Making{By: ByClaim}
	if team, moves := c.team(s); moves {
		ledger.Put(m, service, Moves, id, nil, MovesBody{Person: c.Person, Team: team.ID, From: c.On, Source: claimSource})
	} else if stays, named := c.named(s); named {
		ledger.Put(m, service, TeamJoined, id, nil, MemberBody{Person: c.Person, Team: stays.Team, Manages: stays.Manages})
	} else if c.gone(s) {
		ledger.Put(m, service, ClaimGone, id, nil, ClaimGoneBody{Person: c.Person})
	}
	return m.Done()
}

// StillHere is an administrator's word that somebody stays in their team of whom the provider says that they are in none.
func StillHere(s *People, by Person, service ledger.StreamID, id ledger.EntryID, person ledger.StreamID) (ledger.Change, error) {
	of, known := s.Find(person)
	if !known || !by.Has(AdministratorIs) || by.ID == person || !of.claimGone || len(of.Teams) == 0 {
		return ledger.Change{}, fault.Absent(nil)
	}
	m := &ledger.Making{By: ledger.By(by.ID)}
	ledger.Put(m, service, TeamJoined, id, nil, MemberBody{Person: person, Team: of.Teams[0].Team, Manages: of.Teams[0].Manages})
	return m.Done()
}

// WithoutClaim are the people of a team of whom the provider says that they are in none, and who have no last day.
func (s *People) WithoutClaim() []Person {
	return s.Those(func(p Person) bool {
		return p.claimGone && len(p.Roles) > 0 && (p.Works == nil || p.Works.Until.IsZero())
	})
}
