package caseworkpage_test

import (
	"net/http"
	"net/url"
	"testing"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/web/webtest"
)

func TestAManagerGivesTheCaseToAnotherWorkerOfTheTeam(t *testing.T) {
	f := family(t)
	f.Colin.Get(f.Path("allocate")).OK().Check(htmlcheck.LacksText("Tom Jeavons")).
		Send(url.Values{"worker": {string(f.Aisha.ID)}, "as": {string(access.Allocated)}})
	if a, ok := f.State().Worker(f.Clock.Now()); !ok || a.Name != "Aisha Cole" {
		t.Errorf("the worker is %+v", a)
	}
}

func TestOnlyAManagerGivesTheCaseAway(t *testing.T) {
	f := family(t)
	for _, path := range []string{"allocate", "team"} {
		f.Ruth.Get(f.Path(path)).Answered(http.StatusNotFound)
		f.Tom.Get(f.Path(path)).Answered(http.StatusNotFound)
	}
}

func TestCoverNeedsItsLastDay(t *testing.T) {
	f := family(t)
	form := f.Colin.Get(f.Path("allocate"))
	cover := url.Values{"worker": {string(f.Aisha.ID)}, "as": {string(access.Covers)}}
	form.Send(cover).Answered(422).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#until")))
	cover.Set("until-day", "4")
	cover.Set("until-month", "12")
	cover.Set("until-year", "2026")
	form.Send(cover)
	f.Ruth.Get(f.Path("people")).Check(htmlcheck.In("main", htmlcheck.HasText("Aisha Cole, covers the case")))
}

func TestSomebodysWorkOnTheCaseEnds(t *testing.T) {
	f := family(t)
	f.Colin.Get(f.Path("allocate")).Click("End it").OK().Send(url.Values{"why": {"She moved to another team"}}).OK()
	if s := f.State().Status(); s != casework.Unallocated {
		t.Errorf("the case is %s", s)
	}
}

func TestACaseGivenToAnotherTeamIsNoLongerSeenByTheOneBefore(t *testing.T) {
	f := family(t)
	f.Colin.Get(f.Path("allocate")).Click("End it").Send(url.Values{"why": {"It moves"}}).OK()
	f.Colin.Get(f.Path("team")).OK().Send(url.Values{"team": {string(f.Marrow)}, "why": {"They moved to the coast"}})
	f.Aisha.Get(f.Path("people")).Answered(http.StatusNotFound)
	f.Tom.Get(f.Path("people")).OK()
}

func TestACaseWithoutATeamGoesToTheTeamOfWhoeverItIsGivenTo(t *testing.T) {
	f := family(t)
	waiting := f.Open("", nil, casework.OpenedBody{Law: "private", Title: "Farrow"})
	f.Ruth.Get("/case/" + string(waiting) + "/people").Answered(http.StatusNotFound)
	f.Colin.Get("/case/" + string(waiting) + "/allocate").OK().Send(url.Values{"worker": {string(f.Ruth.ID)}, "as": {string(access.Allocated)}})
	for _, somebody := range []*webtest.Browser{f.Ruth, f.Aisha} {
		somebody.Get("/case/" + string(waiting) + "/people").OK()
	}
}
