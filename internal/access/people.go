package access

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"candour/internal/calendar"
	"candour/internal/ledger"
)

// Person is somebody of the service, with the roles and teams that hold now.
type Person struct {
	ID    ledger.StreamID
	Name  string
	Roles []Role
	Teams []Membership

	Summary string // where they want to be told each day how many things wait for them; nowhere when empty

	Engaged    bool         // today falls into their engagement as a contractor
	Engagement *EngagedBody // the last one that was set; nil when none was
	Works      *WorksBody   // on which days they work here; nil when nobody has said it: then since they were added

	placed    []placed // what was said of their teams, in that order
	claimGone bool     // the provider puts them in no team any more, and nothing was said of their teams since

	moves bool // some of it begins on a day, so that their teams depend on the day

	stages []StageFrom
	onDuty []ledger.StreamID // the subjects of their court duties whose papers can be read today
}

// Membership is a person's place in a team.
type Membership struct {
	Team    ledger.StreamID
	Manages bool
}

// Has reports whether the person holds a role.
func (p Person) Has(role Role) bool { return slices.Contains(p.Roles, role) }

// ReadsCases reports whether the person holds a role that opens cases as such.
func (p Person) ReadsCases() bool { return slices.ContainsFunc(p.Roles, Role.ReadsCases) }

// HasCases reports whether there may be cases for the person at all: an engaged contractor has those given to them, an inspector those of a sample.
func (p Person) HasCases() bool {
	return p.ReadsCases() || p.Has(Contractor) && p.Engaged || p.Has(Inspector)
}

// Subjects are the names under which the person is tied to streams: their own, their teams', for a manager what waits for a team, for a head of
// practice what was referred to them, and the courts and days of their duty.
func (p Person) Subjects() []ledger.StreamID {
	out := []ledger.StreamID{p.ID}
	for _, m := range p.Teams {
		out = append(out, m.Team)
	}
	if p.Has(Manager) {
		out = append(out, AllManagers)
	}
	if p.Has(HeadOfPracticeIs) {
		out = append(out, AllHeadsOfPractice)
	}
	return append(out, p.onDuty...)
}

func (p Person) in(team ledger.StreamID) bool {
	return slices.ContainsFunc(p.Teams, func(m Membership) bool { return m.Team == team })
}

func (p Person) manages(team ledger.StreamID) bool {
	return slices.Contains(p.Teams, Membership{team, true})
}

// Team is a team that cases can be given to.
type Team struct {
	ID   ledger.StreamID
	Name string
}

// People is the fold of the service stream: everybody who works for the service.
type People struct {
	people map[ledger.StreamID]*Person
	teams  []Team
	asked  []asked

	recoveries []Recovery
	subjects   []Subject
	duties     map[calendar.Date][]CourtDuty // by their day

	today  calendar.Date                   // what holds for some days is judged by it; zero where nobody asks, and then none of it holds
	onDuty map[ledger.StreamID][]CourtDuty // by person, the duties that hold today
}

// asked is a role somebody asked for.
type asked struct {
	ref       ledger.Ref
	person    ledger.StreamID
	role      Role
	by        ledger.Author
	confirmed bool
	ended     bool
}

// Directory reads People out of the service stream.
var Directory = ledger.NewFold(applyPeople)

func applyPeople(s *People, e ledger.Entry) {
	switch b := e.Body.(type) {
	case AddedBody:
		if s.people == nil {
			s.people = map[ledger.StreamID]*Person{}
		}
		s.people[b.Person] = &Person{ID: b.Person, Name: b.Name}
	case RoleBody:
		s.asked = append(s.asked, asked{ref: e.Ref(), person: b.Person, role: b.Role, by: e.Author})
	case RoleWordBody:
		s.word(e, b)
	case TeamBody:
		s.teams = append(s.teams, Team{b.Team, b.Name})
	case MemberBody:
		s.place(e, b.Person, Membership{b.Team, b.Manages}, calendar.Date{})
	case MovesBody:
		s.place(e, b.Person, Membership{b.Team, b.Manages}, b.From)
	case WorksBody:
		s.works(e, b)
	case ClaimGoneBody:
		if p := s.people[b.Person]; p != nil {
			p.claimGone = true
		}
	case RecoveryBody, RecoveryWordBody:
		s.recovery(e)
	case SubjectBody, SubjectWordBody:
		s.subject(e)
	case SummaryBody:
		if p := s.people[b.Person]; p != nil {
			p.Summary = b.To
		}
	case EngagedBody:
		if p := s.people[b.Person]; p != nil {
			p.Engagement = &b
		}
	case CourtDutyBody:
		s.addDuty(e, b)
	case CourtDutyEndedBody:
		s.endDuty(b.Duty)
	case StageBody:
		if p := s.people[b.Person]; p != nil {
			p.stages = append([]StageFrom{{b, e}}, p.stages...)
		}
	}
}

func (s *People) word(e ledger.Entry, b RoleWordBody) {
	for i := range s.asked {
		a := &s.asked[i]
		if a.ref != b.Asked {
			continue
		}
		if e.Kind == RoleEnded.Name() {
			a.ended = true
		} else if secondPerson(*a, e.Author) {
			a.confirmed = true
		}
		s.setRoles(a.person)
	}
}

// secondPerson reports whether an author is neither the one concerned nor the one who asked.
func secondPerson(a asked, by ledger.Author) bool { return by.Person != a.person && by != a.by }

func (s *People) setRoles(person ledger.StreamID) {
	p := s.people[person]
	if p == nil {
		return
	}
	p.Roles = nil
	for _, a := range s.asked {
		if a.person == person && a.confirmed && !a.ended && !p.Has(a.role) {
			p.Roles = append(p.Roles, a.role)
		}
	}
}

// Find is a person by name of their stream.
func (s *People) Find(id ledger.StreamID) (Person, bool) {
	if p := s.people[id]; p != nil {
		return s.asOfToday(*p), true
	}
	return Person{}, false
}

// asOfToday is a person with what holds on the day for which the people were read.
func (s *People) asOfToday(p Person) Person {
	if s.today.IsZero() {
		return p
	}
	p = p.dated(s.today)
	p.Engaged = p.Engagement != nil && p.Engagement.Holds(s.today)
	for _, d := range s.onDuty[p.ID] {
		p.onDuty = append(p.onDuty, d.Subject())
	}
	return p
}

// Name is how a person of the service is called, for entries they made.
func (s *People) Name(a ledger.Author) string {
	if p := s.people[a.Person]; p != nil {
		return p.Name
	}
	if a.Service != "" {
		return "Candour (" + a.Service + ")"
	}
	return "Somebody who is no longer listed"
}

// All is everybody, sorted by name.
func (s *People) All() []Person { return s.Those(func(Person) bool { return true }) }

// Those are the people of whom something holds, sorted by name. In a large service that is much less work than sorting everybody.
func (s *People) Those(holds func(Person) bool) []Person {
	var all []Person
	for _, p := range s.people {
		if person := s.asOfToday(*p); holds(person) {
			all = append(all, person)
		}
	}
	slices.SortFunc(all, func(a, b Person) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	return all
}

// Called are the people whose names a condition holds of, in no order.
func (s *People) Called(so func(name string) bool) []ledger.StreamID {
	var called []ledger.StreamID
	for id, p := range s.people {
		if so(p.Name) {
			called = append(called, id)
		}
	}
	return called
}

// Left are the people who had a role and have none any more, those whose last day is past, and contractors whose engagement is over, sorted by name.
func (s *People) Left() []Person {
	had := map[ledger.StreamID]bool{}
	for _, a := range s.asked {
		if a.confirmed && a.ended {
			had[a.person] = true
		}
	}
	return s.Those(func(p Person) bool { return had[p.ID] && len(p.Roles) == 0 || s.isGone(p) || s.isOver(p) })
}

// Members are the people of a team, sorted by name.
func (s *People) Members(team ledger.StreamID) []Person {
	return s.Those(func(p Person) bool { return p.in(team) })
}

// Teams are all teams, in the order they were made.
func (s *People) Teams() []Team { return s.teams }

// TeamName is the name of a team, "" when there is none.
func (s *People) TeamName(id ledger.StreamID) string {
	for _, t := range s.teams {
		if t.ID == id {
			return t.Name
		}
	}
	return ""
}

// Waiting is a role that was asked for and awaits a second person's word.
type Waiting struct {
	Asked  ledger.Ref
	Person Person
	Role   Role
	By     ledger.Author
}

// Waiting are the roles that await a second person's word.
func (s *People) Waiting() []Waiting {
	var out []Waiting
	for _, a := range s.asked {
		if p, ok := s.Find(a.person); ok && !a.confirmed && !a.ended {
			out = append(out, Waiting{a.ref, p, a.role, a.by})
		}
	}
	return out
}

// Staff reads who works for the service from the service stream of a ledger.
type Staff struct {
	Ledger  *ledger.Ledger
	Service ledger.StreamID
}

// People is everybody as the record stands now, with what holds today.
func (s Staff) People(ctx context.Context) (*People, error) {
	h, err := s.Ledger.Read(ctx, s.Service)
	if err != nil {
		return nil, fmt.Errorf("read who works for the service: %w", err)
	}
	return PeopleOn(h, calendar.DateInLondon(s.Ledger.Now())), nil
}
