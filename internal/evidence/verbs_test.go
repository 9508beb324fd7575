package evidence_test

import (
	"errors"
	"testing"

	"candour/internal/calendar"
	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/ledger"
)

// problems are the fields that a refusal names.
func problems(t *testing.T, _ ledger.Change, err error) []string {
	t.Helper()
	var fields fault.Fields
	if !errors.As(err, &fields) {
		t.Fatalf("not about fields: %v", err)
	}
	var names []string
	for _, f := range fields {
		names = append(names, f.Name)
	}
	return names
}

func has(names []string, want string) bool {
	for _, n := range names {
		if n == want {
			return true
		}
	}
	return false
}

func TestAnEmptyItemIsAskedForEverythingAtOnce(t *testing.T) {
	c := newCase(t)
	change, err := evidence.Draw(c.pack, c.state(), c.worker, c.id(), evidence.ItemForm{From: &evidence.SourceForm{}})
	names := problems(t, change, err)
	for _, want := range []string{"words", "says", "hand", "who", "kind", "obtained", "said"} {
		if !has(names, want) {
			t.Errorf("%s is not asked for: %v", want, names)
		}
	}
	if has(names, "naming") {
		t.Error("naming is asked for, though not to be named is the default")
	}
}

func TestASecondHandAccountNamesWhoToldThem(t *testing.T) {
	c := newCase(t)
	form := account(hannah, "party", "2026-09-01", "Isla says the car was wobbling")
	form.Hand = evidence.SecondHand
	change, err := evidence.Draw(c.pack, c.state(), c.worker, c.id(), form)
	if names := problems(t, change, err); !has(names, "heard") {
		t.Errorf("asked for %v", names)
	}
}

func TestASourceIsNotToBeNamedUnlessSomebodySaysSo(t *testing.T) {
	c := newCase(t)
	form := account(hannah, "party", "2026-09-01", "It happened")
	form.From.Naming = ""
	c.draws(form)
	source := c.state().Sources()[0]
	if got := source.NamedTo(c.pack); got != evidence.NotNamed {
		t.Errorf("named to others as %q", got)
	}
	c.when(evidence.ChangeHandling(c.pack, c.state(), c.worker, c.id(), evidence.HandlingBody{Source: source.Ref(), Naming: evidence.Named, Why: "She agrees"}))
	if got := c.state().Sources()[0].NamedTo(c.pack); got != evidence.Named {
		t.Errorf("after she agreed: %q", got)
	}
	c.when(evidence.ChangeHandling(c.pack, c.state(), c.worker, c.id(), evidence.HandlingBody{
		Source: source.Ref(), Naming: evidence.Named, Handling: []string{"anonymous_referrer"}, Why: "She asked",
	}))
	if got := c.state().Sources()[0].NamedTo(c.pack); got != evidence.NotNamed {
		t.Errorf("an anonymous referrer is %q", got)
	}
}

func TestItemsAreNumberedInTheOrderInWhichTheyCome(t *testing.T) {
	c := newCase(t)
	said := c.hannahSays()
	c.davidDenies(said)
	c.schoolWrote("2026-10-12", "Rowan was at school")
	for n, i := range c.state().Items() {
		if i.Number != n+1 {
			t.Errorf("item %d has number %d", n+1, i.Number)
		}
	}
}

func TestAFormSentTwiceMakesTheSameEntries(t *testing.T) {
	c := newCase(t)
	id, form := c.id(), account(hannah, "party", "2026-09-01", "It happened")
	first, err := evidence.Draw(c.pack, c.state(), c.worker, id, form)
	if err != nil {
		t.Fatal(err)
	}
	second, err := evidence.Draw(c.pack, c.state(), c.worker, id, form)
	if err != nil || len(first.Entries[stream]) != 2 || first.Entries[stream][0].ID != id {
		t.Fatalf("made %v, %v", first, err)
	}
	for i, n := range first.Entries[stream] {
		if second.Entries[stream][i].ID != n.ID {
			t.Errorf("entry %d has another id the second time", i)
		}
	}
	if got := first.Entries[stream][1].ID; got != evidence.ItemOf(stream, id) {
		t.Errorf("the item is %s", got)
	}
}

func TestASecondItemFromTheSameWordsUsesTheSourceOnRecord(t *testing.T) {
	c := newCase(t)
	note := ledger.Ref{Stream: stream, Entry: ledger.DerivedID(stream, "note")}
	form := account(hannah, "party", "2026-09-01", "He drove after drinking")
	form.From.Paper.Note = note
	c.draws(form)
	known, ok := c.state().SourceInNote(note, hannah)
	if !ok {
		t.Fatal("the source is not found")
	}
	c.draws(evidence.ItemForm{ItemBody: evidence.ItemBody{Source: known.Ref(), Words: "She held Rowan’s hand", Says: "Isla was afraid", Hand: evidence.FirstHand}})
	if got := len(c.state().Sources()); got != 1 {
		t.Errorf("%d sources", got)
	}
}

func TestOnlyAPartyDisputes(t *testing.T) {
	c := newCase(t)
	said := c.hannahSays()
	words := account(evidence.Who{Name: "Wexcombe Council"}, "local_authority", "2026-09-05", "We do not accept that")
	form := evidence.DisputeForm{Item: said, Denial: evidence.AccountForm{New: &words}}
	change, err := evidence.Dispute(c.pack, c.state(), c.worker, c.id(), form)
	if names := problems(t, change, err); !has(names, "denial") {
		t.Errorf("refused for %v", names)
	}
	form.AsParty = true
	c.when(evidence.Dispute(c.pack, c.state(), c.worker, c.id(), form))
}

func TestADisputeNeedsTheirOwnWords(t *testing.T) {
	c := newCase(t)
	said := c.hannahSays()
	change, err := evidence.Dispute(c.pack, c.state(), c.worker, c.id(), evidence.DisputeForm{Item: said})
	if names := problems(t, change, err); !has(names, "denial") {
		t.Errorf("refused for %v", names)
	}
}

func TestAFindingNeedsItsCourtDateAndParagraph(t *testing.T) {
	c := newCase(t)
	form := finding(true, c.hannahSays())
	form.Court, form.Paper.Paragraph, form.On = "", "", calendar.Date{}
	change, err := evidence.Find(c.state(), c.worker, c.id(), form)
	names := problems(t, change, err)
	for _, want := range []string{"court", "paragraph", "on"} {
		if !has(names, want) {
			t.Errorf("%s is not asked for: %v", want, names)
		}
	}
}

func TestAnOutcomeIsAskedForWhatThePackSaysGoesWithIt(t *testing.T) {
	c := newCase(t)
	form := evidence.OutcomeForm{OutcomeBody: evidence.OutcomeBody{Item: c.hannahSays(), Outcome: evidence.Convicted}}
	change, err := evidence.RecordOutcome(c.pack, c.state(), c.worker, c.id(), form)
	names := problems(t, change, err)
	for _, want := range []string{"court", "date", "offence"} {
		if !has(names, want) {
			t.Errorf("%s is not asked for: %v", want, names)
		}
	}
}

func TestNobodyGivesUpAnotherPersonsOpinion(t *testing.T) {
	c := newCase(t)
	said := c.hannahSays()
	none := c.when(evidence.PlaceNoWeight(c.state(), c.worker, c.id(), evidence.NoWeightBody{Item: said, Because: "Leading question"}))
	other := ledger.By("1d2f6d0e-6f0b-4a86-9d0c-0f6f4f0f7b10")
	if _, err := evidence.RestoreWeight(c.state(), other, c.id(), evidence.WeightRestoredBody{NoWeight: none, Because: "I disagree"}); err == nil {
		t.Error("somebody else’s opinion is given up")
	}
}

func TestTwoMattersThatAreOneCannotBeJoinedInACircle(t *testing.T) {
	c := newCase(t)
	one, two := c.hannahSays(), c.schoolWrote("2026-10-12", "He smelled of drink")
	c.when(evidence.JoinMatter(c.state(), c.worker, c.id(), evidence.JoinedBody{Item: two, Matter: one, Why: "Both about 9 May"}))
	if _, err := evidence.JoinMatter(c.state(), c.worker, c.id(), evidence.JoinedBody{Item: one, Matter: two, Why: "Again"}); err == nil {
		t.Error("joined in a circle")
	}
	c.when(evidence.JoinMatter(c.state(), c.worker, c.id(), evidence.JoinedBody{Item: two, Why: "Not about 9 May after all"}))
	if got := c.state().MatterOf(two); got != two {
		t.Error("the item is still joined")
	}
}

func TestAnAttachmentIsNeverShownUntilAFileForPeopleIsMadeOfIt(t *testing.T) {
	c := newCase(t)
	original := ledger.File{ID: "original", Media: "application/pdf", Size: 1}
	form := account(evidence.Who{Name: "Hill Road School"}, "school", "2026-09-01", "Rowan was absent")
	form.From.Paper = evidence.Paper{Name: "the school’s letter", File: original}
	c.draws(form)
	source := func() *evidence.Source { return c.state().Sources()[0] }
	if a := source().Attachment; a.State != evidence.MakingReady || !a.Shown.IsZero() {
		t.Errorf("at first %+v", a)
	}
	c.when(evidence.RefuseAttachment(c.state(), ledger.ByService("workbench"), c.id(), evidence.UnreadableBody{Source: source().Ref(), Why: "Damaged"}))
	if a := source().Attachment; a.State != evidence.Unreadable || a.Why != "Damaged" {
		t.Errorf("damaged: %+v", a)
	}
	seen := ledger.File{ID: "seen", Media: "application/pdf", Size: 1}
	c.when(evidence.ShowAttachment(c.state(), ledger.ByService("workbench"), c.id(), evidence.ReadyBody{Source: source().Ref(), Shown: seen, Pages: 2}))
	if a := source().Attachment; a.State != evidence.Ready || a.Shown != seen {
		t.Errorf("ready: %+v", a)
	}
}
