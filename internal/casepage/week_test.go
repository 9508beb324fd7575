package casepage_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/view"
	"candour/internal/web/webtest"
)

func TestTheWeekHasHearingsAndDutiesByDayAndWhatIsLateBeforeThem(t *testing.T) {
	f := family(t) // on Tuesday 24 November
	f.Ruth.Get("/week").OK().Check(
		htmlcheck.In("h1", htmlcheck.IsText("Week of 23 November 2026")), htmlcheck.NotIn("#late"),
		htmlcheck.In(".app-row", htmlcheck.HasText("Tell Isla and Rowan what happens next")))
	f.Ruth.Get("/week?from=2027-01-07").OK().Check(
		htmlcheck.In("h1", htmlcheck.IsText("Week of 4 January 2027")),
		htmlcheck.In(".app-row", htmlcheck.HasText("Hearing: Dispute resolution appointment"), htmlcheck.HasText("10:00"), htmlcheck.HasText("Kersey and Ashdown")))
	f.At(pagetest.Today.AddDate(0, 0, 4))
	f.Ruth.Get("/week").OK().Check(htmlcheck.In("#late", htmlcheck.IsText("Late")), htmlcheck.InAt(".app-row", 0, htmlcheck.HasText("Tell Isla and Rowan")))
	f.Tom.Get("/week").OK().Check(htmlcheck.NotIn(".app-row"))
	f.Ruth.Get("/week?from=nonsense").OK().Check(htmlcheck.In("h1", htmlcheck.IsText("Week of 23 November 2026")))
}

func TestHearingsToComeStandOnOneList(t *testing.T) {
	f := family(t)
	f.Ruth.Get("/hearings").OK().Check(htmlcheck.In(".app-row", htmlcheck.HasText("Dispute resolution appointment")), htmlcheck.In("main", htmlcheck.LacksText("First hearing")))
	f.Tom.Get("/hearings").OK().Check(htmlcheck.NotIn(".app-row"))
}

func TestPlannedVisitsStandInTheWeekAndSayNeitherWhomNorWhere(t *testing.T) {
	f := family(t)
	plan := func(by *webtest.Browser, starts string) ledger.Ref {
		return f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
			return casework.PlanVisit(s, by.By(), id, day("2026-11-24"), casework.VisitPlannedBody{People: []ledger.Ref{f.Isla}, Starts: starts, Where: "Hill School"})
		})
	}
	visit := plan(f.Ruth, "2026-11-26T14:00:00.000000Z")
	plan(f.Aisha, "2026-11-27")
	f.Ruth.Get("/week").OK().Check(
		htmlcheck.InAt(".app-row", 0, htmlcheck.HasText("Visit"), htmlcheck.HasText("14:00"), htmlcheck.HasText("Kersey and Ashdown · "+pagetest.Number), htmlcheck.LacksText("Isla"), htmlcheck.LacksText("Aisha")),
		htmlcheck.In("main", htmlcheck.HasText("· "+f.Aisha.Name), htmlcheck.LacksText("Hill School")))
	if body := f.Ruth.Get("/week?as=csv").OK().Body; !strings.Contains(body, "2026-11-26,14:00,visit,,Kersey and Ashdown,"+pagetest.Number) || strings.Contains(body, "Hill School") {
		t.Errorf("the file says %q", body)
	}
	f.Tom.Get("/week").OK().Check(htmlcheck.NotIn(".app-row"))
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.EndVisit(s, f.Ruth.By(), id, casework.VisitEndedBody{Visit: visit, Why: "She is ill"})
	})
	f.Ruth.Get("/week").OK().Check(htmlcheck.In("main", htmlcheck.LacksText("14:00")))
}

func TestAHearingThatIsOnlyToldIsProvisionalInEveryListUntilTheCourtSaysIt(t *testing.T) {
	f := family(t)
	pages := []string{"/hearings", "/week?from=2027-01-07", "/cases", "/"}
	for _, page := range pages {
		f.Ruth.Get(page).OK().Check(htmlcheck.In("main", htmlcheck.HasText("rovisional")))
	}
	f.Ruth.Get(f.Path()).OK().Check(htmlcheck.In("body", htmlcheck.HasText("(provisional)")))
	for _, file := range []string{"/hearings?as=csv", "/week?from=2027-01-07&as=csv", "/cases?as=csv"} {
		_, rows, _ := strings.Cut(f.Ruth.Get(file).OK().Body, "\r\n")
		if !strings.Contains(rows, "provisional") {
			t.Errorf("%s says %q", file, rows)
		}
	}
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.Move(s, f.Pack, ledger.ByService("court import"), id, casework.MovedBody{
			Hearing: f.NextHearing, Starts: "2027-01-05T10:00:00.000000Z", Court: &casework.CourtWord{At: ledger.FormatTime(f.Clock.Now())},
		})
	})
	for _, page := range pages {
		f.Ruth.Get(page).OK().Check(htmlcheck.In("main", htmlcheck.LacksText("rovisional")))
	}
}

func TestWhatIsDueSoonIsCountedInWorkingDaysAndByPersonForManagers(t *testing.T) {
	f := family(t)
	f.Ruth.Get("/due").OK().Check(htmlcheck.In("main", htmlcheck.HasText("until Tuesday 8 December 2026"), htmlcheck.HasText("Tell Isla and Rowan"), htmlcheck.LacksText("section 7")))
	other := f.Open(f.Wexcombe, f.Aisha, casework.OpenedBody{Law: "private", Title: "Farrow"})
	f.DoesIn(other, func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.OpenDuty(s, f.Aisha.By(), id, casework.DutyBody{
			What: "Ring the school", To: "The school", Due: casework.Due{On: day("2026-12-01")}, Because: casework.Because{Made: casework.ByHand, Words: "Your plan"},
		})
	})
	f.Colin.Get("/due").OK().Check(htmlcheck.In("main", htmlcheck.HasText("Ring the school"), htmlcheck.HasText("Tell Isla and Rowan")),
		htmlcheck.In("select#of", htmlcheck.HasText("Everybody"), htmlcheck.HasText("Aisha")))
	f.Colin.Get("/due?of=" + string(f.Aisha.ID)).OK().Check(htmlcheck.In("main", htmlcheck.HasText("Ring the school"), htmlcheck.LacksText("Tell Isla")))
	f.Ruth.Get("/due?of=" + string(f.Aisha.ID)).OK().Check(htmlcheck.In("main", htmlcheck.LacksText("Ring the school")))
}

func TestAListLeavesAsTheRowsOfItsPageAndThatIsOnRecord(t *testing.T) {
	f := family(t)
	file := f.Ruth.Get("/due?as=csv").OK()
	if got := file.Header.Get("Content-Disposition"); got != "attachment; filename=due.csv" {
		t.Errorf("it leaves as %q", got)
	}
	if lines := strings.Split(strings.TrimSpace(file.Body), "\r\n"); len(lines) != 2 || !strings.HasPrefix(lines[1], "2026-11-27,,Tell Isla and Rowan what happens next,Kersey and Ashdown,"+pagetest.Number) {
		t.Errorf("the file says %q", file.Body)
	}
	pages, err := view.All[string](t.Context(), f.Ledger.DB(), `SELECT page FROM read_1 WHERE subject = $1 AND person = $1`, string(f.Ruth.ID))
	if err != nil || len(pages) != 1 || pages[0] != "GET /due as a file" {
		t.Errorf("on record are %v, %v", pages, err)
	}
	if body := f.Tom.Get("/due?as=csv").OK().Body; strings.Contains(body, "Isla") {
		t.Errorf("whoever sees no case is given %q", body)
	}
	for _, path := range []string{"/cases", "/week?from=2027-01-04", "/hearings", "/due"} {
		join := "?"
		if strings.Contains(path, "?") {
			join = "&"
		}
		var said struct{ Rows []map[string]string }
		if err := json.Unmarshal([]byte(f.Ruth.Get(path+join+"as=json").OK().Body), &said); err != nil || len(said.Rows) == 0 || said.Rows[len(said.Rows)-1]["case"] != "Kersey and Ashdown" {
			t.Errorf("%s as JSON: %v, %v", path, said, err)
		}
	}
}

func TestTheFileOfASearchHoldsEveryCaseFoundAndThePageSaysSo(t *testing.T) {
	f := family(t)
	for range 52 {
		f.Open(f.Wexcombe, f.Ruth, casework.OpenedBody{Law: "private", Title: "Farrow"})
	}
	f.Ruth.Post("/search", url.Values{"q": {"Farrow"}}).OK().Check(htmlcheck.In("main", htmlcheck.HasText("A file holds every case found: 52."), htmlcheck.HasText("than are shown here")))
	if n := strings.Count(f.Ruth.Post("/search?as=csv", url.Values{"q": {"Farrow"}}).OK().Body, "Farrow,"); n != 52 {
		t.Errorf("the file holds %d cases", n)
	}
}

func TestWhatWasSearchedLeavesWithoutStandingInAnAddress(t *testing.T) {
	f := family(t)
	found := f.Ruth.Post("/search", url.Values{"q": {"Kersey"}}).OK().Check(htmlcheck.In("form[action*=csv]"))
	if strings.Contains(found.At, "Kersey") {
		t.Error(found.At)
	}
	if body := f.Ruth.Post("/search?as=csv", url.Values{"q": {"Kersey"}}).OK().Body; !strings.Contains(body, "Kersey and Ashdown,"+pagetest.Number) {
		t.Errorf("the file says %q", body)
	}
	if body := f.Tom.Post("/search?as=csv", url.Values{"q": {"Kersey"}}).OK().Body; strings.Contains(body, "Ashdown") {
		t.Errorf("whoever sees no case is given %q", body)
	}
}

func TestACellThatASpreadsheetWouldWorkOutIsMadeSafe(t *testing.T) {
	f := family(t)
	for _, formula := range []string{"=1+1", "+1", "-1", "@SUM(A1)"} {
		f.Open(f.Wexcombe, f.Ruth, casework.OpenedBody{Law: "private", Title: formula})
		if body := f.Ruth.Get("/cases?as=csv").OK().Body; !strings.Contains(body, "\r\n'"+formula+",") {
			t.Errorf("%s stands as it is in %q", formula, body)
		}
	}
}

func TestWhoIsSignedOutIsGivenNoFile(t *testing.T) {
	f := family(t)
	if a := f.Stranger().Get("/due?as=csv"); a.Status == http.StatusOK && strings.Contains(a.Body, "Isla") {
		t.Error("a stranger was given a list")
	}
}
