package evidencepage_test

import (
	"net/url"
	"testing"

	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/evidence"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
)

// linkedCase is another case of Ruth's, linked with the family's.
func linkedCase(t *testing.T, f *pagetest.Family) ledger.StreamID {
	t.Helper()
	other := f.Open(f.Wexcombe, f.Ruth, casework.OpenedBody{Law: "private", Title: "Hollis and Grant"})
	f.DoesIn(f.Case, func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.LinkCases(s, casework.Of(f.Read(other)), f.Ruth.By(), id, casework.LinkForm{How: casework.HalfSiblings, Why: "The same father"})
	}, other)
	return other
}

var leave = url.Values{"as": {"What Ms Ashdown said by telephone"}, "why": {"It concerns both children"}, "by": {"Order of 3 October, paragraph 4"}}

func into(to ledger.StreamID) url.Values {
	values := url.Values{"to": {string(to)}}
	for name, value := range leave {
		values[name] = value
	}
	return values
}

func TestEvidenceIsTakenIntoALinkedCaseAndBothSaySo(t *testing.T) {
	f := family(t)
	other := linkedCase(t, f)
	page := marks(f)
	form := page.Click("Take it into another case")
	form.Send(url.Values{"to": {string(other)}, "as": {"An account"}, "why": {"x"}}).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#by")))
	form.Send(into(other)).OK().Check(htmlcheck.In("dl", htmlcheck.HasText("Taken into"), htmlcheck.HasText("It concerns both children")))
	form.Send(into(other)) // pressed twice
	copies := evidence.Of(f.Read(other)).Items()
	if len(copies) != 1 {
		t.Fatalf("%d copies", len(copies))
	}
	f.Ruth.Get("/case/"+string(other)+"/evidence/"+string(copies[0].Entry.ID)).OK().Check(
		htmlcheck.In(".app-words", htmlcheck.HasText(drank)), htmlcheck.In("dl", htmlcheck.HasText("Taken from"), htmlcheck.HasText("Hannah Ashdown")),
	)
}

func TestPrivilegedEvidenceIsNotTakenAnywhere(t *testing.T) {
	f := family(t)
	other := linkedCase(t, f)
	page := marks(f)
	page.Click("How it may be used and named").Send(url.Values{"naming": {"not_named"}, "handling": {"privileged"}, "why": {"Her solicitor’s advice"}}).OK()
	f.Ruth.Get(itemPath(f) + "/carry").OK().Check(htmlcheck.In("main", htmlcheck.HasText("It cannot be taken into another case"), htmlcheck.LacksText("Into which case?")))
	f.Ruth.Post(itemPath(f)+"/carry", into(other)).Answered(403)
	if n := len(evidence.Of(f.Read(other)).Items()); n != 0 {
		t.Errorf("%d copies", n)
	}
}

func TestEvidenceIsNotTakenIntoACaseThatIsNotTheirs(t *testing.T) {
	f := family(t)
	theirs := f.Open(f.Marrow, f.Tom, casework.OpenedBody{Law: "private", Title: "Lindqvist"})
	linkedCase(t, f)
	marks(f)
	f.Ruth.Post(itemPath(f)+"/carry", into(theirs))
	if n := len(evidence.Of(f.Read(theirs)).Items()); n != 0 {
		t.Errorf("%d copies", n)
	}
}

// itemPath is the address of the only item of the family's case.
func itemPath(f *pagetest.Family) string {
	return f.Path("evidence", string(evidence.Of(f.Read(f.Case)).Items()[0].Entry.ID))
}
