package footing_test

import (
	"testing"

	"candour/internal/argument"
	"candour/internal/calendar"
	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/pack"
)

var (
	caseStream  = ledger.NewStreamID()
	otherStream = ledger.NewStreamID()
	author      = ledger.NewStreamID()
	today       = calendar.MustParse("2026-11-24")
)

// thing is the key of a thing in the case, by a name of one letter.
func thing(name string, facet footing.Facet) footing.Key {
	return footing.Of(ledger.Ref{Stream: caseStream, Entry: ledger.DerivedID(caseStream, name)}, facet)
}

func elsewhere(facet footing.Facet) footing.Key {
	return footing.Of(ledger.Ref{Stream: otherStream, Entry: ledger.DerivedID(otherStream, "letter")}, facet)
}

// says contributes the same whatever the history.
func says(build func(*footing.Contribution)) footing.Contributor {
	return func(*ledger.History, footing.As) (c footing.Contribution) {
		build(&c)
		return c
	}
}

func named(name string) func() string { return func() string { return name } }

// letterAndReport is a letter, that what it says is so, and a report that rests on that.
func letterAndReport(c *footing.Contribution) {
	c.Evidence(thing("letter", footing.Said), named("the school’s letter of 12 May"))
	c.Statement(thing("letter", footing.So), named("“Rowan was at school”"))
	c.Step(footing.Step{
		Key: thing("letter", "step"), Conclusion: thing("letter", footing.So), Premises: []footing.Key{thing("letter", footing.Said)}, By: "what a school records",
	})
	c.Statement(thing("report", "4.2"), named("paragraph 4.2"))
	c.Step(footing.Step{
		Key: thing("report", "4.2 step"), Conclusion: thing("report", "4.2"), Premises: []footing.Key{thing("letter", footing.So)}, Author: author,
	})
}

func correction(c *footing.Contribution) {
	c.Evidence(thing("correction", footing.Said), named("the school’s correction of 3 June"))
	c.Challenge(argument.Replaced, thing("correction", footing.Said), thing("letter", footing.Said))
}

func at(t *testing.T, h *ledger.History, contributors ...footing.Contributor) *footing.Case {
	t.Helper()
	c, err := footing.New(&pack.Pack{}, contributors...).At(today, h)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func check(t *testing.T, c *footing.Case, k footing.Key, want footing.Standing) {
	t.Helper()
	if got := c.Standing(k); got != want {
		t.Errorf("%s: %v, want %v: %s", k.Facet, got, want, c.Sentence(k, nil))
	}
}

func empty() *ledger.History { return ledger.NewHistory(caseStream) }

func TestWhatRestsOnAReplacedLetterNoLongerStandsAndSaysWhy(t *testing.T) {
	c := at(t, empty(), says(letterAndReport), says(correction))
	check(t, c, thing("report", "4.2"), footing.NoLongerStands)
	want := "Paragraph 4.2 no longer stands: it rests on “Rowan was at school”, and that on the school’s letter of 12 May, which was replaced by the school’s correction of 3 June."
	if got := c.Sentence(thing("report", "4.2"), nil); got != want {
		t.Errorf("said  %s\nwanted %s", got, want)
	}
	if got := c.Words(thing("letter", footing.Said)); got != "no longer stands: replaced" {
		t.Errorf("Words = %q", got)
	}
}

func TestAReaderWhoMayNotSeeTheCauseIsToldOnlyThatThereIsOne(t *testing.T) {
	c := at(t, empty(), says(letterAndReport), says(correction))
	hidden := func(ref ledger.Ref) bool { return ref == thing("correction", "").Ref }
	if got := c.Sentence(thing("report", "4.2"), hidden); got != "Paragraph 4.2 no longer stands, for a reason you may not see." {
		t.Errorf("said %s", got)
	}
}

func TestChangesListsWhatACorrectionTookAway(t *testing.T) {
	before := at(t, empty(), says(letterAndReport))
	after := at(t, empty(), says(letterAndReport), says(correction))
	changes := footing.Changes(before, after)
	if len(changes) != 4 {
		t.Fatalf("%d changes, want the letter, what it says, the report and the correction: %v", len(changes), changes)
	}
	if first := changes[0]; first.Was != footing.Stands || first.Is != footing.NoLongerStands || first.Reason != argument.Replaced {
		t.Errorf("first change %+v", first)
	}
}

func TestSupposingALetterOutShowsWhatWouldFollow(t *testing.T) {
	now := at(t, empty(), says(letterAndReport))
	then, err := now.WhatIf(thing("letter", "").Ref)
	if err != nil {
		t.Fatal(err)
	}
	check(t, now, thing("report", "4.2"), footing.Stands)
	check(t, then, thing("report", "4.2"), footing.NoLongerStands)
}

func TestWhatRestsOnALetterIsListedDirectOnesFirst(t *testing.T) {
	c := at(t, empty(), says(letterAndReport), says(func(c *footing.Contribution) {
		c.Statement(thing("decision", footing.So), named("decision 2"))
		c.Step(footing.Step{Key: thing("decision", "step"), Conclusion: thing("decision", footing.So), Premises: []footing.Key{thing("report", "4.2")}})
	}))
	resting := c.RestingOn(thing("letter", "").Ref)
	if len(resting) != 2 || resting[0].Key != thing("report", "4.2") || !resting[0].Direct || resting[1].Direct {
		t.Errorf("resting on the letter: %+v", resting)
	}
}

func TestWhatIsCitedAndNotOnTheRecordHoldsNothingUp(t *testing.T) {
	c := at(t, empty(), says(func(c *footing.Contribution) {
		c.Statement(thing("report", "1"), named("paragraph 1"))
		c.Step(footing.Step{Key: thing("report", "1 step"), Conclusion: thing("report", "1"), Premises: []footing.Key{thing("nothing", footing.Said)}})
		c.Challenge(argument.Replaced, thing("nobody", footing.Said), thing("report", "1"))
	}))
	check(t, c, thing("report", "1"), footing.NoLongerStands)
	check(t, c, thing("nothing", footing.Said), footing.NothingSupports)
	check(t, c, thing("nobody", footing.Said), footing.NotAnswered)
}

func TestErasedWordsAreOutAndSaySo(t *testing.T) {
	letter := thing("letter", footing.Said)
	h := ledger.NewHistory(caseStream, ledger.Entry{Stream: caseStream, Version: 1, ID: letter.Entry, Erased: true})
	c := at(t, h, says(func(c *footing.Contribution) {
		c.Statement(thing("report", "1"), named("paragraph 1"))
		c.Step(footing.Step{Key: thing("report", "1 step"), Conclusion: thing("report", "1"), Premises: []footing.Key{letter}})
	}))
	check(t, c, thing("report", "1"), footing.NoLongerStands)
	if got := c.Words(letter); got != "no longer stands: erased by law" {
		t.Errorf("Words = %q", got)
	}
}

func TestNoWeightReachesOnlyTheAuthorsOwnConclusions(t *testing.T) {
	letter := thing("letter", footing.So)
	step := func(c *footing.Contribution, paragraph string, by ledger.StreamID, reports bool) {
		c.Statement(thing("report", footing.Facet(paragraph)), named("paragraph "+paragraph))
		c.Step(footing.Step{
			Key: thing("report", footing.Facet(paragraph+" step")), Conclusion: thing("report", footing.Facet(paragraph)),
			Premises: []footing.Key{letter}, Author: by, Reports: reports,
		})
	}
	c := at(t, empty(), says(letterAndReport), says(func(c *footing.Contribution) {
		step(c, "reports", author, true)
		step(c, "somebody else’s", ledger.NewStreamID(), false)
		c.Evidence(thing("opinion", footing.Said), named("the author’s opinion"))
		c.NoWeights = append(c.NoWeights, footing.NoWeight{From: thing("opinion", footing.Said), Author: author, On: letter.Ref})
	}))
	check(t, c, letter, footing.Stands)
	check(t, c, thing("report", "4.2"), footing.NoLongerStands)
	check(t, c, thing("report", "reports"), footing.Stands)
	check(t, c, thing("report", "somebody else’s"), footing.Stands)
}

func TestAFindingWhoseDocumentIsOnRecordShowsAsFoundByTheCourt(t *testing.T) {
	c := at(t, empty(), says(letterAndReport), says(func(c *footing.Contribution) {
		c.Evidence(thing("finding", footing.Said), named("the finding of 3 June"))
		c.Step(footing.Step{
			Key: thing("finding", "step"), Conclusion: thing("letter", footing.So), Premises: []footing.Key{thing("finding", footing.Said)}, Court: true,
		})
	}))
	check(t, c, thing("letter", footing.So), footing.FoundByTheCourt)
}

func TestACaseIsWorkedOutOnceForEachHistoryAndDay(t *testing.T) {
	asked := 0
	f := footing.New(&pack.Pack{}, func(*ledger.History, footing.As) footing.Contribution {
		asked++
		return footing.Contribution{}
	})
	h := empty()
	for range 3 {
		if _, err := f.At(today, h); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := f.At(today.AddDays(1), h); err != nil {
		t.Fatal(err)
	}
	if asked != 2 {
		t.Errorf("asked %d times, want once for each of two days", asked)
	}
}

func TestAFeatureThatContradictsItselfIsAnErrorAndNotAPanic(t *testing.T) {
	if _, err := footing.New(&pack.Pack{}, says(letterAndReport), says(letterAndReport)).At(today, empty()); err == nil {
		t.Error("the same record declared twice is taken")
	}
}

func TestWhatAStatementRestsOnIsListedWhetherOrNotItStillHolds(t *testing.T) {
	c := at(t, empty(), says(letterAndReport), says(correction))
	supports := c.Supports(thing("letter", footing.So))
	if len(supports) != 1 || supports[0].By != "what a school records" || supports[0].Standing != footing.NoLongerStands {
		t.Errorf("supports %+v", supports)
	}
	against := c.Challenges(thing("letter", footing.Said))
	if len(against) != 1 || against[0].Cause != argument.Replaced || against[0].From != thing("correction", footing.Said) {
		t.Errorf("challenges %+v", against)
	}
}
