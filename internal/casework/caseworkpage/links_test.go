package caseworkpage_test

import (
	"net/http"
	"net/url"
	"testing"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
)

func TestTwoCasesAreLinkedAndNothingCrosses(t *testing.T) {
	f := family(t)
	other := f.Open(f.Wexcombe, f.Ruth, casework.OpenedBody{Law: "private", Title: "Hollis and Grant"})
	form := f.Ruth.Get(f.Path("links")).OK()
	form.Send(nil).Answered(422).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#to")))
	link := url.Values{"to": {string(other)}, "how": {"half-siblings"}, "why": {"The same father"}}
	form.Send(link).OK().Check(htmlcheck.In(".app-row", htmlcheck.HasText("Hollis and Grant"), htmlcheck.HasText("The same father")))
	form.Send(link).OK()
	f.Ruth.Get("/case/"+string(other)+"/links").Check(htmlcheck.In(".app-row", htmlcheck.HasText("Kersey and Ashdown")), htmlcheck.LacksText("Isla"))
	f.Ruth.Get(f.Path("links")).Click("Take the link back").Send(url.Values{"why": {"Another man of the same name"}}).OK().
		Check(htmlcheck.In("main", htmlcheck.HasText("linked with no other")))
}

func TestAClosedCaseIsLinkedByItsCourtNumber(t *testing.T) {
	f := family(t)
	closed := f.Open(f.Wexcombe, f.Ruth, casework.OpenedBody{Law: "private", Title: "Hollis", Number: "WX24P00310"})
	f.DoesIn(closed, func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.CloseCase(s, f.Pack, f.Ruth.By(), id, casework.ClosedBody{On: calendar.MustParse("2026-05-12"), Why: "Final order made"})
	})
	f.Open(f.Marrow, f.Tom, casework.OpenedBody{Law: "private", Title: "Lindqvist", Number: "WX24P00311"})
	form := f.Ruth.Get(f.Path("links")).OK().Check(htmlcheck.LacksText("Hollis"))
	link := url.Values{"number": {"WX24P00311"}, "how": {"earlier case"}, "why": {"The same child"}}
	form.Send(link).Answered(422).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#number")))
	link.Set("number", "WX24P00310")
	form.Send(link).OK().Check(htmlcheck.In(".app-row", htmlcheck.HasText("Hollis"), htmlcheck.HasText("An earlier case of this family")))
	form.Send(link).OK()
	if n := len(f.State().Links()); n != 1 {
		t.Errorf("sent twice, the form made %d links", n)
	}
}

func TestOfALinkedCaseThatIsNotTheirsThereIsNoTrace(t *testing.T) {
	f := family(t)
	other := f.Open(f.Marrow, f.Tom, casework.OpenedBody{Law: "private", Title: "Lindqvist"})
	f.DoesIn(f.Case, func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.LinkCases(s, casework.Of(f.Read(other)), f.Colin.By(), id, casework.LinkForm{How: casework.Earlier, Why: "The same mother"})
	}, other)
	f.Ruth.Get(f.Path("links")).OK().Check(htmlcheck.LacksText("Lindqvist"), htmlcheck.LacksText(string(other)), htmlcheck.In("main", htmlcheck.HasText("linked with no other")))
	link := f.State().Links()[0].Entry.ID
	f.Ruth.Get(f.Path("links", string(link))).Answered(http.StatusNotFound)
}
