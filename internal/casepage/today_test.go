package casepage_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casepage"
	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/web"
)

func TestTodayIsWhatIMustSeeToAndNotWhatMyTeamMust(t *testing.T) {
	f := family(t)
	f.Ruth.Get("/").OK().Check(
		htmlcheck.In(".app-over", htmlcheck.IsText("Tuesday 24 November 2026")),
		htmlcheck.In("#due", htmlcheck.IsText("Due")),
		htmlcheck.In(".app-row", htmlcheck.HasText("Tell Isla and Rowan what happens next"), htmlcheck.HasText("Kersey and Ashdown · Your promise to Isla")))
	f.Aisha.Get("/").OK().Check(htmlcheck.In("main", htmlcheck.HasText("Nothing is due in your cases.")), htmlcheck.LacksText("Isla"))
}

func TestWhoeverCoversACaseSeesWhatIsDueInItUntilTheLastDay(t *testing.T) {
	f := family(t)
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.Allocate(s, f.Colin.By(), id, casework.AllocatedBody{
			Worker: f.Tom.ID, Name: f.Tom.Name, As: access.Covers, Until: day("2026-11-25"),
		})
	})
	f.Tom.Get("/").OK().Check(htmlcheck.In(".app-row", htmlcheck.HasText("Tell Isla and Rowan what happens next")))
	f.At(pagetest.Today.AddDate(0, 0, 2))
	f.Tom.Get("/").OK().Check(htmlcheck.NotIn(".app-row"))
	f.Tom.Get(f.Path()).Answered(http.StatusNotFound)
}

func TestWhatIsLateStandsFirstAndIsSaidInWords(t *testing.T) {
	f := family(t)
	f.At(pagetest.Today.AddDate(0, 0, 4))
	f.Ruth.Get("/").OK().Check(
		htmlcheck.In(".app-lede", htmlcheck.IsText("One thing is late.")),
		htmlcheck.In(".app-group--late", htmlcheck.IsText("Late")),
		htmlcheck.In(".app-clock--late", htmlcheck.IsText("1 day late")))
}

func TestTodayNamesTheCasesInWhichSomethingIsNewSinceILooked(t *testing.T) {
	f := family(t)
	f.Ruth.Get("/").Check(htmlcheck.In("#new + .app-sheet", htmlcheck.HasText("You have not looked at this case yet")))
	f.Ruth.Get(f.Path()).OK()
	f.Ruth.Get("/").Check(htmlcheck.NotIn("#new + .app-sheet"))
	f.Clock.Advance(time.Minute)
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.Record(s, f.Colin.By(), id, casework.RecordedBody{Saying: casework.Saying{Of: f.Isla, Field: casework.Needs, Value: "Wears glasses"}})
	})
	f.Ruth.Get("/").Check(htmlcheck.In("#new + .app-sheet", htmlcheck.HasText("Kersey and Ashdown"), htmlcheck.HasText("1 thing recorded since you looked on Tue 24 Nov, 08:52")))
}

func TestAManagerSeesWhatWaitsForAWorkerAndGivesIt(t *testing.T) {
	f := family(t)
	waiting := f.Open(f.Wexcombe, nil, casework.OpenedBody{Law: "private", Title: "Farrow", Track: "cap", Received: day("2026-11-20")})
	f.Colin.Get("/team").OK().Check(
		htmlcheck.In("h1", htmlcheck.IsText("Wexcombe family team")), htmlcheck.In(".app-lede", htmlcheck.IsText("One case waits for a worker.")),
		htmlcheck.In("table", htmlcheck.HasText("Farrow"), htmlcheck.HasText("Since 20 November 2026, 4 days ago"), htmlcheck.HasText("by 25 November 2026, tomorrow")),
		htmlcheck.In("table a.govuk-link--no-visited-state", htmlcheck.HasHref("/case/"+string(waiting)+"/allocate")),
		htmlcheck.InAt("h2", 1, htmlcheck.IsText("Ruth Adeyemi")))
	f.Aisha.Get("/team").OK().Check(htmlcheck.LacksText("/allocate"))
	f.Piotr.Get("/team").Answered(http.StatusNotFound)
}

func TestACaseThatNoTeamHasWaitsForAnyManager(t *testing.T) {
	f := family(t)
	f.Open("", nil, casework.OpenedBody{Law: "private", Title: "Farrow"})
	f.Colin.Get("/cases").OK().Check(htmlcheck.In("#waiting + .app-sheet", htmlcheck.HasText("Farrow")))
	f.Ruth.Get("/cases").OK().Check(htmlcheck.LacksText("Farrow"))
}

func TestTheCaseAsItStoodShowsWhatWasOnRecordThenAndNothingHiddenSince(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path()).OK()
	f.At(pagetest.Today.AddDate(0, 0, 1))
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.MeetDuty(s, f.Colin.By(), id, casework.DutyDoneBody{Duty: f.Promise, On: day("2026-11-24"), How: "Told her"})
	})
	now := f.Ruth.Get(f.Path()).OK().Check(htmlcheck.In("#changed + .app-news", htmlcheck.HasText("Told her")), htmlcheck.LacksText("Your promise to Isla on 16 November."))
	then := now.Click("See it as it stood then").OK().Check(htmlcheck.In("h1", htmlcheck.HasText("As it stood on")),
		htmlcheck.In("main", htmlcheck.HasText("Your promise to Isla on 16 November.")), htmlcheck.LacksText("Told her"), htmlcheck.NotIn("main .govuk-button"))
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.MoveToRightCase(s, nil, f.Ruth.By(), id, casework.WrongCaseForm{Entry: f.Promise.Entry, Why: "Another family"})
	})
	f.Ruth.Get(then.At).OK().Check(htmlcheck.LacksText("Your promise to Isla on 16 November."))
	for _, nonsense := range []string{"yesterday", "9999-01-01T00:00:00.000000Z", "2001-01-01T00:00:00.000000Z"} {
		f.Ruth.Get(f.Path() + "?at=" + nonsense).OK().Check(htmlcheck.In("h1", htmlcheck.IsText("Overview")))
	}
}

func TestEveryPageOfACaseLeadsToTheOneForSomebodyWorried(t *testing.T) {
	f := family(t)
	for _, path := range []string{"", "/people", "/notes", "/court", "/timeline"} {
		f.Ruth.Get(f.Path() + path).OK().Check(htmlcheck.In(".app-case a[href$=worried]"))
	}
}

func day(text string) calendar.Date { return calendar.MustParse(text) }

func TestWhatWaitsIsCountedAsThePageHasIt(t *testing.T) {
	var pages *casepage.Pages
	f := familyOn(t, func(p *casepage.Pages) { pages = p })
	kit := &web.Kit{Ledger: f.Ledger, Staff: access.Staff{Ledger: f.Ledger, Service: f.Record.Service.Stream}, Clock: f.Clock.Now}
	waits := func(who ledger.StreamID) int {
		t.Helper()
		people, err := kit.Staff.People(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		of, _ := people.Find(who)
		v, err := kit.Behalf(t.Context(), people, of)
		if err != nil {
			t.Fatal(err)
		}
		n, err := pages.Waits(v)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	if n := waits(f.Ruth.ID); n != 0 {
		t.Errorf("%d things on a day on which nothing is due", n)
	}
	f.At(pagetest.Today.AddDate(0, 0, 4))
	if n := waits(f.Ruth.ID); n != 1 {
		t.Errorf("%d things when one is late", n)
	}
	if n := waits(f.Aisha.ID); n != 0 {
		t.Errorf("%d things of a colleague’s case", n)
	}
}

func TestWhatNeedsAnAnswerIsShownToThoseWhoOpenNoCase(t *testing.T) {
	f := familyOn(t, func(p *casepage.Pages) {
		p.Today = append(p.Today, func(*web.Visit) ([]templ.Component, error) {
			return []templ.Component{govuk.Text("An erasure waits")}, nil
		})
	})
	f.Priya.Get("/").OK().Check(htmlcheck.In("#ask", htmlcheck.HasText("Needs your answer 1")), htmlcheck.In("main", htmlcheck.HasText("An erasure waits"), htmlcheck.LacksText("Nothing is due in your cases")))
}
