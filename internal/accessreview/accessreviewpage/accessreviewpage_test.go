package accessreviewpage_test

import (
	"errors"
	"net/http"
	"net/url"
	"sync"
	"testing"
	"time"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/accessreview"
	"candour/internal/accessreview/accessreviewpage"
	"candour/internal/breach"
	"candour/internal/breach/breachpage"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/caseworkpage"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/job"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/pack"
	"candour/internal/web"
	"candour/internal/web/webtest"
	"candour/packs/england"
)

// rulesOfEngland are read once for all tests: nobody changes them.
var rulesOfEngland = sync.OnceValues(func() (*pack.Pack, error) { return pack.Load(england.FS) })

// office is the invented family’s service with the pages of the access review. Peter Kersey works there, and bears the children’s name.
type office struct {
	*pagetest.Family
	t      testing.TB
	Kersey *webtest.Browser
}

func newOffice(t *testing.T) *office {
	t.Helper()
	t.Parallel() // each has a record of its own
	rules, err := rulesOfEngland()
	if err != nil {
		t.Fatal(err)
	}
	o := &office{t: t, Family: pagetest.New(t, pagetest.Pages{
		Kinds: ledgertest.Kinds(&accessreview.Kinds, &breach.Kinds),
		Views: append([]*ledger.View{breach.View}, accessreview.Views...),
		Routes: func(f *pagetest.Family) []web.Route {
			pages := accessreviewpage.Pages{Pack: rules, Service: f.Record.Service.Stream}
			routes := append(pages.Routes(), web.For("/today", access.SignedIn, func(v *web.Visit) (web.Page, error) {
				parts, err := pages.Today(v)
				return todayPage(parts), err
			}, nil))
			routes = append(routes, breachpage.Pages{Pack: rules}.Routes()...)
			return append(routes, caseworkpage.Pages{Pack: rules}.Routes()...)
		},
	})}
	o.Kersey = o.Employ("Peter Kersey", access.Practitioner)
	o.DoesIn(o.Case, func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.Allocate(s, o.Colin.By(), id, casework.AllocatedBody{Worker: o.Kersey.ID, Name: o.Kersey.Name, As: access.Second})
	})
	return o
}

// todayPage is today’s work with what the access review says there.
type todayPage []templ.Component

func (p todayPage) Title() string         { return "Today" }
func (p todayPage) Body() templ.Component { return templ.Join(p...) }

// night goes on to the next morning, when the days before were looked through.
func (o *office) night() {
	o.t.Helper()
	next := calendar.DateInLondon(o.Clock.Now()).AddDays(1)
	o.At(next.At(calendar.NewTime(9, 0)).UTC)
	nightly := accessreview.Nightly{Ledger: o.Ledger, Service: o.Record.Service.Stream, Pack: o.Pack}
	for later := new(job.Later); !later.At.After(o.Clock.Now()); {
		if err := nightly.Do(o.t.Context(), ledger.Job{}); !errors.As(err, &later) {
			o.t.Fatal(err)
		}
	}
}

// looked is a day on which Peter Kersey read the family’s people, looked through the night after.
func (o *office) looked() {
	o.t.Helper()
	o.Kersey.Get(o.Path("people")).OK()
	o.night()
}

const finding = "Peter Kersey: the same family name as somebody in a case"

func (o *office) open(by *webtest.Browser) *webtest.Answer {
	o.t.Helper()
	return by.Get(accessreviewpage.Home).OK().Click(finding).OK()
}

func TestAFindingIsReadAndDecidedByAPerson(t *testing.T) {
	o := newOffice(t)
	o.looked()
	o.Priya.Get("/today").OK().Check(htmlcheck.In("main", htmlcheck.HasText("wait")))
	page := o.open(o.Priya).Check(
		htmlcheck.In("main", htmlcheck.HasText("somebody bears their family name"), htmlcheck.HasText(pagetest.Number), htmlcheck.HasText("People")),
	)
	page.Send(url.Values{}).Answered(http.StatusUnprocessableEntity).Check(
		htmlcheck.In(".govuk-error-summary", htmlcheck.HasText("Choose what you decide"), htmlcheck.HasText("Say why")),
	)
	page.Send(url.Values{"decision": {"right"}, "why": {"No relation: he works on the case"}}).OK().
		Check(htmlcheck.In("main", htmlcheck.LacksText(finding)))
	o.Gwen.Get(accessreviewpage.Home).OK().Click("What was decided").OK().Check(
		htmlcheck.In("main", htmlcheck.HasText("As it should be"), htmlcheck.HasText("No relation: he works on the case"), htmlcheck.HasText("Priya Raman")),
	)
}

func TestTheListNamesNobodyInACase(t *testing.T) {
	o := newOffice(t)
	o.looked()
	for _, at := range []string{accessreviewpage.Home, accessreviewpage.Home + "/month/2026-11", o.open(o.Priya).At} {
		page := o.Priya.Get(at).OK()
		for _, name := range []string{"Ashdown", "Hannah", "Daniel", "Isla", "Rowan"} {
			page.Check(htmlcheck.LacksText(name))
		}
	}
}

func TestSomebodyIsAskedAndTheirAnswerIsWrittenDown(t *testing.T) {
	o := newOffice(t)
	o.looked()
	page := o.open(o.Priya)
	page.Send(url.Values{"decision": {"ask"}, "why": {"Is he related?"}}).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#whom")))
	page.Send(url.Values{"decision": {"ask"}, "whom": {"Colin Pryce, his manager"}, "why": {"Is he related?"}}).OK().
		Check(htmlcheck.In("main", htmlcheck.HasText(finding), htmlcheck.HasText("Asked")))
	answered := o.open(o.Gwen).Click("Write the answer down").OK().Send(url.Values{"words": {"A cousin of the father"}}).OK()
	answered.Check(htmlcheck.In("main", htmlcheck.HasText("A cousin of the father"), htmlcheck.HasText("What do you decide?")))
	answered.Send(url.Values{"decision": {"conflict"}, "why": {"Family"}}).OK().
		Check(htmlcheck.In("main", htmlcheck.HasText("Whoever manages the case records it")))
}

func TestABreachIsOpenedWithWhatIsKnownFilledIn(t *testing.T) {
	o := newOffice(t)
	o.looked()
	o.open(o.Priya).Send(url.Values{"decision": {"breach"}, "why": {"He told the father"}}).OK().
		Check(htmlcheck.In("main", htmlcheck.HasText("Today asks whoever manages the case to open the breach")))
	o.Ruth.Get("/today").OK().Check(htmlcheck.LacksText("Open the breach"))
	form := o.Colin.Get("/today").OK().Click("Open the breach").OK()
	form.Check(htmlcheck.In("#to", htmlcheck.HasAttr("value", "Peter Kersey, in Candour")))
	form.Send(url.Values{"stake": {string(o.Hannah.Entry)}}).OK().Check(htmlcheck.In("main", htmlcheck.HasText("Peter Kersey, in Candour")))
	o.Colin.Get("/today").OK().Check(htmlcheck.LacksText("Open the breach"))
}

func TestMonthsLeadBackNoFurtherThanTheFirstDayThatWasLookedThrough(t *testing.T) {
	o := newOffice(t)
	o.looked()
	o.Priya.Get(accessreviewpage.Home).OK().Click("What was decided").OK().Check(htmlcheck.LacksText("The month before"))
	o.Priya.Get(accessreviewpage.Home+"/month/2026-10").OK().Check(htmlcheck.HasText("The month after"), htmlcheck.LacksText("The month before"))
	o.Priya.Get(accessreviewpage.Home + "/month/2026-12").Answered(http.StatusNotFound)
}

func TestTheReviewIsNotThereForOthers(t *testing.T) {
	o := newOffice(t)
	o.looked()
	at := o.open(o.Priya).At
	for _, who := range []*webtest.Browser{o.Ruth, o.Colin, o.Piotr, o.Judith, o.Kersey} {
		for _, path := range []string{accessreviewpage.Home, accessreviewpage.Home + "/month/2026-11", at, at + "/answer"} {
			who.Get(path).Answered(http.StatusNotFound)
		}
	}
	o.Ruth.Get("/today").OK().Check(htmlcheck.LacksText("access review"))
}

func TestAFindingAboutAnOfficerIsNotThereForThemAndForQualityIs(t *testing.T) {
	o := newOffice(t)
	quality := o.Employ("Noor Quill", access.Quality)
	for range o.Pack.AccessReview[0].TurnedAwayADay + 1 {
		o.Priya.Get(pagetest.PathOf(ledger.NewStreamID(), "people")).Answered(http.StatusNotFound)
	}
	o.Kersey.Get(o.Path("people")).OK()
	o.night()
	const about = "Priya Raman: many pages that were not there"
	quality.SignIn()
	at := quality.Get(accessreviewpage.Home).OK().Check(htmlcheck.LacksText(finding)).Click(about).OK().At
	o.Gwen.Get(at).OK().Check(htmlcheck.In("main", htmlcheck.HasText("What they asked for")))
	o.Priya.Get(at).Answered(http.StatusNotFound)
	o.Priya.Get(accessreviewpage.Home).OK().Check(htmlcheck.LacksText(about), htmlcheck.HasText(finding))
	o.Priya.Get(accessreviewpage.Home + "/month/2026-11").OK().Check(htmlcheck.LacksText(about))
}

func TestWhoeverHasAConflictOfInterestInTheCaseDoesNotSeeTheFinding(t *testing.T) {
	o := newOffice(t)
	o.looked()
	at := o.open(o.Priya).At
	o.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.DeclareConflict(casework.Whole{s}, o.Colin.By(), id, casework.ConflictForm{ConflictBody: casework.ConflictBody{
			Of: s.Case(), Person: o.Priya.ID, Name: o.Priya.Name, Interest: casework.InFriend, Words: "They live next door to her",
		}})
	})
	o.Priya.Get(at).Answered(http.StatusNotFound)
	o.Priya.Get(accessreviewpage.Home).OK().Check(htmlcheck.LacksText(finding))
}

func TestWhoOpenedAFindingIsOnRecord(t *testing.T) {
	o := newOffice(t)
	o.looked()
	o.open(o.Priya)
	stream := accessreview.StreamOf(o.Record.Service.Stream, calendar.DateInLondon(pagetest.Today))
	looks, err := access.WhoLooked(t.Context(), o.Ledger.DB(), stream, o.Clock.Now().Add(-time.Hour), o.Clock.Now().Add(time.Hour))
	if err != nil || len(looks) != 1 || looks[0].Person != o.Priya.ID {
		t.Errorf("looks at the finding: %v, %v", looks, err)
	}
}
