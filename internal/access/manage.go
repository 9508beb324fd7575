package access

import (
	"errors"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"candour/internal/fault"
	"candour/internal/ledger"
)

// Host is the author of what is done by a command on the machine itself.
var Host = ledger.ByService("host")

// Newcomer is somebody to be added, with the role asked for them.
type Newcomer struct {
	Person  ledger.StreamID // named when the form was shown, and begun with its key
	Name    string
	Role    Role
	Team    ledger.StreamID // optional
	Manages bool
}

// errTaken refuses a form that names a person or a team there is already: its stream comes from outside.
var errTaken = fault.BadInput("The form was not whole. Open it again, and type it once more.", errors.New("a form names a stream that is taken"))

// AddNewcomer adds a person of the service and asks for a role for them. A role holds once a second person has confirmed it.
func AddNewcomer(s *People, by ledger.Author, service ledger.StreamID, id ledger.EntryID, n Newcomer) (ledger.Change, error) {
	if _, taken := s.Find(n.Person); taken {
		return ledger.Change{}, errTaken
	}
	var wrong fault.Fields
	wrong.Need(canonical(n.Name) != "", "name", "Enter the person’s name")
	odd := func(r rune) bool { return unicode.IsControl(r) || r == utf8.RuneError }
	wrong.Need(!strings.ContainsFunc(n.Name, odd), "name", "Enter the name in letters, on one line")
	_, named := s.Named(n.Name)
	wrong.Need(!named, "name", "Somebody of that name works here already. Add a middle name, so that the two are told apart when they sign in")
	wrong.Need(slices.Contains(Roles, n.Role), "role", "Choose a role")
	wrong.Need(n.Team == "" || s.TeamName(n.Team) != "", "team", "Choose one of the teams listed")
	if err := wrong.Err(); err != nil {
		return ledger.Change{}, err
	}
	added, err := Added.New(id, by, nil, AddedBody{Person: n.Person, Name: n.Name})
	if err != nil {
		return ledger.Change{}, err
	}
	asked, err := RoleAsked.New(ledger.DerivedID(service, string(id)+" role"), by, nil, RoleBody{Person: n.Person, Role: n.Role})
	if err != nil {
		return ledger.Change{}, err
	}
	var change ledger.Change
	change.Add(service, added, asked)
	if n.Team == "" {
		return change, nil
	}
	joined, err := TeamJoined.New(ledger.DerivedID(service, string(id)+" team"), by, nil, MemberBody{Person: n.Person, Team: n.Team, Manages: n.Manages})
	change.Add(service, joined)
	return change, err
}

// Named is whoever signs in under a name.
func (s *People) Named(name string) (Person, bool) {
	for _, p := range s.people {
		if canonical(p.Name) == canonical(name) {
			return s.asOfToday(*p), true
		}
	}
	return Person{}, false
}

// Roles are all roles there are.
var Roles = []Role{Practitioner, Manager, ManagerOnCall, HeadOfPracticeIs, Quality, Governance, AdministratorIs, Contractor, Inspector}

// ConfirmRole is a second person's word on a role that was asked for.
func ConfirmRole(s *People, by Person, service ledger.StreamID, id ledger.EntryID, askedFor ledger.Ref) (ledger.Change, error) {
	if !s.MayConfirm(by, askedFor) {
		return ledger.Change{}, fault.Refuse("Somebody else must confirm this: not the person it is for, and not whoever asked for it.", nil)
	}
	word, err := RoleConfirmed.New(id, ledger.By(by.ID), nil, RoleWordBody{Asked: askedFor})
	var change ledger.Change
	change.Add(service, word)
	return change, err
}

// MakeTeam makes a team that cases can be given to.
func MakeTeam(s *People, by ledger.Author, service ledger.StreamID, id ledger.EntryID, team ledger.StreamID, name string) (ledger.Change, error) {
	if s.TeamName(team) != "" {
		return ledger.Change{}, errTaken
	}
	if name == "" {
		return ledger.Change{}, fault.Fields{{Name: "team-name", Sentence: "Enter the team’s name"}}
	}
	made, err := TeamMade.New(id, by, nil, TeamBody{Team: team, Name: name})
	var change ledger.Change
	change.Add(service, made)
	return change, err
}

// MayConfirm reports whether a person's word on a role counts: an administrator's, and while there are fewer than two administrators,
// that of somebody invited from the host to be one, so that the first two can confirm each other.
func (s *People) MayConfirm(by Person, askedFor ledger.Ref) bool {
	i := slices.IndexFunc(s.asked, func(a asked) bool { return a.ref == askedFor && !a.confirmed && !a.ended })
	if i < 0 || by.ID == "" || !secondPerson(s.asked[i], ledger.By(by.ID)) {
		return false
	}
	return by.Has(AdministratorIs) || s.firstAdministrators() && s.invitedByHost(by.ID) && s.asked[i].by == Host
}

func (s *People) firstAdministrators() bool { return s.Administrators() < 2 }

// Administrators is how many administrators are to stay: those with a last day are not among them.
func (s *People) Administrators() (n int) {
	for _, p := range s.people {
		if p.Has(AdministratorIs) && (p.Works == nil || p.Works.Until.IsZero()) {
			n++
		}
	}
	return n
}

func (s *People) invitedByHost(person ledger.StreamID) bool {
	return slices.ContainsFunc(s.asked, func(a asked) bool {
		return a.person == person && a.role == AdministratorIs && a.by == Host && !a.ended
	})
}
