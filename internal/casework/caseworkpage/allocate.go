package caseworkpage

import (
	"slices"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// allocatePage gives a person work on the case: as its worker, beside the worker, or covering until a day.
type allocatePage struct{ formPage }

func (p allocatePage) Title() string         { return "Give the case to somebody" }
func (p allocatePage) Body() templ.Component { return allocateBody(p) }

func (p Pages) allocatePage(c *web.Case) func(*web.Form) web.Page {
	return func(form *web.Form) web.Page { return allocatePage{p.formPage(c, form)} }
}

func (p Pages) showAllocate(c *web.Case) (web.Page, error) { return fresh(c, p.allocatePage(c)) }

// allocate gives work to somebody of the team that has the case. A case that no team has goes to the team of the worker first.
func (p Pages) allocate(c *web.Case) (web.Page, error) {
	return send(c, p.allocatePage(c), func(f *web.Form) act {
		body := casework.AllocatedBody{
			As: access.Relation(f.Text("as")), From: f.Date("from", "The first day"), Until: f.Date("until", "The last day"), Why: f.Text("why"),
		}
		who, known := workerNamed(c, f.Text("worker"))
		if known {
			body.Worker, body.Name = who.ID, who.Name
		}
		return func(s *casework.State) (ledger.Change, error) {
			change, err := casework.Give(s, c.By(), f.ID, body)
			if err == nil && known {
				err = giveToTeamOf(c, s, who, f.ID, &change)
			}
			return change, err
		}
	}, c.URL())
}

// workers are those to whom this person may give the case.
func workers(c *web.Case) []access.Person {
	return casework.Of(c.History).MayBeGivenTo(c.People, c.Person)
}

func workerNamed(c *web.Case, id string) (access.Person, bool) {
	all := workers(c)
	i := slices.IndexFunc(all, func(p access.Person) bool { return string(p.ID) == id })
	if i < 0 {
		return access.Person{}, false
	}
	return all[i], true
}

// giveToTeamOf gives a case without a team to the worker’s own, of those that whoever allocates it manages.
func giveToTeamOf(c *web.Case, s *casework.State, who access.Person, form ledger.EntryID, change *ledger.Change) error {
	if team, _ := s.Team(); team != "" {
		return nil
	}
	for _, m := range who.Teams {
		if !slices.Contains(casework.ManagedBy(c.Person), m.Team) {
			continue
		}
		given, err := casework.GiveToTeam(s, c.By(), ledger.DerivedID(s.Stream, "team "+string(form)), casework.TeamBody{Team: m.Team, Name: c.People.TeamName(m.Team)})
		change.Add(s.Stream, given.Entries[s.Stream]...)
		return err
	}
	return fault.Fields{{Name: "worker", Sentence: "Choose somebody of a team that you manage"}}
}

func (p allocatePage) workers() []govuk.Option {
	all := []govuk.Option{{Value: "", Label: "Choose one"}}
	for _, who := range workers(p.Case) {
		all = append(all, govuk.Option{Value: string(who.ID), Label: who.Name})
	}
	return all
}

// now are those who work on the case, and where their work is ended.
func (p allocatePage) now() []govuk.Fact {
	var all []govuk.Fact
	for _, a := range p.State.Allocations() {
		if a.Ended != "" || !a.Until.IsZero() && !a.Until.After(p.Now) {
			continue
		}
		all = append(all, govuk.Fact{
			Term: a.Name, Detail: govuk.Text(capital(workWords[a.As])),
			Act: govuk.Link{Text: "End it", Hidden: "the work of " + a.Name, Href: p.URL("allocate", string(a.Ref.Entry), "end"), Act: true},
		})
	}
	return all
}

var workKinds = []govuk.Option{
	{Value: string(access.Allocated), Label: "The worker", Hint: "Takes the place of the worker before, if there is one."},
	{Value: string(access.Second), Label: "Second worker", Hint: "Works on it beside the worker."},
	{Value: string(access.Covers), Label: "Cover", Hint: "Sees and does everything from the first day to the last."},
}
