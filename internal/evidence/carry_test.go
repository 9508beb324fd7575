package evidence_test

import (
	"strings"
	"testing"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/casetest"
	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// linked are two cases of one record that belong together, and an item of the first.
type linked struct {
	*casetest.Case
	t     testing.TB
	pack  *pack.Pack
	other *casetest.Case
	item  ledger.Ref
}

// letter is a source as a form gives it, under some conditions.
func letter(who evidence.Who, handling ...string) *evidence.SourceForm {
	return &evidence.SourceForm{
		SourceBody: evidence.SourceBody{
			Who: who, Kind: "school", Where: "At 4 Mill Lane", Knows: "He saw it at the gate", Present: "Mrs Rowe", Obtained: "in_writing",
			Paper: evidence.Paper{Name: "Letter of 12 May", Page: 2}, Handling: handling,
		},
		Said: ledger.OnDay("2026-05-12"),
	}
}

func newLinked(t *testing.T, handling ...string) *linked {
	t.Helper()
	t.Parallel() // each has a record of its own
	c := casetest.New(t, casetest.More{Kinds: []*ledger.Set{&evidence.Kinds, &footing.Kinds}})
	x := &linked{Case: c, t: t, pack: casetest.Pack(t), other: c.Another("ZE26P00413")}
	child := c.Begin()
	isla := c.Add(casework.PersonAddedBody{Person: child, Kind: casework.Child, Name: "Isla Kersey"})
	x.other.Add(casework.PersonAddedBody{Person: child, Kind: casework.Child, Name: "Isla Kersey"})
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.LinkCases(s, x.other.State(), c.Worker, ledger.NewEntryID(), casework.LinkForm{How: casework.SameChild, Why: "Isla is in both"})
	}, x.other.Stream)
	id := ledger.NewEntryID()
	c.When(func(*casework.State) (ledger.Change, error) {
		return evidence.Draw(x.pack, evidence.Of(c.Read(c.Stream)), c.Worker, id, evidence.ItemForm{
			ItemBody: evidence.ItemBody{Words: "He came late on nine days.", Says: "Isla was collected late on nine days", About: []ledger.Ref{isla}, Hand: evidence.FirstHand},
			From:     letter(evidence.Who{Name: "The office at Hill Road School"}, handling...),
		})
	})
	x.item = ledger.Ref{Stream: c.Stream, Entry: evidence.ItemOf(c.Stream, id)}
	return x
}

func (x *linked) carries() error {
	_, err := x.Ledger.Do(x.t.Context(), ledger.Act{
		On: []ledger.Seen{{Stream: x.Stream, Version: ledger.Any}, {Stream: x.other.Stream, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) {
			return evidence.Carry(x.pack, hs[x.Stream], hs[x.other.Stream], x.Worker, ledger.NewEntryID(), casework.CarryForm{
				What: x.item, As: "A letter of the school", Why: "It concerns Isla in both", By: "Order of 3 October, paragraph 4",
			})
		},
	})
	return err
}

func (x *linked) copies() []*evidence.Item { return evidence.Of(x.Read(x.other.Stream)).Items() }

func TestAnItemCrossesWithItsSourceAndSaysWhereItCameFrom(t *testing.T) {
	x := newLinked(t, "anonymous_referrer")
	if err := x.carries(); err != nil {
		t.Fatal(err)
	}
	copies := x.copies()
	if len(copies) != 1 {
		t.Fatalf("%d items crossed", len(copies))
	}
	item := copies[0]
	if from, carried := item.CarriedFrom(); !carried || from != x.Stream || item.Origin != x.item || item.ItemBody.Words != "He came late on nine days." {
		t.Errorf("the copy is %+v", item.ItemBody)
	}
	if len(item.About) != 1 || item.About[0] != x.other.State().Children()[0].Ref {
		t.Errorf("about %v", item.About)
	}
	source := item.Source
	told := source.Who.Name + source.Where + source.Knows + source.Present + source.Paper.Name
	if strings.Contains(told, "Hill Road") || strings.Contains(told, "Mill Lane") || strings.Contains(told, "Rowe") || source.Handling[0] != "anonymous_referrer" {
		t.Errorf("the source shows who it was: %+v", source.SourceBody)
	}
	for _, s := range []*casework.State{x.State(), x.other.State()} {
		if crossings := s.Crossings(); len(crossings) != 1 || crossings[0].What != x.item {
			t.Errorf("a case says %+v", crossings)
		}
	}
	if x.carries() == nil {
		t.Error("it crossed twice")
	}
}

func TestWhatMayNotCrossDoesNotCross(t *testing.T) {
	for _, condition := range []string{"privileged", "police_intelligence", "marac", "childs_confidence"} {
		t.Run(condition, func(t *testing.T) {
			x := newLinked(t, condition)
			if err := x.carries(); err == nil || len(x.copies()) != 0 || len(x.State().Crossings()) != 0 {
				t.Errorf("%v; %d items crossed", err, len(x.copies()))
			}
		})
	}
}

func TestACopyNoLongerStandsOnceItsOriginalWasReplaced(t *testing.T) {
	x := newLinked(t)
	if err := x.carries(); err != nil {
		t.Fatal(err)
	}
	x.When(func(*casework.State) (ledger.Change, error) {
		newer := evidence.ItemForm{
			ItemBody: evidence.ItemBody{Words: "It was another child.", Says: "Isla was collected on time", Hand: evidence.FirstHand},
			From:     letter(evidence.Who{Name: "The office at Hill Road School"}),
		}
		return evidence.Replace(x.pack, evidence.Of(x.Read(x.Stream)), x.Worker, ledger.NewEntryID(), evidence.ReplaceForm{
			Older: x.item, Newer: evidence.AccountForm{New: &newer}, Why: "The school mixed up two children",
		})
	})
	f, day := footing.New(x.pack, evidence.Contribute(nil)), calendar.MustParse("2026-06-24")
	here := x.Read(x.Stream)
	there, err := f.At(day, here)
	if err != nil {
		t.Fatal(err)
	}
	news, err := f.News(there, here.Entries[len(here.Entries)-1].Ref(), ledger.ByService("news"), x.Read(x.other.Stream))
	if err != nil || len(news) != 1 {
		t.Fatalf("news %v, %v", news, err)
	}
	so := footing.Of(x.copies()[0].Ref(), footing.So)
	before, err := f.At(day, x.Read(x.other.Stream))
	if err != nil || !before.Standing(so).Holds() {
		t.Fatalf("before the news: %v, %v", before.Standing(so), err)
	}
	x.Append(x.other.Stream, news...)
	after, err := f.At(day, x.Read(x.other.Stream))
	if err != nil || after.Standing(so) != footing.NoLongerStands {
		t.Errorf("after the news: %v, %v", after.Standing(so), err)
	}
}
