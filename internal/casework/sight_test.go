package casework_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/casetest"
	"candour/internal/ledger"
	"candour/internal/view"
)

// sights are some people of a service: of the team and of another, workers and managers.
func sights(c *casetest.Case) []access.Person {
	other := ledger.NewStreamID()
	person := func(id ledger.StreamID, role access.Role, team ledger.StreamID) access.Person {
		return access.Person{ID: id, Name: "Somebody", Roles: []access.Role{role}, Teams: []access.Membership{{Team: team, Manages: role == access.Manager}}}
	}
	return []access.Person{
		person(c.Worker.Person, access.Practitioner, c.Team), person(ledger.NewStreamID(), access.Practitioner, c.Team),
		person(c.Manager.Person, access.Manager, c.Team), person(ledger.NewStreamID(), access.Manager, other),
		person(ledger.NewStreamID(), access.Practitioner, other), person(ledger.NewStreamID(), access.AdministratorIs, c.Team),
		person(ledger.NewStreamID(), access.Inspector, other), person(ledger.NewStreamID(), access.Quality, other),
	}
}

// tied are the streams of a list’s join.
func tied(t *rapid.T, c *casetest.Case, list func(access.Person, time.Time, int) (string, []any), p access.Person) []ledger.StreamID {
	sql, args := list(p, c.Clock.Now(), 1)
	all, err := view.All[ledger.StreamID](t.Context(), c.Ledger.DB(), sql, args...)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// A list joins ties, and each row is decided: the join may only be wider, for every person and whatever was done to the case.
func TestListsMissNothingThatAPersonMaySee(t *testing.T) {
	c := casetest.New(t)
	people := sights(c)
	rapid.Check(t, func(t *rapid.T) {
		for range rapid.IntRange(1, 4).Draw(t, "acts") {
			c.MayRefuse(anyActOnSight(t, c, people))
		}
		ties, err := access.TiesOf(t.Context(), c.Ledger.DB(), []ledger.StreamID{c.Stream}, c.Clock.Now())
		if err != nil {
			t.Fatal(err)
		}
		s := c.State()
		for _, p := range people {
			reads, manages := access.Decide(p, access.CaseReader, ties[c.Stream]).Allowed, access.Decide(p, access.CaseManager, ties[c.Stream]).Allowed
			if reads && !slices.Contains(tied(t, c, access.MineAtWork, p), c.Stream) || manages && !slices.Contains(tied(t, c, access.SeesTo, p), c.Stream) {
				t.Errorf("%s may read (%v) and manage (%v), and a list misses it: %+v", p.Roles, reads, manages, ties)
			}
			if r := s.Restricted(); reads && r != nil && !r.Names(p.ID) {
				t.Errorf("%s is not named and reads a restricted case", p.Roles)
			}
			closed := slices.ContainsFunc(s.Conflicts(), func(k *casework.ConflictOfInterest) bool { return k.Person == p.ID })
			if closed && (reads || manages) {
				t.Errorf("%s has a conflict of interest and reads the case", p.Roles)
			}
		}
	})
}

// anyActOnSight is something that changes who may see a case. It may be refused.
func anyActOnSight(t *rapid.T, c *casetest.Case, people []access.Person) casetest.Verb {
	someone := rapid.SampledFrom(people).Draw(t, "someone")
	id := ledger.NewEntryID()
	switch rapid.SampledFrom([]string{"allocate", "restrict", "lift", "sample", "conflict", "end conflict"}).Draw(t, "act") {
	case "allocate":
		return allocate(c, casework.AllocatedBody{Worker: someone.ID, Name: someone.Name, As: rapid.SampledFrom([]access.Relation{access.Allocated, access.Second}).Draw(t, "as")})
	case "restrict":
		form := casework.RestrictForm{Why: "A reason", Leaves: true}
		for _, p := range rapid.SliceOfNDistinct(rapid.SampledFrom(people), 1, 3, func(p access.Person) ledger.StreamID { return p.ID }).Draw(t, "named") {
			form.People = append(form.People, casework.NamedPerson{Person: p.ID, Name: p.Name, Manages: p.Has(access.Manager)})
		}
		return func(s *casework.State) (ledger.Change, error) {
			return casework.Restrict(casework.Whole{s}, c.Manager, id, form)
		}
	case "lift":
		return func(s *casework.State) (ledger.Change, error) {
			return casework.LiftRestriction(casework.Whole{s}, c.Manager, id, "A reason")
		}
	case "sample":
		until := calendar.DateInLondon(c.Clock.Now()).AddDays(rapid.IntRange(-1, 2).Draw(t, "days"))
		return func(s *casework.State) (ledger.Change, error) {
			m := &ledger.Making{By: c.Manager}
			ledger.Put(m, s.Stream, casework.Sampled, id, nil, casework.SampledBody{Sample: s.Case(), Reading: casework.Reading{
				Purpose: casework.Inspection, Readers: []casework.SampleReader{{Person: someone.ID, Name: someone.Name}}, Until: until,
			}})
			return m.Done()
		}
	case "conflict":
		return func(s *casework.State) (ledger.Change, error) {
			return casework.DeclareConflict(casework.Whole{s}, c.Manager, id, casework.ConflictForm{ConflictBody: casework.ConflictBody{Person: someone.ID, Name: someone.Name, Interest: casework.InFriend, Words: "A neighbour"}})
		}
	default:
		return func(s *casework.State) (ledger.Change, error) {
			held := s.Conflicts()
			if len(held) == 0 {
				return casework.LiftRestriction(casework.Whole{s}, c.Manager, id, "A reason")
			}
			return casework.EndConflict(casework.Whole{s}, c.Manager, id, casework.ConflictEndedBody{Conflict: held[0].Entry.Ref(), Why: "A reason"})
		}
	}
}
