package casework_test

import (
	"testing"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/casetest"
	"candour/internal/fault"
	"candour/internal/ledger"
)

func moveAway(c, there *casetest.Case, form casework.WrongCaseForm) (casetest.Verb, ledger.StreamID) {
	id := ledger.NewEntryID()
	return func(s *casework.State) (ledger.Change, error) {
		return casework.MoveToRightCase(s, there.State(), c.Worker, id, form)
	}, there.Stream
}

func TestANoteInTheWrongCaseIsHiddenAtOnceAndStandsWhereItBelongs(t *testing.T) {
	c := casetest.New(t)
	there := c.Another("ZE26P00977")
	c.When(note(c.Worker, call("Orla Byrne", "She will bring both children on Thursday.")))
	wrong := c.State().Notes()[0]
	verb, other := moveAway(c, there, casework.WrongCaseForm{Entry: wrong.Entry.ID, Why: "Two families named Byrne"})
	c.When(verb, other)

	if n := len(c.State().Notes()); n != 0 {
		t.Errorf("%d notes still in sight", n)
	}
	for _, e := range casework.Shown(c.Read(c.Stream)) {
		if e.ID == wrong.Entry.ID {
			t.Error("the entry is still shown")
		}
	}
	moved := there.State().Notes()
	if len(moved) != 1 || moved[0].Said != wrong.Said || moved[0].Moved != wrong.Ref() || !moved[0].At().Equal(wrong.At()) {
		t.Errorf("where it belongs: %+v", moved)
	}
	if hidden := casework.HiddenEntries(c.Read(c.Stream)); len(hidden) != 1 || hidden[0].ID != wrong.Entry.ID {
		t.Errorf("a reviewer sees %+v", hidden)
	}
}

func TestWhatFollowedFromAHiddenEntryIsHiddenWithIt(t *testing.T) {
	c := casetest.New(t)
	before := len(c.State().Duties())
	worry := worried(t, c, casework.WorryForm{WorriedBody: casework.WorriedBody{Cause: "Bruises seen at school."}, On: calendar.MustParse("2026-05-12")})
	if len(c.State().Duties()) == before {
		t.Fatal("the worry opened nothing")
	}
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.MoveToRightCase(s, nil, c.Worker, ledger.NewEntryID(), casework.WrongCaseForm{Entry: worry.Entry, Why: "The neighbours’ child"})
	})
	if len(c.State().Worries()) != 0 || len(c.State().Duties()) != before {
		t.Errorf("worries %d, duties %d; want 0 and %d", len(c.State().Worries()), len(c.State().Duties()), before)
	}
}

func TestAConfidentialFactInTheWrongCaseIsHiddenOnBothSides(t *testing.T) {
	f := withAddress(t, fromFather)
	onRecord := f.theDetail(t).Entry.ID
	f.When(func(s *casework.State) (ledger.Change, error) {
		return casework.MoveToRightCase(s, nil, f.Worker, ledger.NewEntryID(), casework.WrongCaseForm{Entry: onRecord, Why: "Another Ms O’Neill"})
	})
	if p, _ := f.State().Person(f.mother); len(p.Details()) != 0 {
		t.Errorf("details %+v", p.Details())
	}
	if v := casework.SideOf(f.Read(f.Side)).Values(); len(v) != 0 {
		t.Errorf("the closed side still has %q", v)
	}
}

func TestAReviewerBringsAnEntryBack(t *testing.T) {
	c := casetest.New(t)
	c.When(note(c.Worker, call("Orla Byrne", "She will bring both children on Thursday.")))
	entry := c.State().Notes()[0].Entry.ID
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.MoveToRightCase(s, nil, c.Worker, ledger.NewEntryID(), casework.WrongCaseForm{Entry: entry, Why: "Two families named Byrne"})
	})
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.BringBack(s, c.Manager, ledger.NewEntryID(), casework.BroughtBackBody{Entry: entry, Why: "It was this family after all"})
	})
	if n := len(c.State().Notes()); n != 1 {
		t.Errorf("%d notes", n)
	}
}

func TestTheCaseItselfCannotBeMoved(t *testing.T) {
	c := casetest.New(t)
	err := c.Refuses(func(s *casework.State) (ledger.Change, error) {
		return casework.MoveToRightCase(s, nil, c.Worker, ledger.NewEntryID(), casework.WrongCaseForm{Entry: s.Case().Entry, Why: "?"})
	})
	if fault.KindOf(err) != fault.Denied {
		t.Errorf("err = %v", err)
	}
	err = c.Refuses(func(s *casework.State) (ledger.Change, error) {
		return casework.MoveToRightCase(s, nil, c.Worker, ledger.NewEntryID(), casework.WrongCaseForm{Entry: ledger.NewEntryID(), Why: "?"})
	})
	if fault.KindOf(err) != fault.NotFound {
		t.Errorf("err = %v", err)
	}
}
