package court_test

import (
	"sync"
	"testing"

	"candour/internal/casework"
	"candour/internal/court"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// byTelephone is the number that the court office read out.
const byTelephone = "SA26C00012"

// numbered is a payload of the public-law case with that number in it.
func numbered(t *testing.T, at string) variant {
	v := public(t, at)
	v.data["familyManCaseNumber"] = byTelephone
	return v
}

// pair is a case made by hand and the one that the court sent later under its number.
type pair struct {
	*world
	kept, side, courts ledger.StreamID
}

func newPair(t *testing.T) *pair {
	t.Helper()
	p := &pair{world: newWorld(t)}
	p.kept = p.byHand(byTelephone)
	p.side = p.state(p.kept).Side
	p.gets(numbered(t, may))
	s, _ := p.open(pack.PublicLaw, publicNumber)
	p.courts = s.Stream
	return p
}

// byHand is a case made by hand with a number in it.
func (w *world) byHand(number string) ledger.StreamID {
	w.t.Helper()
	stream, side := w.Begin(), w.Begin()
	_, err := w.Ledger.Do(w.t.Context(), ledger.Act{
		On: []ledger.Seen{{Stream: stream, Version: ledger.Any}, {Stream: side, Version: ledger.Any}},
		Verb: func(ledger.Histories) (ledger.Change, error) {
			return casework.OpenCase(w.Pack, worker, ledger.NewEntryID(), casework.OpenForm{
				Case: stream, OpenedBody: casework.OpenedBody{Side: side, Law: pack.PublicLaw, Number: number},
			})
		},
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return stream
}

type caseVerb func(kept, courts *ledger.History, by ledger.Author, id ledger.EntryID, form court.JoinForm) (ledger.Change, error)

// says records a person's word on the two and does the job that follows.
func (p *pair) says(verb caseVerb) error {
	p.t.Helper()
	id := ledger.NewEntryID()
	_, err := p.Ledger.Do(p.t.Context(), ledger.Act{
		On: []ledger.Seen{{Stream: p.kept, Version: ledger.Any}, {Stream: p.side, Version: ledger.Any}, {Stream: p.courts, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) {
			return verb(hs[p.kept], hs[p.courts], worker, id, court.JoinForm{Why: "The court office read both names out", Now: p.Ledger.Now()})
		},
	})
	for _, to := range []ledger.StreamID{p.kept, p.courts} {
		if err := p.TakeOver(p.t.Context(), ledger.Job{Kind: court.TakeOverJob, Stream: to, Entry: id}); err != nil {
			p.t.Fatal(err)
		}
	}
	return err
}

func (p *pair) joins() {
	p.t.Helper()
	if err := p.says(court.JoinCases); err != nil {
		p.t.Fatal(err)
	}
}

func (p *pair) parts() {
	p.t.Helper()
	if err := p.says(court.PartCases); err != nil {
		p.t.Fatal(err)
	}
}

func (p *pair) state(stream ledger.StreamID) *casework.State { return casework.Of(p.Read(stream)) }

// children are how many the case made by hand and the court's show.
func (p *pair) children() [2]int {
	return [2]int{len(p.state(p.kept).Children()), len(p.state(p.courts).Children())}
}

func TestACaseMadeByHandTakesWhatTheCourtSendsOnceItIsSaidToBeTheSame(t *testing.T) {
	p := newPair(t)
	if p.children() != [2]int{0, 4} {
		t.Fatalf("before, %v children", p.children())
	}
	p.joins()
	kept, courts := p.state(p.kept), p.state(p.courts)
	if len(kept.Children()) != 4 || kept.Fact(casework.CourtCase).Value() != publicNumber {
		t.Errorf("%d children, number %q", len(kept.Children()), kept.Fact(casework.CourtCase).Value())
	}
	if to, elsewhere := courts.KeptIn(); !elsewhere || to != p.kept || courts.Status() != casework.Closed {
		t.Errorf("the court’s case points at %q and is %s", to, courts.Status())
	}
	for _, d := range courts.Duties() {
		if d.Open() {
			t.Errorf("%s is still to be done in the case that goes on elsewhere", d.What)
		}
	}
	before := p.Read(p.courts).Version
	if r := p.gets(numbered(t, june).with("children", 0, "firstName", "Zadie")); r.Result != court.Changed {
		t.Errorf("a later payload is %s", r.Result)
	}
	if s, _ := p.open(pack.PublicLaw, publicNumber); s.Stream != p.kept || len(s.Children()) != 5 || p.Read(p.courts).Version != before {
		t.Errorf("%d children; the court’s case grew from %d to %d", len(s.Children()), before, p.Read(p.courts).Version)
	}
	if r := p.gets(numbered(t, june).with("children", 0, "firstName", "Zadie")); r.Result != court.Same {
		t.Errorf("sent twice, it is %s", r.Result)
	}
}

func TestPayloadsInAnyOrderAroundTheJoiningGiveOneView(t *testing.T) {
	const april = "2026-04-10T10:00:00.000"
	for _, at := range [][3]string{{april, june, july}, {july, june, april}, {june, july, april}} {
		t.Run(at[0][5:7]+at[1][5:7]+at[2][5:7], func(t *testing.T) {
			p, straight := newPair(t), worldIn(t, t.TempDir())
			sent := func(at string) variant { return numbered(t, at).with("children", 0, "gender", "as of "+at) }
			p.gets(sent(at[0]), sent(at[1]))
			p.joins()
			p.gets(sent(at[2]))
			straight.gets(numbered(t, may), sent(at[0]), sent(at[1]), sent(at[2]))
			if got, want := p.told(pack.PublicLaw, publicNumber), straight.told(pack.PublicLaw, publicNumber); got != want {
				t.Errorf("joined:\n%s\na case that the court alone made:\n%s", got, want)
			}
		})
	}
}

func TestPartedAgainEachCaseHasItsOwn(t *testing.T) {
	p := newPair(t)
	p.joins()
	p.gets(numbered(t, june).with("children", 0, "firstName", "Zadie"))
	p.parts()
	if p.children() != [2]int{0, 5} {
		t.Errorf("parted, %v children", p.children())
	}
	if s, _ := p.open(pack.PublicLaw, publicNumber); s.Stream != p.courts || p.state(p.kept).Fact(casework.CourtCase).Known() {
		t.Error("the number did not go back to the court’s case")
	}
	p.joins()
	if p.children() != [2]int{5, 5} {
		t.Errorf("joined once more, %v children", p.children())
	}
	if r := p.gets(numbered(t, june).with("children", 0, "firstName", "Zadie")); r.Result != court.Same {
		t.Errorf("what is shown again was taken again: %s", r.Result)
	}
}

func TestOnlyTheFirstOfTwoPeopleJoinsTheCases(t *testing.T) {
	p := newPair(t)
	p.joins()
	if p.says(court.JoinCases) == nil {
		t.Error("the same two cases were joined twice")
	}
}

func TestAPayloadOnItsWayWhileTheCasesAreJoinedIsNotLost(t *testing.T) {
	p := newPair(t)
	var both sync.WaitGroup
	both.Go(func() { p.gets(numbered(t, june).with("children", 0, "firstName", "Zadie")) })
	both.Go(p.joins)
	both.Wait()
	if kept := p.state(p.kept); len(kept.Children()) != 5 {
		t.Errorf("%d children", len(kept.Children()))
	}
}
