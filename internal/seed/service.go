package seed

import (
	"fmt"
	"iter"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/ledger"
	"candour/internal/practice"
)

// Service is an invented service: which it is, and the cases of it that are written.
type Service struct {
	Seed       uint64
	Day        calendar.Date // the last day on which it was at work; what is due, is due around it
	Bare       bool          // cases without notes, evidence and the words of reports: all that lists and searches of cases read, in a quarter of the time
	EachOnTool int           // one in so many reports rests on Tool; one in twenty when 0
	From, To   int           // its cases from From up to and without To; a record that has the cases below From is grown
}

// Team is a team of the service.
type Team struct {
	access.Team
	Court   string // the court that it works for
	Manager access.Person
	Workers []access.Person
}

// The size of a team.
const (
	workersOfTeam = 12
	casesOfTeam   = workersOfTeam * 55
)

// Teams are those who have the cases below To, in the order in which they were made.
func (s Service) Teams() []Team {
	teams := make([]Team, s.teamsBelow(s.To))
	for n := range teams {
		teams[n] = s.team(n)
	}
	return teams
}

// teamsBelow is how many teams have the cases below one.
func (s Service) teamsBelow(n int) int { return (n + casesOfTeam - 1) / casesOfTeam }

func (s Service) team(n int) Team {
	area := areas[n%len(areas)]
	t := Team{Court: "Family Court at " + area}
	t.ID, t.Name = s.stream("team", n), area+" family team"
	if again := n / len(areas); again > 0 {
		t.Name += fmt.Sprint(" ", again+1)
	}
	for i := range 1 + workersOfTeam {
		at := n*(1+workersOfTeam) + i
		p := access.Person{ID: s.stream("worker", at), Name: s.employee(at)}
		if i == 0 {
			p.Roles, p.Teams = []access.Role{access.Manager}, []access.Membership{{Team: t.ID, Manages: true}}
			t.Manager = p
			continue
		}
		p.Roles, p.Teams = []access.Role{access.Practitioner}, []access.Membership{{Team: t.ID}}
		t.Workers = append(t.Workers, p)
	}
	return t
}

// Case is what is known of a case from its number alone.
type Case struct {
	N            int
	Stream, Side ledger.StreamID
	Number       string        // the court's: "WX24P01234"
	Family       string        // name of the parent who applied
	Child        string        // first name of a child
	Phone        string        // of the parent who applied
	PhoneHidden  bool          // the number is hidden from the other parent
	School       string        // of the children
	First        calendar.Date // day of the first hearing
	Received     calendar.Date
	Open         bool
	Team         Team
	Worker       access.Person
	Report       string // report type that was written or is being written in it; "" when none was begun
	Signed       bool   // that report is signed and filed
	OnTool       bool   // it rests on Tool
}

// Case is the n-th case of the service.
func (s Service) Case(n int) Case { return s.plan(n, s.team(n/casesOfTeam)).Case }

// Cases are those from From up to To.
func (s Service) Cases() iter.Seq[Case] {
	return func(yield func(Case) bool) {
		of := s.team(s.From / casesOfTeam)
		for n := s.From; n < s.To; n++ {
			if n%casesOfTeam == 0 {
				of = s.team(n / casesOfTeam)
			}
			if !yield(s.plan(n, of).Case) {
				return
			}
		}
	}
}

// Tool is the practice tool on which one in EachOnTool reports rests, and what it is called.
func (s Service) Tool() practice.CitedBody {
	stream := s.stream("tool", 0)
	return practice.CitedBody{
		Piece:   ledger.Ref{Stream: stream, Entry: ledger.DerivedID(stream, "issued")},
		Edition: practice.Edition{Sort: practice.Tool, Name: "Family time planner", Version: "4", Publisher: "Practice learning group"},
	}
}

// Counts are how many of what the cases below To have.
type Counts struct {
	Cases, Open, Teams, Workers int
	OnTool                      int // reports that rest on Tool
	DraftsOnTool                int // of these, reports that are still written
}

// Counts are worked out without a record: some seconds for 100,000 cases.
func (s Service) Counts() Counts {
	c := Counts{Cases: s.To, Teams: s.teamsBelow(s.To)}
	c.Workers = c.Teams * workersOfTeam
	for x := range (Service{Seed: s.Seed, Day: s.Day, EachOnTool: s.EachOnTool, To: s.To}).Cases() {
		if x.Open {
			c.Open++
		}
		if x.OnTool {
			c.OnTool++
			if !x.Signed {
				c.DraftsOnTool++
			}
		}
	}
	return c
}
