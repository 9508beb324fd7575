package safeguarding_test

import (
	"testing"

	"candour/internal/calendar"
	"candour/internal/casework/casetest"
	"candour/internal/evidence"
	"candour/internal/ledger"
	"candour/internal/safeguarding"
)

var today = calendar.MustParse("2026-06-01")

// asked is a case in which the police were asked about its applicant.
func asked(t *testing.T) (*casetest.Case, safeguarding.Desk, ledger.Ref) {
	t.Helper()
	c := casetest.New(t, casetest.More{Kinds: []*ledger.Set{&evidence.Kinds, &safeguarding.Kinds}})
	desk, id := safeguarding.Desk{Pack: casetest.Pack(t)}, ledger.NewEntryID()
	tomasz := c.Adult("Tomasz Wilk", "applicant")
	change, err := desk.Ask(c.Read(c.Stream), c.Worker, id, today, today, safeguarding.CheckAskedBody{Check: "police", Whom: "The police", About: []ledger.Ref{tomasz}})
	if err != nil {
		t.Fatal(err)
	}
	c.Given(change.Entries[c.Stream]...)
	return c, desk, ledger.Ref{Stream: c.Stream, Entry: id}
}

// comes records what came of a check on a day.
func comes(t *testing.T, c *casetest.Case, desk safeguarding.Desk, form safeguarding.OutcomeForm) error {
	t.Helper()
	form.Author = "Maryam Siddiqui"
	change, err := desk.Outcome(c.Read(c.Stream), c.Worker, ledger.NewEntryID(), today, form)
	if err == nil {
		c.Given(change.Entries[c.Stream]...)
	}
	return err
}

func TestALaterAnswerReplacesTheEarlierOne(t *testing.T) {
	c, desk, check := asked(t)
	if err := comes(t, c, desk, safeguarding.OutcomeForm{Check: check, Outcome: safeguarding.NotBack, On: today}); err != nil {
		t.Fatal(err)
	}
	if err := comes(t, c, desk, safeguarding.OutcomeForm{Check: check, Outcome: safeguarding.NothingKnown, On: today}); err != nil {
		t.Fatal(err)
	}
	h := c.Read(c.Stream)
	of, _ := safeguarding.Of(h).Check(check)
	items := evidence.Of(h).Items()
	if len(items) != 2 || len(of.Outcomes) != 2 || of.Item() != items[1].Ref() {
		t.Fatalf("%d items, %d outcomes, the last is %v", len(items), len(of.Outcomes), of.Item())
	}
	if kinds := items[0].Source.Kind + " " + items[1].Source.Kind; kinds != "own_observation police" {
		t.Errorf("sources: %s", kinds)
	}
	replaced := false
	for _, e := range h.Entries {
		b, ok := evidence.Replaced.In(e)
		replaced = replaced || ok && b.Older == items[0].Ref() && b.Newer == items[1].Ref()
	}
	if !replaced {
		t.Error("the first still counts")
	}
}

func TestNothingIsRecordedOfTheFutureOrOfACheckThatIsNotOnTheList(t *testing.T) {
	c, desk, check := asked(t)
	if err := comes(t, c, desk, safeguarding.OutcomeForm{Check: check, Outcome: safeguarding.NothingKnown, On: today.AddDays(1)}); err == nil {
		t.Error("tomorrow’s answer was taken")
	}
	_, err := desk.Ask(c.Read(c.Stream), c.Worker, ledger.NewEntryID(), today, today, safeguarding.CheckAskedBody{
		Check: "recent", Whom: "Wexcombe Council", About: []ledger.Ref{c.State().People()[0].Ref},
	})
	if err == nil {
		t.Error("a check of another track’s list was taken")
	}
}
