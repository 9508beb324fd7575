package caseworkpage_test

import (
	"net/http"
	"net/url"
	"testing"

	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
)

// linkedWith is another case of Ruth's, linked with the family's.
func linkedWith(t *testing.T, f *pagetest.Family, people ...casework.PersonAddedBody) ledger.StreamID {
	t.Helper()
	other := f.Open(f.Wexcombe, f.Ruth, casework.OpenedBody{Law: "private", Title: "Hollis and Grant"}, people...)
	f.DoesIn(f.Case, func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.LinkCases(s, casework.Of(f.Read(other)), f.Ruth.By(), id, casework.LinkForm{How: casework.HalfSiblings, Why: "The same father"})
	}, other)
	return other
}

func TestANoteCrossesByARecordedActThatSaysWhatAllowsIt(t *testing.T) {
	f := family(t)
	other := linkedWith(t, f)
	note := f.Ruth.Get(f.Path("note", string(f.Visit.Entry))).OK()
	form := note.Click("Take it into a linked case").OK()
	form.Send(url.Values{"to": {string(other)}, "why": {"It concerns both children"}}).Answered(422).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#by")))
	if n := len(casework.Of(f.Read(other)).Notes()); n != 0 {
		t.Fatalf("%d notes crossed without leave", n)
	}
	carry := url.Values{"to": {string(other)}, "why": {"It concerns both children"}, "by": {"Order of 3 October, paragraph 4"}}
	form.Send(carry).OK().Check(htmlcheck.In(".app-news", htmlcheck.HasText("taken into another case (Order of 3 October, paragraph 4)"), htmlcheck.HasText("Ruth Adeyemi")))
	form.Send(carry) // pressed twice
	notes := casework.Of(f.Read(other)).Notes()
	if len(notes) != 1 || notes[0].CopyOf != f.Visit {
		t.Fatalf("in the other case: %+v", notes)
	}
	f.Ruth.Get(pagetest.PathOf(other, "links")).OK().Check(htmlcheck.In(".app-news", htmlcheck.HasText("taken over from another case")))
}

func TestNothingCrossesIntoACaseThatIsNotTheirsOrNotLinked(t *testing.T) {
	f := family(t)
	theirs := f.Open(f.Marrow, f.Tom, casework.OpenedBody{Law: "private", Title: "Lindqvist"})
	unlinked := f.Open(f.Wexcombe, f.Ruth, casework.OpenedBody{Law: "private", Title: "Hollis and Grant"})
	address := f.Path("note", string(f.Visit.Entry), "carry")
	f.Ruth.Get(address).OK().Check(htmlcheck.In("main", htmlcheck.LacksText("Lindqvist"), htmlcheck.HasText("linked with no case in which you may write")))
	for _, to := range []ledger.StreamID{theirs, unlinked} {
		f.Ruth.Post(address, url.Values{"to": {string(to)}, "as": {"A note"}, "why": {"x"}, "by": {"x"}})
		if n := len(casework.Of(f.Read(to)).Notes()); n != 0 {
			t.Errorf("a note crossed into %s", to)
		}
	}
	f.Tom.Get(address).Answered(http.StatusNotFound)
}
