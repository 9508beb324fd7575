package access_test

import (
	"testing"
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
)

var stages = &pack.Pack{Authors: []pack.AuthorStage{{ID: "new"}, {ID: "experienced"}}}

var (
	spring = calendar.NewDate(2026, time.March, 2)
	autumn = calendar.NewDate(2026, time.September, 1)
)

// team is a manager and a practitioner of one team, and the manager of another.
func team(t *testing.T) (s *service, manager, worker, elsewhere access.Person) {
	s = &service{t: t}
	one, other := ledger.NewStreamID(), ledger.NewStreamID()
	for _, id := range []ledger.StreamID{one, other} {
		s.says(access.MakeTeam(s.people(), access.Host, stream, ledger.NewEntryID(), id, "Team "+string(id)))
	}
	add := func(name string, role access.Role, in ledger.StreamID, manages bool) access.Person {
		id := ledger.NewStreamID()
		s.says(access.AddNewcomer(s.people(), access.Host, stream, ledger.NewEntryID(), access.Newcomer{Person: id, Name: name, Role: role, Team: in, Manages: manages}))
		n, err := access.RoleConfirmed.New(ledger.NewEntryID(), ledger.By(ledger.NewStreamID()), nil, access.RoleWordBody{Asked: s.people().Waiting()[0].Asked})
		if err != nil {
			t.Fatal(err)
		}
		var change ledger.Change
		change.Add(stream, n)
		s.says(change, nil)
		return s.find(id)
	}
	return s, add("Colin Pryce", access.Manager, one, true), add("Ruth Adeyemi", access.Practitioner, one, false), add("Denise Ferreira", access.Manager, other, true)
}

func set(s *service, by access.Person, of access.Person, stage string, from calendar.Date) error {
	change, err := access.SetStage(stages, s.people(), by, stream, ledger.NewEntryID(), access.StageBody{
		Person: of.ID, Stage: stage, From: from, Why: "What we agreed in supervision",
	})
	if err == nil {
		s.says(change, nil)
	}
	return err
}

func TestAStageHoldsFromItsDay(t *testing.T) {
	s, manager, worker, _ := team(t)
	for _, step := range []struct {
		stage string
		from  calendar.Date
	}{{"experienced", autumn}, {"new", spring}} {
		if err := set(s, manager, worker, step.stage, step.from); err != nil {
			t.Fatal(err)
		}
	}
	for day, want := range map[calendar.Date]string{
		spring.AddDays(-1): "", spring: "new", autumn.AddDays(-1): "new", autumn: "experienced", autumn.AddDays(400): "experienced",
	} {
		if got := s.find(worker.ID).Stage(day); got != want {
			t.Errorf("on %s: %q, want %q", day, got, want)
		}
	}
}

func TestOfOneDayTheLastWordCounts(t *testing.T) {
	s, manager, worker, _ := team(t)
	for _, stage := range []string{"experienced", "new"} {
		if err := set(s, manager, worker, stage, spring); err != nil {
			t.Fatal(err)
		}
	}
	if got := s.find(worker.ID).Stage(autumn); got != "new" {
		t.Errorf("stage %q", got)
	}
}

func TestNobodyButTheirManagerSaysHowFarOnSomebodyIs(t *testing.T) {
	s, manager, worker, elsewhere := team(t)
	for who, by := range map[string]access.Person{"themselves": worker, "another team’s manager": elsewhere} {
		if err := set(s, by, worker, "experienced", spring); fault.KindOf(err) != fault.NotFound {
			t.Errorf("%s: %v, want not found", who, err)
		}
	}
	if err := set(s, manager, manager, "experienced", spring); fault.KindOf(err) != fault.NotFound {
		t.Errorf("a manager of themselves: %v", err)
	}
	if err := set(s, manager, worker, "a genius", spring); fault.KindOf(err) != fault.Invalid {
		t.Errorf("a stage that no pack knows: %v", err)
	}
}
