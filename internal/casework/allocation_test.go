package casework_test

import (
	"slices"
	"testing"
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/casetest"
	"candour/internal/fault"
	"candour/internal/ledger"
)

func allocate(c *casetest.Case, body casework.AllocatedBody) casetest.Verb {
	return func(s *casework.State) (ledger.Change, error) {
		return casework.Allocate(s, c.Manager, ledger.NewEntryID(), body)
	}
}

// may reports whether somebody is on the case at a time, as access sees it.
func may(c *casetest.Case, p ledger.StreamID, at time.Time) bool {
	ties := slices.DeleteFunc(casework.Ties(c.Read(c.Stream)), func(t access.Tie) bool {
		return at.Before(t.From) || !t.Until.IsZero() && !at.Before(t.Until)
	})
	person := access.Person{ID: p, Roles: []access.Role{access.Practitioner}}
	return access.Decide(person, access.CaseReader, ties).Allowed
}

func TestANewWorkerTakesThePlaceOfTheOneBefore(t *testing.T) {
	c := casetest.New(t)
	next := ledger.NewStreamID()
	c.When(allocate(c, casework.AllocatedBody{Worker: next, Name: "Gareth Pugh", As: access.Allocated, From: calendar.MustParse("2026-06-01")}))
	may31, june1 := time.Date(2026, 5, 31, 12, 0, 0, 0, time.UTC), time.Date(2026, 6, 1, 8, 0, 0, 0, time.UTC)
	if !may(c, c.Worker.Person, may31) || may(c, next, may31) {
		t.Error("the handover came early")
	}
	if may(c, c.Worker.Person, june1) || !may(c, next, june1) {
		t.Error("the handover did not come")
	}
	if a, ok := c.State().Worker(june1); !ok || a.Name != "Gareth Pugh" {
		t.Errorf("the worker is %+v", a)
	}
}

func TestCoverEndsWithItsLastDayInLondon(t *testing.T) {
	c := casetest.New(t)
	cover := ledger.NewStreamID()
	c.When(allocate(c, casework.AllocatedBody{
		Worker: cover, Name: "Gareth Pugh", As: access.Covers, From: calendar.MustParse("2026-06-01"), Until: calendar.MustParse("2026-06-05"),
	}))
	last := time.Date(2026, 6, 5, 22, 59, 0, 0, time.UTC) // a minute to midnight in London
	if !may(c, cover, last) || may(c, cover, last.Add(time.Minute)) {
		t.Error("cover does not end at midnight in London")
	}
	if ps := fault.FieldsOf(c.Refuses(allocate(c, casework.AllocatedBody{Worker: cover, Name: "Gareth Pugh", As: access.Covers}))); ps[0].Name != "until" {
		t.Errorf("cover without an end: %v", ps)
	}
}

func TestWhoseWorkEndsAtOnceSeesTheCaseNoMore(t *testing.T) {
	c := casetest.New(t)
	c.Clock.Advance(time.Hour)
	ref := c.State().Allocations()[0].Ref
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.EndAllocation(s, c.Manager, ledger.NewEntryID(), casework.AllocationEndedBody{Allocation: ref, Why: "She knows the family"})
	})
	if may(c, c.Worker.Person, c.Clock.Now()) {
		t.Error("still sees the case")
	}
	if got := c.State().Status(); got != casework.Unallocated {
		t.Errorf("the case is %s", got)
	}
}

func TestACaseWithoutATeamWaitsForAManager(t *testing.T) {
	stream := ledger.NewStreamID()
	change, err := casework.OpenCase(casetest.Pack(t), ledger.ByService("court import"), ledger.NewEntryID(), casework.OpenForm{
		Case: stream, OpenedBody: casework.OpenedBody{Side: ledger.NewStreamID(), Law: "public"},
	})
	if err != nil {
		t.Fatal(err)
	}
	n := change.Entries[stream][0]
	h := ledger.NewHistory(stream, ledger.Entry{Stream: stream, ID: n.ID, Kind: n.Kind, Body: n.Body})
	ties := casework.Ties(h)
	if len(ties) != 1 || ties[0].Relation != access.Waits || ties[0].Subject != access.AllManagers {
		t.Errorf("ties %+v", ties)
	}
}

func TestATeamThatGaveTheCaseAwaySeesItNoMore(t *testing.T) {
	c := casetest.New(t)
	c.Clock.Advance(time.Hour)
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.GiveToTeam(s, c.Manager, ledger.NewEntryID(), casework.TeamBody{Team: ledger.NewStreamID(), Name: "Public law, east"})
	})
	for _, tie := range casework.Ties(c.Read(c.Stream)) {
		if tie.Subject == c.Team && (tie.Until.IsZero() || tie.Until.After(c.Clock.Now())) {
			t.Errorf("the team before is still tied: %+v", tie)
		}
	}
	if _, name := c.State().Team(); name != "Public law, east" {
		t.Errorf("the team is %q", name)
	}
}

func TestAClosedCaseIsGivenToNobodyUntilItIsOpenedAgain(t *testing.T) {
	c := casetest.New(t)
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.CloseCase(s, casetest.Pack(t), c.Worker, ledger.NewEntryID(), casework.ClosedBody{On: calendar.MustParse("2026-05-12"), Why: "Final order"})
	})
	if err := c.Refuses(allocate(c, casework.AllocatedBody{Worker: ledger.NewStreamID(), Name: "Gareth Pugh", As: access.Allocated})); fault.KindOf(err) != fault.Denied {
		t.Errorf("err = %v", err)
	}
	if d := duty(t, c, "Tell the child"); d.Due.On != calendar.MustParse("2026-05-27") {
		t.Errorf("telling the child is due on %v", d.Due.On)
	}
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.Reopen(s, c.Worker, ledger.NewEntryID(), "A review hearing was listed")
	})
	if got := c.State().Status(); got != casework.Open {
		t.Errorf("the case is %s", got)
	}
}
