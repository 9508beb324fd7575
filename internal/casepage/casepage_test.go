package casepage_test

import (
	"net/url"
	"sync"
	"testing"

	"github.com/a-h/templ"

	"candour/internal/casepage"
	"candour/internal/casework"
	"candour/internal/casework/caseworkpage"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/govuk"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/pack"
	"candour/internal/web"
	"candour/packs/england"
)

// rulesOfEngland are read once for all tests: nobody changes them.
var rulesOfEngland = sync.OnceValues(func() (*pack.Pack, error) { return pack.Load(england.FS) })

func family(t *testing.T) *pagetest.Family {
	t.Helper()
	return familyOn(t, func(*casepage.Pages) {})
}

// familyOn is a family whose pages stand on something more.
func familyOn(t *testing.T, more func(*casepage.Pages)) *pagetest.Family {
	t.Helper()
	rules, err := rulesOfEngland()
	if err != nil {
		t.Fatal(err)
	}
	argument := footing.New(rules, evidence.Contribute(func(*ledger.History, ledger.Ref) string { return "" }))
	pages := casepage.Pages{Pack: rules, Footing: argument}
	more(&pages)
	return pagetest.New(t, pagetest.Pages{
		Kinds: ledgertest.Kinds(&evidence.Kinds, &footing.Kinds), Views: []*ledger.View{evidence.View(rules), argument.View()},
		Routes: func(*pagetest.Family) []web.Route {
			return append(pages.Routes(), caseworkpage.Pages{Pack: rules}.Routes()...)
		},
		Strip: func(*pagetest.Family) func(*web.Case) templ.Component { return pages.Strip },
	})
}

func TestTheOverviewSaysWhatIsDueAndWhy(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path()).OK().Check(
		htmlcheck.In("h1", htmlcheck.IsText("Overview")),
		htmlcheck.InAt(".app-row", 0, htmlcheck.HasText("Your promise to Isla on 16 November.")),
		htmlcheck.In(".app-case", htmlcheck.HasText("Rowan, 11, and Isla, 7"), htmlcheck.HasText("Tue 5 Jan 2027, in 42 days")),
		htmlcheck.In("main", htmlcheck.HasText("section 7 report"), htmlcheck.HasText("Order of 15 September 2026, paragraph 5")),
		htmlcheck.In("table", htmlcheck.HasText("District Judge Lenham")),
		htmlcheck.In("a.govuk-button--warning", htmlcheck.HasText("Worried about a child now")),
	)
}

func TestTheStripNamesWhatIsConfidentialAndNeverTellsIt(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path()).OK().Check(
		htmlcheck.In(".app-case", htmlcheck.HasText("Ms Ashdown’s"), htmlcheck.HasText("address"), htmlcheck.HasText("Rowan, 11")),
		htmlcheck.In("body", htmlcheck.LacksText(pagetest.Address), htmlcheck.LacksText(pagetest.Phone)),
	)
}

func TestTheCourtAndOurRecordDifferingAsksForAnAnswer(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path()).OK().Check(htmlcheck.In(".app-ask", htmlcheck.HasText("Date of birth of Isla Kersey: we recorded 2 June 2019, the court gives 6 February 2019."))).
		Click("Say which is right").OK().Send(url.Values{"keep": {"court"}, "why": {"Her birth certificate"}}).OK()
	f.Ruth.Get(f.Path()).Check(htmlcheck.NotIn(".app-ask"))
}

func TestTodayListsWhatIsDueInMyCasesAndNobodyElses(t *testing.T) {
	f := family(t)
	f.Ruth.Get("/").OK().Check(htmlcheck.In("main", htmlcheck.HasText("section 7 report")))
	f.Tom.Get("/").OK().Check(htmlcheck.NotIn(".app-row"), htmlcheck.In("main", htmlcheck.HasText("Nothing is due in your cases.")))
}

func TestCasesAreThoseOneIsTiedTo(t *testing.T) {
	f := family(t)
	f.Ruth.Get("/cases").OK().Check(htmlcheck.In("#mine"), htmlcheck.In(".app-row__what", htmlcheck.HasText("Kersey and Ashdown")))
	f.Tom.Get("/cases").OK().Check(htmlcheck.NotIn(".app-row"))
	f.Piotr.Get("/cases").OK().Check(htmlcheck.NotIn(".app-row"))
}

func TestSearchFindsWhatOneMaySeeHoweverItIsTyped(t *testing.T) {
	f := family(t)
	for _, typed := range []string{"ashdown", "KERSEY isla", pagetest.Number} {
		f.Ruth.Post("/search", url.Values{"q": {typed}}).OK().Check(htmlcheck.In(".app-row__what", htmlcheck.HasText("Kersey")))
		f.Tom.Post("/search", url.Values{"q": {typed}}).OK().Check(htmlcheck.NotIn(".app-row"))
	}
	f.Ruth.Post("/search", url.Values{"q": {"Kersy"}}).OK().Check(htmlcheck.HasText("Names that come close"), htmlcheck.In(".app-row__what", htmlcheck.HasText("Kersey")))
	f.Tom.Post("/search", url.Values{"q": {"Kersy"}}).OK().Check(htmlcheck.NotIn(".app-row"))
	f.Ruth.Post("/search", url.Values{"q": {"Ferry Cottages"}}).OK().Check(htmlcheck.NotIn(".app-row"))
}

func TestOnlyAManagerOnCallReachesAnothersCaseByItsNumber(t *testing.T) {
	f := family(t)
	door := htmlcheck.Selector(`a[href="` + f.Path("worried") + `"]`)
	f.Ines.Post("/search", url.Values{"q": {pagetest.Number}}).OK().Check(htmlcheck.In(door))
	f.Tom.Post("/search", url.Values{"q": {pagetest.Number}}).OK().Check(htmlcheck.NotIn(door))
}

func TestWhatOthersChangedSinceOneLookedIsShown(t *testing.T) {
	f := family(t)
	f.Aisha.Get(f.Path()).OK()
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.Record(s, f.Colin.By(), id, casework.RecordedBody{Saying: casework.Saying{Of: f.Isla, Field: casework.Living, Value: "With her aunt since Sunday"}, Source: "Ms Ashdown"})
	})
	f.Aisha.Get(f.Path()).OK().Check(htmlcheck.In(".app-news", htmlcheck.HasText("Colin")))
}

func TestWhatTheCourtBroughtThatMayBeTheSameIsAskedOnTheOverview(t *testing.T) {
	f := family(t)
	theirs := f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.List(s, f.Pack, ledger.ByService("court import"), id, casework.ListedBody{
			Type: "Dispute resolution", Starts: "2027-01-05", Court: &casework.CourtWord{ID: "H9", At: ledger.FormatTime(pagetest.Today)},
		})
	})
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.Offer(s, ledger.ByService("court import"), id, casework.OfferedBody{Kept: f.NextHearing, Same: theirs, As: "hearing of 5 January 2027", Since: "same day"})
	})
	asked := htmlcheck.In("main", htmlcheck.HasText("hearing of 5 January 2027 may be the same as one on record"))
	f.Ruth.Get(f.Path("court")).OK().Check(asked)
	f.Ruth.Get(f.Path()).OK().Check(asked).Click("Look at both and say").OK().
		Send(url.Values{"answer": {"one"}, "why": {"The notice of hearing"}}).OK().Check(htmlcheck.In("h1", htmlcheck.IsText("Court")), htmlcheck.NotIn(".app-ask"))
}

func TestWhatOneMustKnowFirstStandsAboveTheDay(t *testing.T) {
	rules, err := rulesOfEngland()
	if err != nil {
		t.Fatal(err)
	}
	notice := func(*web.Visit) ([]templ.Component, error) {
		return []templ.Component{govuk.Notification("Something may be out of date", false)}, nil
	}
	pages := casepage.Pages{Pack: rules, Notices: []func(*web.Visit) ([]templ.Component, error){notice}}
	f := pagetest.New(t, pagetest.Pages{Routes: func(*pagetest.Family) []web.Route { return pages.Routes() }})
	f.Ruth.Get("/").OK().Check(htmlcheck.In("main > .govuk-notification-banner", htmlcheck.HasText("may be out of date")),
		htmlcheck.In(".app-lede", htmlcheck.IsText("Nothing is late, and nothing is due today.")))
}

func TestTheTeamAndTheListsSayWhatStandsBeneathLists(t *testing.T) {
	read := func(*web.Visit) ([]templ.Component, error) {
		return []templ.Component{govuk.Text("The private law courts last read today at 09:58.")}, nil
	}
	f := familyOn(t, func(pages *casepage.Pages) { pages.Beneath = append(pages.Beneath, read) })
	for _, page := range []string{"/team", "/cases", "/"} {
		f.Colin.Get(page).OK().Check(htmlcheck.In("main", htmlcheck.HasText("last read today at 09:58.")))
	}
}

func TestWhatTheCourtSentAtOnceIsOneLineOfWhatChanged(t *testing.T) {
	f := family(t)
	for _, field := range []casework.Field{casework.Solicitor, casework.Gender, casework.BirthPlace} {
		f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
			return casework.CourtSays(s, ledger.ByService("court import"), id, casework.CourtSaidBody{
				Saying: casework.Saying{Of: f.Daniel, Field: field, Value: "As the court wrote it"}, Court: &casework.CourtWord{At: ledger.FormatTime(f.Clock.Now())},
			})
		})
	}
	f.Colin.Get(f.Path()).OK().Check(htmlcheck.InAt(".app-news li", 0, htmlcheck.HasText(", and two things more"), htmlcheck.HasText("court import")))
}
