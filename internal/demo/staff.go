package demo

import (
	"context"
	"fmt"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/ledger"
)

// member is somebody who works for the invented service.
type member struct {
	key     string // by which stories call them
	name    string
	role    access.Role
	team    string // key of a team
	manages bool
	stage   string // how far on in practice, for those who write reports
}

// Newcomer is the name of whom somebody who is new here should sign in as: the walk-through follows her work. Her manager gives cases out.
const (
	Newcomer         = "Ruth Adeyemi"
	NewcomersManager = "Colin Pryce"
)

// The first two are invited from the host and confirm each other; everybody else is added by the first and confirmed by the second.
var members = []member{
	{key: "piotr", name: "Piotr Sewell", role: access.AdministratorIs},
	{key: "amara", name: "Amara Lyle", role: access.AdministratorIs},
	{key: "colin", name: NewcomersManager, role: access.Manager, team: "wexcombe", manages: true},
	{key: "denise", name: "Denise Ferreira", role: access.Manager, team: "bournemouth", manages: true},
	{key: "sanjay", name: "Sanjay Rao", role: access.Manager, team: "samples", manages: true},
	{key: "ruth", name: Newcomer, role: access.Practitioner, team: "wexcombe", stage: "experienced"},
	{key: "marcus", name: "Marcus Webb", role: access.Practitioner, team: "wexcombe", stage: "experienced"},
	{key: "beth", name: "Beth Lawson", role: access.Practitioner, team: "wexcombe", stage: "newly_qualified"},
	{key: "asha", name: "Asha Menon", role: access.Practitioner, team: "bournemouth", stage: "experienced"},
	{key: "owen", name: "Owen Price", role: access.Practitioner, team: "bournemouth", stage: "experienced"},
	{key: "ines", name: "Ines Marchetti", role: access.ManagerOnCall},
	{key: "judith", name: "Judith Farrar", role: access.HeadOfPracticeIs},
	{key: "tom", name: "Tom Jeavons", role: access.Quality},
	{key: "priya", name: "Priya Raman", role: access.Governance},
	{key: "gwen", name: "Gwen Hartley", role: access.Governance},
}

// teams by the keys that stories use. The samples are the court's own test cases, which nobody works on.
var teams = []struct{ key, name string }{
	{"wexcombe", "Wexcombe family team"}, {"bournemouth", "Bournemouth family team"}, {"samples", "The court’s sample cases"},
}

// staff is everybody once they are employed.
type staff struct {
	people map[string]access.Person // by key
	teams  map[string]access.Team
}

func (s *staff) by(key string) ledger.Author { return ledger.By(s.people[key].ID) }

// manager is the author who manages a team.
func (s *staff) manager(team string) ledger.Author {
	for _, m := range members {
		if m.team == team && m.manages {
			return s.by(m.key)
		}
	}
	return ledger.Author{}
}

// employing puts everybody on the service's stream, each role confirmed by a second person.
type employing struct {
	ctx context.Context
	r   Record
	*staff
}

func employ(ctx context.Context, r Record) (*staff, error) {
	e := employing{ctx, r, &staff{people: map[string]access.Person{}, teams: map[string]access.Team{}}}
	made, err := r.Ledger.NewStreams(ctx, len(members)+len(teams))
	if err != nil {
		return nil, err
	}
	for i, t := range teams {
		e.teams[t.key] = access.Team{ID: made[i], Name: t.name}
	}
	for i, m := range members {
		e.people[m.key] = access.Person{ID: made[len(teams)+i], Name: m.name, Roles: []access.Role{m.role}}
	}
	for _, step := range []func() error{e.administrators, e.formTeams, e.others} {
		if err := step(); err != nil {
			return nil, fmt.Errorf("employ the staff: %w", err)
		}
	}
	return e.staff, nil
}

func (e employing) administrators() error {
	first, second := members[0], members[1]
	for _, m := range members[:2] {
		if err := e.add(m, access.Host); err != nil {
			return err
		}
	}
	if err := e.confirm(first.key, second.key); err != nil {
		return err
	}
	return e.confirm(second.key, first.key)
}

func (e employing) formTeams() error {
	for _, t := range teams {
		made := e.teams[t.key]
		err := e.do(func(s *access.People, id ledger.EntryID) (ledger.Change, error) {
			return access.MakeTeam(s, e.by(members[0].key), e.r.Service, id, made.ID, made.Name)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (e employing) others() error {
	for _, m := range members[2:] {
		if err := e.add(m, e.by(members[0].key)); err != nil {
			return err
		}
		if err := e.confirm(m.key, members[1].key); err != nil {
			return err
		}
		if err := e.hold(m); err != nil {
			return err
		}
	}
	return nil
}

// hold is what the manager of a team holds somebody’s stage in practice to be.
func (e employing) hold(m member) error {
	if m.stage == "" {
		return nil
	}
	return e.do(func(s *access.People, id ledger.EntryID) (ledger.Change, error) {
		manager, _ := s.Find(e.manager(m.team).Person)
		return access.SetStage(e.r.Desk.Pack, s, manager, e.r.Service, id, access.StageBody{
			Person: e.people[m.key].ID, Stage: m.stage, From: calendar.DateInLondon(Begins()), Why: "What we agreed in supervision",
		})
	})
}

func (e employing) add(m member, by ledger.Author) error {
	return e.do(func(s *access.People, id ledger.EntryID) (ledger.Change, error) {
		return access.AddNewcomer(s, by, e.r.Service, id, access.Newcomer{
			Person: e.people[m.key].ID, Name: m.name, Role: m.role, Team: e.teams[m.team].ID, Manages: m.manages,
		})
	})
}

// confirm is a second person's word on every role asked for somebody.
func (e employing) confirm(whose, by string) error {
	return e.do(func(s *access.People, id ledger.EntryID) (ledger.Change, error) {
		second, _ := s.Find(e.people[by].ID)
		for _, w := range s.Waiting() {
			if w.Person.ID == e.people[whose].ID {
				return access.ConfirmRole(s, second, e.r.Service, id, w.Asked)
			}
		}
		return ledger.Change{}, fmt.Errorf("no role of %s waits for a second person", e.people[whose].Name)
	})
}

func (e employing) do(verb func(*access.People, ledger.EntryID) (ledger.Change, error)) error {
	id := ledger.NewEntryID()
	_, err := e.r.Ledger.Do(e.ctx, ledger.Act{
		On: []ledger.Seen{{Stream: e.r.Service, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) {
			return verb(access.Directory.Of(hs[e.r.Service]), id)
		},
	})
	return err
}
