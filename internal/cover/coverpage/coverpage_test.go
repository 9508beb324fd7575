package coverpage_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/casework/caseworkpage"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/cover"
	"candour/internal/cover/coverpage"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/web"
	"candour/internal/web/webtest"
)

// family is the service with one case, which is Ruth’s, and a second team that works with none of it.
func family(t *testing.T) *pagetest.Family {
	t.Helper()
	return pagetest.New(t, pagetest.Pages{
		Kinds: []*ledger.Set{&cover.Kinds}, Views: []*ledger.View{cover.View},
		Routes: func(f *pagetest.Family) []web.Route {
			return append(coverpage.Routes(), caseworkpage.Pages{Pack: f.Pack}.Routes()...)
		},
	})
}

// ruthIsAway is what Colin sends: Ruth is away from today until Friday of next week, and somebody covers.
func ruthIsAway(by ledger.StreamID) url.Values {
	return url.Values{
		"from-day": {"24"}, "from-month": {"11"}, "from-year": {"2026"}, "until-day": {"4"}, "until-month": {"12"}, "until-year": {"2026"}, "by": {string(by)},
	}
}

func awayURL(f *pagetest.Family) string { return "/people/" + string(f.Ruth.ID) + "/cover" }

func TestOneActCoversAColleaguesCasesUntilTheLastDay(t *testing.T) {
	f := family(t)
	newcomer := f.Employ("Bronwen Achebe", access.Practitioner)
	f.Colin.Get(awayURL(f)).OK().Check(htmlcheck.LacksText(newcomer.Name)).
		Send(ruthIsAway(f.Aisha.ID)).OK().Check(htmlcheck.HasText("Aisha Cole covers one case."), htmlcheck.HasText("Away now"))
	f.Ruth.Get(f.Path("people")).Check(htmlcheck.In("main", htmlcheck.HasText("Aisha Cole, covers the case")))

	f.At(time.Date(2026, 12, 4, 17, 0, 0, 0, time.UTC))
	if !covers(f) {
		t.Error("on the last day nobody covers")
	}
	f.At(time.Date(2026, 12, 5, 9, 0, 0, 0, time.UTC))
	if covers(f) {
		t.Error("after the last day Aisha still covers")
	}
}

// covers reports whether Aisha covers the case.
func covers(f *pagetest.Family) bool {
	for _, a := range f.State().Allocations() {
		if a.Worker == f.Aisha.ID && a.As == access.Covers && a.At(f.Clock.Now()) {
			return true
		}
	}
	return false
}

func TestWhoeverIsBackEarlyIsNotCoveredAnyMore(t *testing.T) {
	f := family(t)
	page := f.Colin.Get(awayURL(f)).Send(ruthIsAway(f.Aisha.ID)).OK()
	page.Click("Ruth Adeyemi: from 24 November 2026").OK().Check(htmlcheck.HasText("no longer covers")).Send(nil).OK().Check(htmlcheck.LacksText("Away now"))
	if covers(f) {
		t.Error("Ruth is back, and Aisha still covers")
	}
}

func TestACaseLeftOutIsNotCovered(t *testing.T) {
	f := family(t)
	form := ruthIsAway(f.Aisha.ID)
	form["cases"] = []string{}
	f.Colin.Get(awayURL(f)).Send(form).OK().Check(htmlcheck.HasText("Aisha Cole covers 0 cases."))
	if covers(f) {
		t.Error("the case is covered")
	}
}

func TestThatSomebodyIsAwayNeedsNoCover(t *testing.T) {
	f := family(t)
	f.Colin.Get(awayURL(f)).Send(ruthIsAway("nobody")).OK().Check(htmlcheck.HasText("Nobody covers."))
	if covers(f) {
		t.Error("the case is covered")
	}
}

func TestCoverSaysWhatIsMissing(t *testing.T) {
	f := family(t)
	page := f.Colin.Get(awayURL(f)).OK()
	past := ruthIsAway(f.Aisha.ID)
	past.Set("from-year", "2025")
	past.Set("until-year", "2025")
	page.Send(past).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary", htmlcheck.HasText("That day is over")))
	page.Send(url.Values{"by": {string(f.Aisha.ID)}, "from-day": {""}, "from-month": {""}, "from-year": {""}}).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In(".govuk-error-summary", htmlcheck.HasText("Enter the first day"), htmlcheck.HasText("Enter the last day")))
	page.Send(ruthIsAway("")).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In(".govuk-error-summary", htmlcheck.HasText("Choose who covers, or that nobody does")))
}

func TestARestrictedCaseIsCoveredOnlyBySomebodyNamedForIt(t *testing.T) {
	f := family(t)
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		named := []casework.NamedPerson{{Person: f.Colin.ID, Name: f.Colin.Name, Manages: true}, {Person: f.Ruth.ID, Name: f.Ruth.Name}}
		return casework.Restrict(casework.Whole{s}, f.Colin.By(), id, casework.RestrictForm{People: named, Why: "Known to many"})
	})
	f.Colin.Get(awayURL(f)).Send(ruthIsAway(f.Aisha.ID)).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#cases")))
	if covers(f) {
		t.Error("a restricted case is covered by somebody who is not named for it")
	}
}

func TestOnlyTheManagerOfTheirTeamArrangesCover(t *testing.T) {
	f := family(t)
	for _, b := range []*webtest.Browser{f.Ruth, f.Aisha, f.Tom, f.Piotr, f.Ines} {
		b.Get(awayURL(f)).Answered(http.StatusNotFound)
		b.Post(awayURL(f), ruthIsAway(f.Aisha.ID))
	}
	if covers(f) {
		t.Error("somebody else arranged cover")
	}
}

func TestTheTeamsLeaveStandsInACalendarWithoutReasons(t *testing.T) {
	f := family(t)
	page := f.Colin.Get(awayURL(f)).Send(ruthIsAway(f.Aisha.ID)).OK()
	days := func(path string, want int) {
		t.Helper()
		if n := strings.Count(f.Aisha.Get(path).OK().Body, "Ruth Adeyemi (Aisha Cole covers)"); n != want {
			t.Errorf("%s says so of %d days, not of %d", path, n, want)
		}
	}
	days(coverpage.LeaveHome, 7)                  // from 24 to 30 November
	days(coverpage.LeaveHome+"?month=2026-12", 4) // until 4 December
	days(coverpage.LeaveHome+"?month=2027-01", 0)
	f.Aisha.Get(coverpage.LeaveHome).Check(htmlcheck.HasText("December 2026"), htmlcheck.HasText("October 2026"))
	for _, month := range []string{"none", "2026-07", "2027-12", "9999-12"} { // none, and those that have no page
		f.Aisha.Get(coverpage.LeaveHome + "?month=" + month).OK().Check(htmlcheck.HasText("Leave in November 2026"))
	}
	f.Aisha.Get(coverpage.LeaveHome+"?month=2027-11").OK().Check(htmlcheck.HasText("Leave in November 2027"), htmlcheck.NotIn("main a[href*='2027-12']"))

	f.At(time.Date(2026, 11, 26, 9, 0, 0, 0, time.UTC))
	page.Click("Ruth Adeyemi: from 24 November 2026").Send(nil).OK()
	days(coverpage.LeaveHome, 2) // 24 and 25 November
}

func TestOnlyTheTeamSeesItsLeave(t *testing.T) {
	f := family(t)
	f.Colin.Get(awayURL(f)).Send(ruthIsAway(f.Aisha.ID)).OK()
	f.Tom.Get(coverpage.LeaveHome).OK().Check(htmlcheck.LacksText("Ruth Adeyemi"))
	f.Ines.Get(coverpage.LeaveHome).Answered(http.StatusNotFound)
}
