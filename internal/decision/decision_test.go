package decision_test

import (
	"testing"

	"candour/internal/argument"
	"candour/internal/calendar"
	"candour/internal/casework/casetest"
	"candour/internal/decision"
	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/practice"
)

var today = calendar.MustParse("2026-11-24")

// table is a case at whose table something is decided.
type table struct {
	*casetest.Case
	t       *testing.T
	footing *footing.Footing
	fallen  map[ledger.Ref]bool // items that were not proved
	ola     ledger.Ref
	keeper  ledger.Author
}

func newTable(t *testing.T) *table {
	t.Helper()
	b := &table{t: t, fallen: map[ledger.Ref]bool{}, keeper: ledger.By(ledger.NewStreamID())}
	b.footing = footing.New(casetest.Pack(t), practice.Contribute, decision.Contribute, b.items)
	b.Case = casetest.New(t, casetest.More{
		Kinds: []*ledger.Set{&practice.Kinds, &footing.Kinds, &decision.Kinds}, Views: []*ledger.View{b.footing.View(), footing.ToldView, practice.View, decision.View},
	})
	b.ola = b.Child("Ola Danso", "2016-03-04")
	return b
}

// items are what was said, as evidence of the case, and what was found not proved.
func (b *table) items(h *ledger.History, _ footing.As) (c footing.Contribution) {
	for ref, fell := range b.fallen {
		if ref.Stream != h.Stream {
			continue
		}
		said, so := footing.Of(ref, footing.Said), footing.Of(ref, footing.So)
		c.Evidence(said, func() string { return "what Ola said" })
		c.Statement(so, func() string { return "what Ola said" })
		c.Step(footing.Step{Key: footing.Of(ref, "step"), Conclusion: so, Premises: []footing.Key{said}})
		if fell {
			found := footing.Of(ref, "finding")
			c.Evidence(found, func() string { return "the finding" })
			c.Challenge(argument.NotProved, found, so)
		}
	}
	return c
}

func (b *table) item() ledger.Ref {
	ref := ledger.Ref{Stream: b.Stream, Entry: ledger.NewEntryID()}
	b.fallen[ref] = false
	return ref
}

func (b *table) do(stream ledger.StreamID, verb func(*ledger.History) (ledger.Change, error)) error {
	_, err := b.Ledger.Do(b.t.Context(), ledger.Act{On: []ledger.Seen{{Stream: stream, Version: ledger.Any}}, Verb: func(hs ledger.Histories) (ledger.Change, error) {
		return verb(hs[stream])
	}})
	return err
}

func (b *table) must(err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
}

// decides puts a decision on record.
func (b *table) decides(body decision.MadeBody, pieces ...practice.CitedBody) *decision.Decision {
	b.t.Helper()
	id := ledger.NewEntryID()
	b.must(b.do(b.Stream, func(h *ledger.History) (ledger.Change, error) { return decision.Make(h, b.Worker, id, pieces, body) }))
	d, ok := b.state().Find(ledger.Ref{Stream: b.Stream, Entry: id})
	if !ok {
		b.t.Fatal("the decision is not on record")
	}
	return d
}

func (b *table) state() *decision.State { return decision.Of(b.Read(b.Stream)) }

func (b *table) argument() *footing.Case {
	b.t.Helper()
	b.footing = footing.New(casetest.Pack(b.t), practice.Contribute, decision.Contribute, b.items) // what was found is no entry of these tests
	c, err := b.footing.At(today, b.Read(b.Stream))
	b.must(err)
	return c
}

// library is a decision for the library, which rests on what is given for it.
func library(rests ...decision.Consideration) decision.MadeBody {
	return decision.MadeBody{
		Question: "Where to hold the family meeting", Reasons: "Everybody can get there.",
		Options: []decision.Option{{Name: "At the library", For: rests}, {Name: "At our office", Against: []decision.Consideration{{Words: "Two buses each way"}}}},
	}
}

func wants(x *testing.T, c *footing.Case, d *decision.Decision, want footing.Standing) {
	x.Helper()
	if got := c.Standing(d.Key()); got != want {
		x.Errorf("the decision %s; want that it %s", got, want)
	}
}

func TestADecisionThatRestsOnNothingNamedStands(t *testing.T) {
	b := newTable(t)
	d := b.decides(library())
	wants(t, b.argument(), d, footing.Stands)
}

func TestADecisionWhoseFactFellAsksForAnAnswerUntilSomebodySaysThatItStays(t *testing.T) {
	b := newTable(t)
	item := b.item()
	d := b.decides(library(decision.Consideration{Words: "Ola feels safe there", Sort: decision.ByFact, On: item}))
	wants(t, b.argument(), d, footing.Stands)
	b.fallen[item] = true
	c := b.argument()
	wants(t, c, d, footing.NoLongerStands)
	if asks := b.state().ToAnswer(c); len(asks) != 1 || asks[0].On[0].Ref != item {
		t.Fatalf("asks %v", asks)
	}
	b.must(b.do(b.Stream, func(h *ledger.History) (ledger.Change, error) {
		return decision.Keep(decision.Of(h), c, b.Worker, ledger.NewEntryID(), decision.KeptBody{Decision: d.Ref(), Why: "It is near all the same."})
	}))
	if asks := b.state().ToAnswer(b.argument()); len(asks) != 0 {
		t.Errorf("still asks %v", asks)
	}
}

func TestAWishThatWasSaidHoldsADecisionUpWhetherOrNotItIsSo(t *testing.T) {
	b := newTable(t)
	item := b.item()
	d := b.decides(library(decision.Consideration{Words: "Ola asked for it", Sort: decision.ByPreference, On: item}))
	b.fallen[item] = true
	wants(t, b.argument(), d, footing.Stands)
}

func TestWhatSpeaksForAWayThatWasNotChosenHoldsNothingUp(t *testing.T) {
	b := newTable(t)
	item := b.item()
	body := library()
	body.Options[1].For = []decision.Consideration{{Words: "It is quiet", Sort: decision.ByFact, On: item}}
	d := b.decides(body)
	b.fallen[item] = true
	wants(t, b.argument(), d, footing.Stands)
}

func TestWithdrawnGuidanceMarksADecisionThatIsAheadAndLeavesOneThatWasCarriedOutBefore(t *testing.T) {
	b := newTable(t)
	stream := b.Begin()
	edition := practice.Edition{Sort: practice.Guidance, Name: "Meeting families", Version: "2", Publisher: "Family Practice Board"}
	b.must(b.do(stream, func(h *ledger.History) (ledger.Change, error) {
		return practice.Issue(h, b.keeper, ledger.NewEntryID(), practice.IssuedBody{Edition: edition, From: calendar.MustParse("2026-01-01")})
	}))
	cited := practice.CitedBody{Piece: practice.Of(b.Read(stream)).Ref, Edition: edition}
	rests := decision.Consideration{Words: edition.Label(), Sort: decision.ByGuidance, On: cited.Piece}
	ahead, done := b.decides(library(rests), cited), b.decides(library(rests), cited)
	b.must(b.do(b.Stream, func(h *ledger.History) (ledger.Change, error) {
		return decision.CarryOut(decision.Of(h), b.Worker, ledger.NewEntryID(), calendar.MustParse("2026-05-20"), decision.CarriedOutBody{Decision: done.Ref()})
	}))
	b.must(b.do(stream, func(h *ledger.History) (ledger.Change, error) {
		return practice.Withdraw(practice.Of(h), b.keeper, ledger.NewEntryID(), practice.WithdrawnBody{From: calendar.MustParse("2026-06-01"), Why: "A new version is out"})
	}))
	b.must(footing.Teller{Ledger: b.Ledger, Footing: b.footing}.Tell(t.Context(), ledger.Job{Kind: footing.TellJob, Stream: stream}))
	c := b.argument()
	wants(t, c, ahead, footing.NoLongerStands)
	wants(t, c, done, footing.Stands)
	if then, err := c.WhatIf(cited.Piece); err != nil || then.Standing(done.Key()) != footing.NoLongerStands {
		t.Errorf("what if it had never been in force: %v", err)
	}
}

func TestAChangedDecisionIsANewOneAndBothStay(t *testing.T) {
	b := newTable(t)
	first := b.decides(library())
	again := library()
	again.Chosen, again.Instead = 1, first.Ref()
	err := b.do(b.Stream, func(h *ledger.History) (ledger.Change, error) {
		return decision.Make(h, b.Worker, ledger.NewEntryID(), nil, again)
	})
	if err == nil {
		t.Fatal("it was changed without a reason")
	}
	again.Changed = "The library is shut on Mondays."
	second := b.decides(again)
	c := b.argument()
	wants(t, c, second, footing.Stands)
	wants(t, c, first, footing.NoLongerStands)
	all := b.state()
	if old, _ := all.Find(first.Ref()); old.By == nil || old.By.Ref() != second.Ref() || old.Choice().Name != "At the library" {
		t.Errorf("the first is %+v", old)
	}
	if asks := all.ToAnswer(c); len(asks) != 0 {
		t.Errorf("the first asks for an answer although it was changed: %v", asks)
	}
	third := again
	third.Instead = first.Ref()
	if err := b.do(b.Stream, func(h *ledger.History) (ledger.Change, error) {
		return decision.Make(h, b.Worker, ledger.NewEntryID(), nil, third)
	}); err == nil {
		t.Error("two decisions took the place of one")
	}
}

func TestWhatIsMissingIsAskedAndAPersonMayGoOnWithAReason(t *testing.T) {
	b := newTable(t)
	risk := decision.Named{Ref: ledger.Ref{Stream: b.Stream, Entry: ledger.NewEntryID()}, Words: "Her uncle waits at the gate"}
	known := decision.Known{Risks: []decision.Named{risk}, Concerned: []decision.Named{{Ref: b.ola, Words: "Ola"}}, Guidance: true}
	body := library()
	asked := decision.Check(body, known)
	if len(asked) != 5 {
		t.Fatalf("asks %v", asked)
	}
	body.Past = decision.IDs(asked)
	if body.Validate() == nil {
		t.Error("it went on without a reason")
	}
	body.PastWhy = "It must be today"
	b.decides(body)
	body.Risks = []decision.Risk{{Known: risk.Ref, What: risk.Words, Done: "We leave by the other door"}}
	body.Preferences = []decision.Preference{{Who: b.ola, Says: "The library"}}
	body.Options[0].For = []decision.Consideration{{Words: "Meeting families", Sort: decision.ByGuidance, On: risk.Ref}}
	body.Options[0].Against = []decision.Consideration{{Words: "It closes at five"}}
	body.Review = today
	if left := decision.Check(body, known); len(left) != 0 {
		t.Errorf("still asks %v", left)
	}
}

func TestALineThatEndsInTheNumberOfAnItemRestsOnIt(t *testing.T) {
	item := ledger.Ref{Stream: "s", Entry: "e"}
	find := func(number string) (ledger.Ref, decision.Bears, bool) { return item, decision.ByFact, number == "14" }
	all := decision.Considerations("Ola asked for it (14)\n\nIt is near (by bus)\n", find)
	if len(all) != 2 || all[0] != (decision.Consideration{Words: "Ola asked for it", Sort: decision.ByFact, On: item}) || all[1].Words != "It is near (by bus)" || !all[1].On.IsZero() {
		t.Errorf("%+v", all)
	}
}
