package court_test

import (
	"testing"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/court"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// colleague is of the team that has the case which the court sent; friend knows the family.
var (
	team      = ledger.NewStreamID()
	colleague = inTeam("Nia Probert")
	friend    = inTeam("Aled Rees")
	lead      = casework.NamedPerson{Person: ledger.NewStreamID(), Name: "Owen Farrell", Manages: true}
	stranger  = casework.NamedPerson{Person: ledger.NewStreamID(), Name: "Carys Bell", Manages: true}
)

func inTeam(name string) access.Person {
	return access.Person{ID: ledger.NewStreamID(), Name: name, Roles: []access.Role{access.Practitioner}, Teams: []access.Membership{{Team: team}}}
}

// shared gives both cases of a pair to the team.
func (p *pair) shared() *pair {
	for _, stream := range []ledger.StreamID{p.kept, p.courts} {
		p.onCase(stream, func(w casework.Whole, id ledger.EntryID) (ledger.Change, error) {
			return casework.GiveToTeam(w[0], worker, id, casework.TeamBody{Team: team, Name: "Private law, north"})
		})
	}
	return p
}

type wholeVerb func(casework.Whole, ledger.EntryID) (ledger.Change, error)

// onCase carries out an act on a case, in every stream in which it stands.
func (w *world) onCase(stream ledger.StreamID, verb wholeVerb) {
	w.t.Helper()
	on := []ledger.Seen{{Stream: stream, Version: ledger.Any}}
	if twin := casework.Of(w.Read(stream)).Twin(); twin != "" {
		on = append(on, ledger.Seen{Stream: twin, Version: ledger.Any})
	}
	id := ledger.NewEntryID()
	_, err := w.Ledger.Do(w.t.Context(), ledger.Act{Form: id, On: on, Verb: func(hs ledger.Histories) (ledger.Change, error) {
		whole, err := casework.WholeOf(hs, stream)
		if err != nil {
			return ledger.Change{}, err
		}
		return verb(whole, id)
	}})
	if err != nil {
		w.t.Fatal(err)
	}
}

func restrictTo(named casework.NamedPerson) wholeVerb {
	return func(w casework.Whole, id ledger.EntryID) (ledger.Change, error) {
		return casework.Restrict(w, worker, id, casework.RestrictForm{People: []casework.NamedPerson{named}, Why: "Known to many", Leaves: true})
	}
}

func closeTo(who access.Person) wholeVerb {
	return func(w casework.Whole, id ledger.EntryID) (ledger.Change, error) {
		return casework.DeclareConflict(w, worker, id, casework.ConflictForm{ConflictBody: casework.ConflictBody{Person: who.ID, Name: who.Name, Interest: casework.InFriend, Words: "A neighbour"}})
	}
}

func lift(w casework.Whole, id ledger.EntryID) (ledger.Change, error) {
	return casework.LiftRestriction(w, worker, id, "It is over")
}

func endConflict(w casework.Whole, id ledger.EntryID) (ledger.Change, error) {
	return casework.EndConflict(w, worker, id, casework.ConflictEndedBody{Conflict: w[0].Conflicts()[0].Entry.Ref(), Why: "Another family"})
}

// read are whether somebody reads the case made by hand, and the court's.
func (p *pair) read(who access.Person) [2]bool {
	p.t.Helper()
	return [2]bool{p.reads(who, p.kept), p.reads(who, p.courts)}
}

func (w *world) reads(who access.Person, stream ledger.StreamID) bool {
	w.t.Helper()
	ties, err := access.TiesOf(w.t.Context(), w.Ledger.DB(), []ledger.StreamID{stream}, w.Clock.Now())
	if err != nil {
		w.t.Fatal(err)
	}
	return access.Decide(who, access.CaseReader, ties[stream]).Allowed
}

func TestWhatClosesAJoinedCaseClosesItsTwin(t *testing.T) {
	for name, closes := range map[string]wholeVerb{"restriction": restrictTo(lead), "conflict": closeTo(colleague)} {
		t.Run(name, func(t *testing.T) {
			p := newPair(t).shared()
			p.joins()
			if p.read(colleague) != [2]bool{true, true} {
				t.Fatalf("before, the colleague reads %v", p.read(colleague))
			}
			p.onCase(p.kept, closes)
			if p.read(colleague) != [2]bool{} {
				t.Errorf("closed to them, the colleague reads %v", p.read(colleague))
			}
			p.onCase(p.kept, map[string]wholeVerb{"restriction": lift, "conflict": endConflict}[name])
			if p.read(colleague) != [2]bool{true, true} {
				t.Errorf("opened again, the colleague reads %v", p.read(colleague))
			}
		})
	}
}

func TestAConflictDeclaredInTheCourtsCaseClosesTheOneMadeByHand(t *testing.T) {
	p := newPair(t).shared()
	p.joins()
	p.onCase(p.courts, closeTo(friend))
	if p.read(friend) != [2]bool{} || p.read(colleague) != [2]bool{true, true} {
		t.Errorf("the friend reads %v, the colleague %v", p.read(friend), p.read(colleague))
	}
}

func TestJoiningClosesEachCaseToEverybodyToWhomTheOtherIsClosed(t *testing.T) {
	p := newPair(t).shared()
	p.onCase(p.kept, restrictTo(lead))
	p.onCase(p.courts, closeTo(friend))
	p.joins()
	if p.read(colleague) != [2]bool{} || p.read(friend) != [2]bool{} {
		t.Errorf("joined, the colleague reads %v and the friend %v", p.read(colleague), p.read(friend))
	}
	p.onCase(p.kept, lift)
	if p.read(colleague) != [2]bool{true, true} || p.read(friend) != [2]bool{} {
		t.Errorf("no longer restricted, the colleague reads %v and the friend %v", p.read(colleague), p.read(friend))
	}
}

func TestPartingOpensNothing(t *testing.T) {
	p := newPair(t).shared()
	p.onCase(p.kept, restrictTo(lead))
	p.onCase(p.courts, closeTo(friend))
	p.joins()
	p.parts()
	if p.read(colleague) != [2]bool{} || p.read(friend) != [2]bool{} {
		t.Errorf("parted, the colleague reads %v and the friend %v", p.read(colleague), p.read(friend))
	}
	p.onCase(p.courts, lift)
	p.onCase(p.courts, endConflict)
	if p.read(colleague) != [2]bool{false, true} || p.read(friend) != [2]bool{false, true} {
		t.Errorf("the court’s alone opened, the colleague reads %v and the friend %v", p.read(colleague), p.read(friend))
	}
	p.joins()
	if p.read(colleague) != [2]bool{} || p.read(friend) != [2]bool{} {
		t.Errorf("joined once more, the colleague reads %v and the friend %v", p.read(colleague), p.read(friend))
	}
}

func TestCasesRestrictedToDifferentPeopleAreNotJoined(t *testing.T) {
	p := newPair(t)
	p.onCase(p.kept, restrictTo(lead))
	p.onCase(p.courts, restrictTo(stranger))
	if p.says(court.JoinCases) == nil {
		t.Error("joined, one of them is open to whom it was closed")
	}
}

func TestACaseThatTheCourtSendsBesideARestrictedOneBeginsRestricted(t *testing.T) {
	for _, number := range []string{byTelephone, publicNumber, "1720-0173-9454-6565"} {
		t.Run(number, func(t *testing.T) {
			w := newWorld(t)
			byHand := w.byHand(number)
			w.onCase(byHand, closeTo(friend))
			w.onCase(byHand, restrictTo(lead))
			w.gets(numbered(t, may))
			s, _ := w.open(pack.PublicLaw, publicNumber)
			if r := s.Restricted(); r == nil || !r.Names(lead.Person) || len(r.People) != 1 {
				t.Errorf("it is restricted to %+v", r)
			}
			if held := s.Conflicts(); len(held) != 1 || held[0].Person != friend.ID {
				t.Errorf("conflicts of interest %+v", held)
			}
			manager := access.Person{ID: ledger.NewStreamID(), Roles: []access.Role{access.Manager}}
			if w.reads(manager, s.Stream) {
				t.Error("every manager reads it while it waits for a team")
			}
			w.gets(numbered(t, june).with("children", 0, "firstName", "Zadie"))
		})
	}
}
