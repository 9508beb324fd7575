package caseworkpage_test

import (
	"net/url"
	"testing"
	"time"

	"candour/internal/casework"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
)

func TestANoteNeedsThreeAnswersOfWhichTwoArePutInAlready(t *testing.T) {
	f := family(t)
	form := f.Ruth.Get(f.Path("write-note")).OK()
	form.Send(nil).Answered(422).Check(
		htmlcheck.In(".govuk-error-summary", htmlcheck.HasText("Say who it was with"), htmlcheck.HasText("Write what was said or seen")))
	form.Send(url.Values{"people": {string(f.Hannah.Entry)}, "said": {"She is well."}}).OK().Check(
		htmlcheck.In("h1", htmlcheck.IsText("Call with Ms Ashdown")), htmlcheck.In("main", htmlcheck.HasText("Tue 24 Nov 2026, 08:52"), htmlcheck.HasText("She is well.")))
}

func TestTheNoteFormSaysHowItIsSafeToReachPeople(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("write-note")).Check(htmlcheck.In("main", htmlcheck.HasText("How it is safe to reach them"), htmlcheck.HasText("Ms Ashdown. When: School days, 9.30 to 14.45. Leave no messages.")))
}

func TestAContactIsNotInTheFuture(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("write-note")).Send(url.Values{"with": {"Mrs Ellis"}, "said": {"Rang"}, "moment": {"earlier"}, "when-day": {"25"}, "when-month": {"11"}, "when-year": {"2026"}}).
		Answered(422).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#when"), htmlcheck.HasText("must not be in the future")))
}

func TestANoteOfAnEarlierDayGetsNoTimeThatNobodyGave(t *testing.T) {
	f := family(t)
	form := f.Ruth.Get(f.Path("write-note")).OK()
	form.Send(url.Values{"with": {"Mrs Ellis"}, "said": {"Rang"}, "moment": {"earlier"}}).Answered(422).
		Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#when"), htmlcheck.HasText("Enter the day on which it was")))
	form.Send(url.Values{"with": {"Mrs Ellis"}, "said": {"Rang"}, "moment": {"earlier"}, "when-day": {"20"}, "when-month": {"11"}, "when-year": {"2026"}}).OK()
	for _, n := range f.State().Notes() {
		if n.With == "Mrs Ellis" && n.Entry.Happened.Precision != ledger.ToTheDay {
			t.Errorf("a time was made up: %+v", n.Entry.Happened)
		}
	}
}

func TestADayTypedBesideJustNowIsAskedAbout(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("write-note")).Send(url.Values{"with": {"Mrs Ellis"}, "said": {"Rang"}, "when-day": {"20"}, "when-month": {"11"}, "when-year": {"2026"}}).
		Answered(422).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#moment")), htmlcheck.In("title", htmlcheck.HasText("Error:")))
}

func TestJustNowIsWhenTheFormWasOpened(t *testing.T) {
	f := family(t)
	form := f.Ruth.Get(f.Path("write-note")).OK()
	f.Clock.Advance(20 * time.Minute)
	form.Send(url.Values{"with": {"Mrs Ellis"}, "said": {"Rang"}}).OK().Check(htmlcheck.In("main", htmlcheck.HasText("Tue 24 Nov 2026, 08:52")))
}

func TestOneNoteGoesToALinkedCaseToo(t *testing.T) {
	f := family(t)
	other := f.Open(f.Wexcombe, f.Ruth, casework.OpenedBody{Law: "private", Title: "Hollis and Grant"})
	strangers := f.Open(f.Marrow, f.Tom, casework.OpenedBody{Law: "private", Title: "Lindqvist"})
	for _, to := range []ledger.StreamID{other, strangers} {
		f.DoesIn(f.Case, func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
			return casework.LinkCases(s, casework.Of(f.Read(to)), f.Ruth.By(), id, casework.LinkForm{How: casework.HalfSiblings, Why: "The same father"})
		}, to)
	}
	form := f.Ruth.Get(f.Path("write-note")).OK().Check(htmlcheck.LacksText("Lindqvist"), htmlcheck.LacksText(string(strangers)))
	form.Send(url.Values{"with": {"Mrs Ellis"}, "said": {"Both children are well."}, "also": {string(other)}}).OK()
	if n := len(casework.Of(f.Read(other)).Notes()); n != 1 {
		t.Errorf("the linked case has %d notes", n)
	}
	f.Ruth.Post(f.Path("write-note"), url.Values{"with": {"x"}, "said": {"x"}, "sort": {"call"}, "also": {string(strangers)}, "when-day": {"1"}, "when-month": {"11"}, "when-year": {"2026"}})
	if n := len(casework.Of(f.Read(strangers)).Notes()); n != 0 {
		t.Errorf("a note was written in a case that is not hers")
	}
}

func TestACorrectedNoteKeepsItsFirstWords(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("note", string(f.Call.Entry))).OK().Click("Correct it").
		Send(url.Values{"said": {"She held Rowan’s hand."}, "why": {"I had left out who said it"}}).OK().
		Check(htmlcheck.In(".app-sheet", htmlcheck.HasText("She held Rowan’s hand.")),
			htmlcheck.In("main", htmlcheck.HasText("I had left out who said it"), htmlcheck.HasText("the car was wobbling")))
}

func TestNotesAreListedNewestContactFirst(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("notes")).OK().Check(
		htmlcheck.InAt(".app-row", 0, htmlcheck.HasText("Visit to Isla")), htmlcheck.InAt(".app-row", 1, htmlcheck.HasText("Call with Ms Ashdown")))
}

func TestEachQuotationOfANoteIsOneTapFromBeingEvidence(t *testing.T) {
	f := family(t)
	note := f.Ruth.Get(f.Path("write-note")).Send(url.Values{
		"people": {string(f.Hannah.Entry)}, "said": {"She was crying. “He was at the door again.” Later: “I do not sleep.”"},
	}).OK()
	mark := note.At + "/mark"
	note.Check(
		htmlcheck.InAt(".app-acts a", 0, htmlcheck.IsText("Mark as evidence: “He was at the door again.”"), htmlcheck.HasHref(mark+"?quoted=1")),
		htmlcheck.InAt(".app-acts a", 1, htmlcheck.IsText("Mark as evidence: “I do not sleep.”"), htmlcheck.HasHref(mark+"?quoted=2")),
		htmlcheck.InAt(".app-acts a", 2, htmlcheck.IsText("Mark words as evidence"), htmlcheck.HasHref(mark)))
}
