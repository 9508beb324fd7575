package practice_test

import (
	"testing"

	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/practice"
	"candour/internal/words"
)

var (
	keeper = ledger.By(ledger.NewStreamID())
	stream = ledger.NewStreamID()
)

// issued is a tool in force from 1 September 2024, with what was done to it since.
func issued(t *testing.T, since ...practice.WithdrawnBody) *ledger.History {
	t.Helper()
	h := ledger.NewHistory(stream)
	change, err := practice.Issue(h, keeper, ledger.NewEntryID(), practice.IssuedBody{
		Edition: practice.Edition{Sort: practice.Tool, Name: " Spending time indicator ", Version: "3", Publisher: "Family Practice Board"},
		From:    calendar.MustParse("2024-09-01"),
	})
	h = after(t, h, change, err)
	for _, w := range since {
		change, err := practice.Withdraw(practice.Of(h), keeper, ledger.NewEntryID(), w)
		h = after(t, h, change, err)
	}
	return h
}

func after(t *testing.T, h *ledger.History, change ledger.Change, err error) *ledger.History {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	entries := h.Entries
	for _, n := range change.Entries[stream] {
		entries = append(entries, ledger.Entry{Stream: stream, Version: int64(len(entries)) + 1, ID: n.ID, Kind: n.Kind, Author: n.Author, Body: n.Body})
	}
	return ledger.NewHistory(stream, entries...)
}

func withdrawn(from string, unsound bool) practice.WithdrawnBody {
	return practice.WithdrawnBody{From: calendar.MustParse(from), Unsound: unsound, Why: "Two questions point the wrong way"}
}

func TestSomethingMayRestOnAToolFromItsFirstDayToTheDayBeforeItsEnd(t *testing.T) {
	p := practice.Of(issued(t, withdrawn("2026-10-01", false)))
	for day, want := range map[string]bool{"2024-08-31": false, "2024-09-01": true, "2026-09-30": true, "2026-10-01": false} {
		if got := p.InForce(calendar.MustParse(day)); got != want {
			t.Errorf("in force on %s: %v", day, got)
		}
	}
}

func TestNothingMayRestOnAnUnsoundToolOnAnyDay(t *testing.T) {
	p := practice.Of(issued(t, withdrawn("2026-10-01", true)))
	if p.InForce(calendar.MustParse("2025-01-01")) || !p.Withdrawn.Since().IsZero() {
		t.Error("something may rest on it still")
	}
}

func TestAWithdrawalAsksForTheWorkOfTellingEverybody(t *testing.T) {
	h := issued(t, withdrawn("2026-10-01", false), withdrawn("2026-10-01", true))
	upTo := func(version int) *ledger.History { return ledger.NewHistory(stream, h.Entries[:version]...) }
	asks := footing.New(&pack.Pack{}, practice.Contribute).Asks(nil)
	if jobs := asks(upTo(0), upTo(1)); len(jobs) != 0 {
		t.Errorf("what is new asks for %+v", jobs)
	}
	for version := 2; version <= 3; version++ {
		jobs := asks(upTo(version-1), upTo(version))
		if len(jobs) != 1 || jobs[0].Kind != footing.TellJob || jobs[0].Stream != stream || jobs[0].Entry != h.Entries[version-1].ID {
			t.Errorf("withdrawal %d asks for %+v", version-1, jobs)
		}
	}
}

func TestAnEndMayTurnOutToBeAFaultAndNeverTheOtherWayRound(t *testing.T) {
	p := practice.Of(issued(t, withdrawn("2026-10-01", false), withdrawn("2026-10-01", true)))
	if !p.Withdrawn.Unsound {
		t.Fatal("it is not known to be unsound")
	}
	if _, err := practice.Withdraw(p, keeper, ledger.NewEntryID(), withdrawn("2026-12-01", false)); fault.KindOf(err) != fault.Denied {
		t.Errorf("withdrawn once more: %v", err)
	}
}

func TestAWithdrawalNeedsAReasonAndADayNotBeforeTheFirst(t *testing.T) {
	body := withdrawn("2024-08-31", false)
	body.Why = " "
	_, err := practice.Withdraw(practice.Of(issued(t)), keeper, ledger.NewEntryID(), body)
	if ps := fault.FieldsOf(err); len(ps) != 2 || ps[0].Name != "why" || ps[1].Name != "from" {
		t.Errorf("refused with %+v", ps)
	}
}

func TestAStreamHoldsOneVersionOfOneThing(t *testing.T) {
	_, err := practice.Issue(issued(t), keeper, ledger.NewEntryID(), practice.IssuedBody{})
	if fault.KindOf(err) != fault.Denied {
		t.Errorf("added a second: %v", err)
	}
}

func TestAThingIsCitedOnceInAStream(t *testing.T) {
	p := practice.Of(issued(t))
	cited := practice.CitedBody{Piece: p.Ref, Edition: p.Edition}
	citing := practice.Citing{Stream: stream, By: keeper, Before: practice.Cites{cited}, Pieces: practice.Cites{cited}}
	change, err := citing.With(ledger.Change{}, nil)
	if err != nil || len(change.Entries) != 0 {
		t.Errorf("cited again: %+v, %v", change, err)
	}
	citing.Before, citing.Pieces = nil, practice.Cites{cited, cited}
	if change, err = citing.With(ledger.Change{}, nil); err != nil || len(change.Entries[stream]) != 1 {
		t.Errorf("cited first: %+v, %v", change, err)
	}
}

func TestEveryExampleIsValidAndReadsAsALine(t *testing.T) {
	r, err := ledger.NewRegistry(&practice.Kinds)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range r.Names() {
		example := r.Example(name)
		if v, ok := example.(interface{ Validate() error }); ok && v.Validate() != nil {
			t.Errorf("%s: the example is refused", name)
		}
		if line := r.Line(words.Printer{}, ledger.Entry{Kind: name, Body: example}); line.Text == "" {
			t.Errorf("%s: no line", name)
		}
	}
}
