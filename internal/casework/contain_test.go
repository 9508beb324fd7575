package casework_test

import (
	"testing"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/casetest"
	"candour/internal/fault"
	"candour/internal/ledger"
)

func contained(c *casetest.Case, entry ledger.EntryID) {
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.Contain(s, c.Worker, ledger.NewEntryID(), entry, "It says where she lives")
	})
}

func answered(c *casetest.Case, by ledger.Author, there *casework.State, form casework.ContainedForm) casetest.Verb {
	return func(s *casework.State) (ledger.Change, error) {
		return casework.AnswerContained(s, there, by, ledger.NewEntryID(), form)
	}
}

// waiting are how many entries of all cases wait for a second person.
func waiting(t *testing.T, c *casetest.Case) int {
	t.Helper()
	rows, err := casework.AllContained(t.Context(), c.Ledger.DB())
	if err != nil {
		t.Fatal(err)
	}
	return len(rows)
}

func TestWhatIsHiddenAtOnceIsGoneWithWhatFollowedAndComesBackWithIt(t *testing.T) {
	c := casetest.New(t)
	before := len(c.State().Duties())
	worry := worried(t, c, casework.WorryForm{WorriedBody: casework.WorriedBody{Cause: "Bruises seen at school."}, On: calendar.MustParse("2026-05-12")})
	contained(c, worry.Entry)
	if s := c.State(); len(s.Worries()) != 0 || len(s.Duties()) != before || waiting(t, c) != 1 {
		t.Errorf("worries %d, duties %d, waiting %d; want 0, %d, 1", len(s.Worries()), len(s.Duties()), waiting(t, c), before)
	}
	c.When(answered(c, c.Manager, nil, casework.ContainedForm{Entry: worry.Entry, Becomes: casework.BecomesShown, Why: "It names no place"}))
	if s := c.State(); len(s.Worries()) != 1 || len(s.Duties()) == before || waiting(t, c) != 0 {
		t.Errorf("worries %d, duties %d, waiting %d", len(s.Worries()), len(s.Duties()), waiting(t, c))
	}
}

func TestWhatWasHiddenAtOnceIsMovedToTheRightCase(t *testing.T) {
	c := casetest.New(t)
	there := c.Another("ZE26P00977")
	c.When(note(c.Worker, call("Orla Byrne", "She will bring both children on Thursday.")))
	wrong := c.State().Notes()[0]
	contained(c, wrong.Entry.ID)
	c.When(answered(c, c.Manager, there.State(), casework.ContainedForm{Entry: wrong.Entry.ID, Becomes: casework.BecomesMoved, Why: "Two families named Byrne"}), there.Stream)
	if moved := there.State().Notes(); len(moved) != 1 || moved[0].Said != wrong.Said || moved[0].Moved != wrong.Ref() {
		t.Errorf("where it belongs: %+v", moved)
	}
	if len(c.State().Notes()) != 0 || waiting(t, c) != 0 {
		t.Errorf("%d notes in sight, %d waiting", len(c.State().Notes()), waiting(t, c))
	}
	if unhidden := casework.Of(casework.Unhidden(c.Read(c.Stream))); len(unhidden.Notes()) != 1 {
		t.Errorf("whatever must find every word of the case finds %d notes", len(unhidden.Notes()))
	}
}

func TestWhatIsToBeErasedStaysHiddenAndWaitsNoMore(t *testing.T) {
	c := casetest.New(t)
	c.When(note(c.Worker, call("Orla Byrne", "She will bring both children on Thursday.")))
	entry := c.State().Notes()[0].Entry.ID
	contained(c, entry)
	c.When(answered(c, c.Manager, nil, casework.ContainedForm{Entry: entry, Becomes: casework.BecomesErased, Why: "We may not hold it"}))
	if hidden := casework.HiddenEntries(c.Read(c.Stream)); len(hidden) != 1 || waiting(t, c) != 0 {
		t.Errorf("hidden %+v, %d waiting", hidden, waiting(t, c))
	}
}

func TestWhoeverHidSomethingAtOnceDoesNotSayWhatBecomesOfIt(t *testing.T) {
	c := casetest.New(t)
	c.When(note(c.Worker, call("Orla Byrne", "She will bring both children on Thursday.")))
	entry := c.State().Notes()[0].Entry.ID
	contained(c, entry)
	err := c.Refuses(answered(c, c.Worker, nil, casework.ContainedForm{Entry: entry, Becomes: casework.BecomesShown, Why: "Mine"}))
	if fault.KindOf(err) != fault.Denied {
		t.Errorf("err = %v", err)
	}
	err = c.Refuses(func(s *casework.State) (ledger.Change, error) {
		return casework.BringBack(s, c.Worker, ledger.NewEntryID(), casework.BroughtBackBody{Entry: entry, Why: "Mine"})
	})
	if fault.KindOf(err) != fault.Denied {
		t.Errorf("brought back: %v", err)
	}
}
