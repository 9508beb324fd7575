package noticepage_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/notice"
	"candour/internal/notice/noticepage"
	"candour/internal/web"
)

// family is the service with one case, which is Ruth’s.
func family(t *testing.T) *pagetest.Family {
	t.Helper()
	return pagetest.New(t, pagetest.Pages{
		Kinds: []*ledger.Set{&notice.Kinds}, Views: notice.Views,
		Routes: func(f *pagetest.Family) []web.Route {
			pages := noticepage.Pages{Pack: f.Pack, Staff: access.Staff{Ledger: f.Ledger, Service: f.Record.Service.Stream}}
			home := web.ForCase("/case/{case}", access.CaseReader, func(c *web.Case) (web.Page, error) {
				asks, err := pages.Asks(c)
				return overview{web.CasePage{Case: c}, asks}, err
			}, nil)
			return append(pages.Routes(), home)
		},
	})
}

// overview is a case with what it asks.
type overview struct {
	web.CasePage
	asks []templ.Component
}

func (overview) Title() string           { return "Overview" }
func (p overview) Body() templ.Component { return templ.Join(p.asks...) }

var court = ledger.ByService("court import")

// moved is the hearing given another day by the court.
func moved(f *pagetest.Family, day string) ledger.Ref {
	return f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.Move(s, f.Pack, court, id, casework.MovedBody{
			Hearing: f.NextHearing, Starts: casework.Moment(calendar.MustParse(day), calendar.NewTime(14, 0)), Court: &casework.CourtWord{At: ledger.FormatTime(f.Clock.Now())},
		})
	})
}

func noted(f *pagetest.Family, by ledger.Author) {
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.AddNote(s, nil, by, id, casework.NoteForm{NoteBody: casework.NoteBody{Sort: casework.Call, With: "The school", Said: "Isla was away on Monday."}, When: casework.When(calendar.MustParse("2026-11-23"), calendar.NewTime(10, 0))})
	})
}

func TestWhatIsOnlyToldIsProvisionalAmongNoticesUntilTheCourtSaysIt(t *testing.T) {
	f := family(t)
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.Move(s, f.Pack, f.Colin.By(), id, casework.MovedBody{Hearing: f.NextHearing, Starts: "2027-01-14", ToldBy: "The judge, in court"})
	})
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.TellDuty(s, f.Pack, f.Colin.By(), id, casework.ToldForm{
			Ask: casework.Ask{What: "A note on schooling"}, Told: casework.Telling{How: casework.InCourt, By: "The judge", On: calendar.MustParse("2026-11-24")},
		})
	})
	f.Clock.Advance(time.Minute)
	f.Ruth.Get("/notices").OK().Check(
		htmlcheck.In("main", htmlcheck.HasText("Hearing moved to Thursday 14 January 2027 (provisional)"), htmlcheck.HasText("To be done: A note on schooling (provisional)")))
	moved(f, "2027-01-12")
	f.Clock.Advance(time.Minute)
	f.Ruth.Get("/notices").OK().Check(htmlcheck.In("main", htmlcheck.HasText("12 January 2027 at 14:00"), htmlcheck.LacksText("14:00 (provisional)")))
}

func TestOneListHoldsWhatOthersRecordedSinceILooked(t *testing.T) {
	f := family(t)
	f.Ruth.Get("/notices").OK().Check(htmlcheck.In("main", htmlcheck.HasText("Nothing came in."), htmlcheck.HasText("during the last seven days")))
	noted(f, f.Ruth.By())
	noted(f, f.Colin.By())
	f.Clock.Advance(time.Minute)
	moved(f, "2027-01-12")
	f.Clock.Advance(time.Minute)

	list := f.Ruth.Get("/notices").OK().Check(
		htmlcheck.InAt("h2", 1, htmlcheck.IsText("Kersey and Ashdown")),
		htmlcheck.InAt(".app-row", 0, htmlcheck.HasText("Hearing moved to Tuesday 12 January 2027 at 14:00"), htmlcheck.HasText("The court")),
		htmlcheck.In(".app-row a[href*=note]", htmlcheck.IsText("A call was noted")), htmlcheck.In("main", htmlcheck.HasText(f.Colin.Name), htmlcheck.LacksText("The school")))
	if n := strings.Count(list.Body, "A call was noted"); n != 1 {
		t.Errorf("%d notes stand on the list; one’s own is no news", n)
	}
	f.Clock.Advance(time.Minute)
	noted(f, f.Aisha.By()) // while the list lies open
	list.SendTo("/notices", url.Values{}).OK()
	f.Ruth.Get("/notices").OK().Check(htmlcheck.In("main", htmlcheck.HasText("A call was noted"), htmlcheck.LacksText("Nothing came in"), htmlcheck.HasText("since you said that you had looked")),
		htmlcheck.NotIn(".app-row a[href*=hearing]"))
}

func TestWhenSomebodyLookedIsTheirsAlone(t *testing.T) {
	f := family(t)
	noted(f, f.Colin.By())
	f.Clock.Advance(time.Minute)
	f.Ruth.Get("/notices").Send(url.Values{}).OK()
	if entries := f.Read(f.Ruth.ID).Entries; entries[len(entries)-1].Kind != notice.Looked.Name() {
		t.Fatal("the look is not in Ruth’s own stream")
	}
	for _, v := range notice.Views {
		if rows := v.Rows(f.Read(f.Ruth.ID)); len(rows) > 0 {
			t.Errorf("%s has rows of a person: %v", v.Name, rows)
		}
	}
	f.Aisha.Get("/notices").OK().Check(htmlcheck.In("main", htmlcheck.HasText("You have not said yet that you have looked")))
}

func TestALongListIsShownInPartsAndLookedThroughOnItsLast(t *testing.T) {
	f := family(t)
	for range 52 {
		noted(f, f.Colin.By())
	}
	f.Clock.Advance(time.Minute)
	first := f.Ruth.Get("/notices").OK().Check(htmlcheck.NotIn("main form"), htmlcheck.In("main", htmlcheck.HasText("There is more.")))
	if n := strings.Count(first.Body, `class="app-row"`); n != 50 {
		t.Errorf("%d things on the first page", n)
	}
	f.Ruth.Get("/notices?page=2").OK().Check(htmlcheck.In("main form", htmlcheck.HasText("I have looked")))
}

func TestNothingOfACaseThatIsNotTheirsIsANotice(t *testing.T) {
	f := family(t)
	moved(f, "2027-01-12")
	f.Clock.Advance(time.Minute)
	f.Tom.Get("/notices").OK().Check(htmlcheck.In("main", htmlcheck.HasText("Nothing came in."), htmlcheck.LacksText("Kersey")))
}

func TestAHearingThatMovedAsksItsHolderAndAsksAgainWhenItMovesAgain(t *testing.T) {
	f := family(t)
	entry := moved(f, "2027-01-12")
	f.Clock.Advance(time.Minute)
	f.Ruth.Get("/notices").OK().Check(htmlcheck.In("#seen + .app-ask", htmlcheck.HasText("Hearing moved to Tuesday 12 January 2027")))
	press := fmt.Sprintf("/case/%s/seen/%s", f.Case, entry.Entry)
	f.Ruth.Post(press, url.Values{"back": {"/notices"}}).OK().Check(htmlcheck.NotIn(".app-ask"))
	before := len(f.Read(f.Case).Entries)
	f.Ruth.Post(press, url.Values{"back": {"/notices"}}).OK()
	if n := len(f.Read(f.Case).Entries); n != before {
		t.Errorf("pressed twice, it is %d entries more", n-before)
	}
	moved(f, "2027-01-19")
	f.Ruth.Get("/notices").OK().Check(htmlcheck.In(".app-ask", htmlcheck.HasText("19 January 2027")))
	moved(f, "2027-01-26")
	if asked := notice.Asked(f.Read(f.Case)); len(asked) != 1 {
		t.Errorf("a hearing that moved twice asks %d times", len(asked))
	}
	f.Ruth.Get("/notices").OK().Check(htmlcheck.In(".app-ask", htmlcheck.HasText("26 January 2027")))
}

func TestTheCaseAsksTooAndIsAnsweredThere(t *testing.T) {
	f := family(t)
	entry := moved(f, "2027-01-12")
	f.Clock.Advance(time.Minute)
	f.Colin.Get(f.Path()).OK().Check(htmlcheck.NotIn(".app-ask"))
	f.Ruth.Get(f.Path()).OK().Check(htmlcheck.In(".app-ask", htmlcheck.HasText("Hearing moved to Tuesday 12 January 2027"))).
		SendTo(f.Path("seen", string(entry.Entry)), url.Values{}).OK().Check(htmlcheck.NotIn(".app-ask"))
	if h := f.Read(f.Case); h.Entries[len(h.Entries)-1].Kind != notice.Seen.Name() {
		t.Error("that she saw it is not on record")
	}
	f.Tom.Post(f.Path("seen", string(entry.Entry)), url.Values{}).Answered(http.StatusNotFound)
}

func TestACaseAsksWhateverElseWaitsInOthers(t *testing.T) {
	f := family(t)
	moved(f, "2027-01-12")
	one, err := notice.UnseenIn(t.Context(), f.Ledger.DB(), access.Person{ID: f.Ruth.ID}, f.Clock.Now(), f.Clock.Now(), 50, f.Case)
	other := f.Open(f.Wexcombe, f.Ruth, casework.OpenedBody{Law: "private", Title: "Another family"})
	none, err2 := notice.UnseenIn(t.Context(), f.Ledger.DB(), access.Person{ID: f.Ruth.ID}, f.Clock.Now(), f.Clock.Now(), 50, other)
	if len(one) != 1 || len(none) != 0 || err != nil || err2 != nil {
		t.Errorf("%d in the case and %d in another, %v %v", len(one), len(none), err, err2)
	}
}

func TestWhatIsNotSeenInTimeGoesToWhoeverCoversOrElseToTheManager(t *testing.T) {
	f := family(t) // on a Tuesday morning
	moved(f, "2027-01-12")
	f.Clock.Advance(time.Minute)
	f.Colin.Get("/notices").OK().Check(htmlcheck.NotIn(".app-ask"))
	f.Clock.Advance(24 * time.Hour)
	f.Colin.SignIn()
	f.Colin.Get("/notices").OK().Check(htmlcheck.In(".app-ask", htmlcheck.HasText("Not seen by Ruth Adeyemi")))

	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.Allocate(s, f.Colin.By(), id, casework.AllocatedBody{
			Worker: f.Tom.ID, Name: f.Tom.Name, As: access.Covers, Until: calendar.MustParse("2026-12-04"),
		})
	})
	f.Clock.Advance(time.Minute)
	f.Tom.SignIn()
	f.Tom.Get("/notices").OK().Check(htmlcheck.In(".app-ask", htmlcheck.HasText("Not seen by Ruth Adeyemi")))
	f.Colin.Get("/notices").OK().Check(htmlcheck.NotIn(".app-ask"))
}

func TestHoursOfDaysOnWhichTheCourtsAreClosedDoNotCount(t *testing.T) {
	f := family(t)
	monday := time.Date(2026, time.November, 23, 9, 0, 0, 0, time.UTC)
	if since, err := notice.NotSeenSince(f.Pack, monday); err != nil || !since.Equal(monday.AddDate(0, 0, -3)) {
		t.Errorf("24 working hours before Monday at nine is %v, %v", since, err)
	}
}

func TestWhatWhoeverHasTheCaseDidThemselvesAsksNothing(t *testing.T) {
	f := family(t)
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.OpenDuty(s, f.Ruth.By(), id, casework.DutyBody{What: "Ring the school", To: "The school", Because: casework.Because{Made: casework.ByHand, Words: "Your plan"}})
	})
	if asked := notice.Asked(f.Read(f.Case)); len(asked) != 0 {
		t.Errorf("asked are %v", asked)
	}
}
