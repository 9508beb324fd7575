package retention_test

import (
	"strings"
	"testing"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/casetest"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/retention"
)

// confirmed is an erasure of an entry that was proposed and confirmed, and its job.
func confirmed(t *testing.T, c *casetest.Case, of ledger.Ref, places ...retention.AnsweredPlace) ledger.Job {
	t.Helper()
	proposer, other := ledger.NewStreamID(), access.Person{ID: ledger.NewStreamID(), Roles: []access.Role{access.Governance}}
	stream, day := c.Begin(), calendar.MustParse("2026-05-12")
	c.When(func(*casework.State) (ledger.Change, error) {
		return retention.Propose(around(t, c), ledger.NewHistory(stream), ledger.By(proposer), ledger.NewEntryID(), day, retention.ProposeForm{
			Target: retention.Target{Case: of.Stream, Entry: of.Entry}, Ground: pack.WrongCase, Why: "It is about another family", Places: places,
		})
	}, stream)
	c.When(func(*casework.State) (ledger.Change, error) {
		return retention.Confirm(around(t, c), retention.ErasureOf(c.Read(stream)), other, ledger.NewEntryID(), day)
	}, stream)
	return ledger.Job{Kind: retention.EraseJob, Stream: stream}
}

// erases carries out a confirmed erasure and answers how far it has come, and why it was stopped.
func erases(t *testing.T, c *casetest.Case, j ledger.Job) (retention.Stage, string) {
	t.Helper()
	if err := (retention.Eraser{Ledger: c.Ledger, Pack: casetest.Pack(t)}).Erase(t.Context(), j); err != nil {
		t.Fatal(err)
	}
	e := retention.ErasureOf(c.Read(j.Stream))
	if e.Stopped == nil {
		return e.Stage(), ""
	}
	return e.Stage(), e.Stopped.Body.Why
}

func TestWhatIsWrittenOfItAfterTheSecondWordStopsIt(t *testing.T) {
	for why, then := range map[string]func(*casetest.Case, ledger.Ref){
		"belongs to it": func(c *casetest.Case, from ledger.Ref) {
			c.When(func(s *casework.State) (ledger.Change, error) {
				return casework.CorrectNote(s, c.Worker, ledger.NewEntryID(), casework.NoteCorrectedBody{Note: from, With: "Ms Ashdown", Said: wobbling + " Twice.", Why: "I left out a word"})
			})
		},
		"repeated in another place": func(c *casetest.Case, from ledger.Ref) { item(t, c, from) },
	} {
		c := newCase(t)
		from := note(c, wobbling)
		j := confirmed(t, c, from)
		then(c, from)
		if stage, said := erases(t, c, j); stage != retention.StoppedShort || !strings.Contains(said, why) {
			t.Errorf("it is %s, because %q; want that it says %q", stage, said, why)
		}
	}
	c := newCase(t)
	j := confirmed(t, c, note(c, wobbling))
	note(c, "Something else was said.")
	if stage, said := erases(t, c, j); stage != retention.Gone {
		t.Errorf("an entry of the case that has nothing to do with it: %s %s", stage, said)
	}
}

// linked is another case, into which a note was taken over; copied is the note there.
func linked(t *testing.T, c *casetest.Case, from ledger.Ref) (other *casetest.Case, copied ledger.Ref) {
	t.Helper()
	other = c.Another("ZE26P00500")
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.LinkCases(s, other.State(), c.Worker, ledger.NewEntryID(), casework.LinkForm{How: casework.Siblings, Why: "The same mother"})
	}, other.Stream)
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.CarryNote(s, other.State(), c.Worker, ledger.NewEntryID(), casework.CarryForm{What: from, As: "A note", Why: "It concerns both", By: "An order"})
	}, other.Stream)
	return other, other.State().Notes()[0].Ref()
}

func TestAHoldOnTheCaseOfACopyStopsIt(t *testing.T) {
	c := newCase(t)
	from := note(c, wobbling)
	other, copied := linked(t, c, from)
	j := confirmed(t, c, from, retention.AnsweredPlace{Place: retention.Place{Ref: copied, Sort: retention.CarriedCopy}, Answer: retention.EraseToo})
	hold(other, retention.HeldBody{Reason: retention.Inquiry, Asked: "The inquiry", Why: "It asked"})
	if stage, said := erases(t, c, j); stage != retention.StoppedShort || !strings.Contains(said, "Another case") {
		t.Errorf("it is %s, because %q", stage, said)
	}
	if e, _ := c.Read(other.Stream).Find(copied.Entry); e.Erased {
		t.Error("the copy is gone out of a case that must be kept")
	}
}
