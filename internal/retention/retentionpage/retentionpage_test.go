package retentionpage_test

import (
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/caseworkpage"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/evidence"
	"candour/internal/evidence/evidencepage"
	"candour/internal/footing"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/job"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/pack"
	"candour/internal/report"
	"candour/internal/retention"
	"candour/internal/retention/retentionpage"
	"candour/internal/web"
	"candour/packs/england"
)

// rulesOfEngland are read once for all tests: nobody changes them.
var rulesOfEngland = sync.OnceValues(func() (*pack.Pack, error) { return pack.Load(england.FS) })

// family is the invented case with the pages of retention, and the job that erases.
type family struct {
	*pagetest.Family
	t testing.TB
}

func newFamily(t *testing.T) *family {
	t.Helper()
	t.Parallel() // each has a record of its own
	rules, err := rulesOfEngland()
	if err != nil {
		t.Fatal(err)
	}
	argument := footing.New(rules, evidence.Contribute(nil), report.Contribute)
	views := []*ledger.View{argument.View(), evidence.View(rules), report.Register}
	return &family{pagetest.New(t, pagetest.Pages{
		Kinds: ledgertest.Kinds(&evidence.Kinds, &footing.Kinds, &report.Kinds, &retention.Kinds),
		Views: append(views, retention.Views(rules)...),
		Routes: func(f *pagetest.Family) []web.Route {
			pages := retentionpage.Pages{Pack: rules}
			routes := append(pages.Routes(), web.For("/today", access.SignedIn, func(v *web.Visit) (web.Page, error) {
				parts, err := pages.Today(v)
				return todayPage(parts), err
			}, nil))
			routes = append(routes, caseworkpage.Pages{Pack: rules}.Routes()...)
			return append(routes, evidencepage.Pages{Pack: rules, Footing: argument, Files: f.Files}.Routes()...)
		},
	}), t}
}

// todayPage is today’s work with what retention says there.
type todayPage []templ.Component

func (p todayPage) Title() string         { return "Today" }
func (p todayPage) Body() templ.Component { return templ.Join(p...) }

// works does every job that is due.
func (f *family) works() {
	f.t.Helper()
	runner := &job.Runner{DB: f.Engine.Writer(), Clock: f.Clock.Now, Handlers: map[string]job.Handler{
		retention.EraseJob: retention.Eraser{Ledger: f.Ledger, Pack: f.Pack}.Erase,
	}}
	for {
		ran, err := runner.One(f.t.Context())
		if err != nil {
			f.t.Fatal(err)
		}
		if !ran {
			return
		}
	}
}

const drank = "Isla told me Daddy had been drinking and the car was wobbling."

// marks takes words of the call as evidence.
func (f *family) marks() ledger.Ref {
	f.t.Helper()
	f.Ruth.Get(f.Path("note", string(f.Call.Entry), "mark")).OK().Send(url.Values{
		"words": {drank}, "says": {"Mr Kersey drove after drinking"}, "hand": {"second"}, "heard": {string(f.Isla.Entry)}, "knows": {"Isla told her"},
	}).OK()
	return evidence.Of(f.Read(f.Case)).Items()[0].Ref()
}

// old is a closed case whose only child was born on a day, "" for a day that is not known.
func (f *family) old(number, born string) ledger.StreamID {
	f.t.Helper()
	stream := f.Open(f.Wexcombe, f.Ruth, casework.OpenedBody{Law: pack.PublicLaw, Number: number, Title: "Thackeray"},
		casework.PersonAddedBody{Kind: casework.Child, Name: "Wilfred Thackeray", Born: calendar.MustParse(born)})
	f.DoesIn(stream, func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.CloseCase(s, f.Pack, f.Ruth.By(), id, casework.ClosedBody{On: calendar.MustParse("2026-09-01"), Why: "Final order made"})
	})
	return stream
}

var inTheWrongCase = url.Values{"ground": {"wrong_case"}, "why": {"It is about another family, and its words may not stand here"}}

func with(values url.Values, more ...string) url.Values {
	all := url.Values{}
	for name, value := range values {
		all[name] = value
	}
	for i := 0; i+1 < len(more); i += 2 {
		all.Set(more[i], more[i+1])
	}
	return all
}

func TestAnEntryIsErasedByTwoPeopleAndLeavesAGap(t *testing.T) {
	f := newFamily(t)
	item := f.marks()
	f.Ruth.Get(f.Path("timeline")).OK().Check(htmlcheck.In("main", htmlcheck.HasText("Should not be here?")))
	form := f.Ruth.Get(f.Path("note", string(f.Call.Entry))).OK().Click("It should not be here at all").OK()
	form.Check(htmlcheck.In("main", htmlcheck.HasText("the car was wobbling"), htmlcheck.HasText("Evidence 1: Mr Kersey drove after drinking")))
	form.Send(inTheWrongCase).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#place-"+string(item.Entry))))
	form.Send(with(inTheWrongCase, "place-"+string(item.Entry), "erase")).OK().
		Check(htmlcheck.In("main", htmlcheck.HasText("waits for a second person"), htmlcheck.HasText("Erased too")))

	f.Gwen.Get("/today").OK().Check(htmlcheck.In("main", htmlcheck.HasText("An erasure waits for a second person")))
	f.Ruth.Get("/today").OK().Check(htmlcheck.In("main", htmlcheck.LacksText("An erasure waits")))
	f.Gwen.Get(retentionpage.Home).OK().Click("One entry of a case, 24 November 2026").OK().
		Check(htmlcheck.In("main", htmlcheck.HasText("the car was wobbling"), htmlcheck.HasText("3 entries")))
	account := f.Gwen.Get(retentionpage.Home).Click("One entry of a case, 24 November 2026").
		Send(url.Values{"decision": {"confirm"}}).OK().Check(htmlcheck.In("main", htmlcheck.HasText("is still in the service")))
	f.works()

	f.Gwen.Get(account.At).OK().Check(
		htmlcheck.In("main", htmlcheck.HasText("Gone from the service on 24 November 2026"), htmlcheck.HasText("it will be gone from every copy by"), htmlcheck.LacksText("Kersey")),
	)
	f.Ruth.Get(f.Path("timeline")).OK().Check(htmlcheck.In("main", htmlcheck.HasText("was erased on 24 November 2026"), htmlcheck.LacksText("wobbling")))
	f.Ruth.Get(f.Path("note", string(f.Call.Entry))).Answered(http.StatusNotFound)
	f.Ruth.Get(f.Path("erase", string(f.Call.Entry))).Answered(http.StatusNotFound)
	if items := evidence.Of(f.Read(f.Case)).Items(); len(items) != 0 {
		t.Errorf("the evidence drawn from it is still there: %+v", items)
	}
}

func TestEvidenceThatIsAnsweredAsKeptStays(t *testing.T) {
	f := newFamily(t)
	item := f.marks()
	f.Ruth.Get(f.Path("erase", string(f.Call.Entry))).OK().Send(with(inTheWrongCase,
		"place-"+string(item.Entry), "keep", "place-"+string(item.Entry)+"-why", "The court has directed that it stays")).OK()
	f.Priya.Get(retentionpage.Home).Click("One entry of a case, 24 November 2026").Send(url.Values{"decision": {"confirm"}}).OK()
	f.works()
	if _, kept := evidence.Of(f.Read(f.Case)).Item(item); !kept {
		t.Error("what was to be kept is gone")
	}
}

func TestAProposalSentAgainWithOtherWordsIsAnotherOne(t *testing.T) {
	f := newFamily(t)
	form := f.Ruth.Get(f.Path("erase", string(f.Call.Entry))).OK()
	first := form.Send(inTheWrongCase).OK()
	other := with(inTheWrongCase, "why", "It should never have been written down here")
	form.Send(other).Answered(http.StatusConflict) // by the browser’s way back
	again := f.Ruth.Get(f.Path("erase", string(f.Call.Entry))).OK().Send(other).OK()
	again.Check(htmlcheck.In("main", htmlcheck.HasText("never have been written down")))
	if again.At == first.At {
		t.Error("both are one")
	}
}

func TestNobodyConfirmsTheirOwn(t *testing.T) {
	f := newFamily(t)
	page := f.Priya.Get(f.Path("erase", string(f.Call.Entry))).OK().Send(inTheWrongCase).OK()
	page.Check(htmlcheck.In("main", htmlcheck.HasText("Take the proposal back"), htmlcheck.LacksText("Confirm: erase it")))
	f.Priya.Post(page.At, url.Values{"decision": {"confirm"}}).Answered(http.StatusForbidden)
	f.Ruth.Post(page.At, url.Values{"decision": {"confirm"}}).Answered(http.StatusForbidden)
	f.Tom.Post(page.At, url.Values{"decision": {"confirm"}}).Answered(http.StatusNotFound)
	f.works()
	f.Ruth.Get(f.Path("note", string(f.Call.Entry))).OK()

	page.Send(url.Values{"decision": {"refuse"}, "why": {"Proposed by mistake"}}).OK()
	f.Gwen.Get(page.At).OK().Check(htmlcheck.In("main", htmlcheck.HasText("It was not erased. Proposed by mistake")))
	f.Gwen.Post(page.At, url.Values{"decision": {"confirm"}}).Answered(http.StatusForbidden)
}

func TestThoseWhoDoNotLookAfterRecordsSeeNoListOfThem(t *testing.T) {
	f := newFamily(t)
	for _, path := range []string{"", "/unknown", "/held", "/accounts"} {
		f.Ruth.Get(retentionpage.Home + path).Answered(http.StatusNotFound)
		f.Piotr.Get(retentionpage.Home + path).Answered(http.StatusNotFound)
		f.Priya.Get(retentionpage.Home + path).OK()
	}
	f.Tom.Get(f.Path("keeping")).Answered(http.StatusNotFound)
	f.Ruth.Get(f.Path("erase")).Answered(http.StatusNotFound)
	f.Priya.Get(f.Path("keeping")).OK().Check(htmlcheck.In("main", htmlcheck.LacksText("Kersey"), htmlcheck.HasText(pagetest.Number)))
	f.Priya.Get(f.Path()).Answered(http.StatusNotFound)
}

func TestAHoldStopsEveryErasureAndSaysSo(t *testing.T) {
	f := newFamily(t)
	page := f.Ruth.Get(f.Path("erase", string(f.Call.Entry))).OK().Send(inTheWrongCase).OK()
	f.Ruth.Get(f.Path("keeping")).OK().Click("Put it on hold").OK().Send(url.Values{"reason": {"complaint"}, "asked": {"Complaints"}}).
		Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#why")))
	over := url.Values{"reason": {"complaint"}, "asked": {"x"}, "why": {"x"}, "until-day": {"1"}, "until-month": {"2"}, "until-year": {"2026"}}
	f.Ruth.Get(f.Path("keeping", "hold")).OK().Send(over).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In(".govuk-error-summary", htmlcheck.HasText("must not be over already")))
	f.Ruth.Get(f.Path("keeping", "hold")).OK().Send(url.Values{"reason": {"complaint"}, "asked": {"The complaints team"}, "why": {"It is about this call"}}).OK().
		Check(htmlcheck.In("main", htmlcheck.HasText("On hold"), htmlcheck.HasText("A complaint, with no last day")))

	f.Ruth.Get(f.Path("erase", string(f.Visit.Entry))).OK().Check(htmlcheck.In("main", htmlcheck.HasText("The case is on hold for a complaint")), htmlcheck.NotIn("form.app-form"))
	f.Gwen.Get(page.At).OK().Check(htmlcheck.In("main", htmlcheck.HasText("The case is on hold"))).Send(url.Values{"decision": {"confirm"}}).Answered(http.StatusForbidden)
	f.Gwen.Get(retentionpage.Home + "/held").OK().Check(htmlcheck.In("main", htmlcheck.HasText(pagetest.Number), htmlcheck.HasText("For a complaint")))

	f.Gwen.Get(f.Path("keeping")).OK().Click("A complaint, with no last day: lift this hold").OK().Send(url.Values{"why": {"The complaint was answered"}}).OK()
	f.Gwen.Get(page.At).OK().Send(url.Values{"decision": {"confirm"}}).OK()
	f.works()
	f.Ruth.Get(f.Path("note", string(f.Call.Entry))).Answered(http.StatusNotFound)
}

func TestAHoldThatComesAfterTheSecondWordStillStopsIt(t *testing.T) {
	f := newFamily(t)
	page := f.Ruth.Get(f.Path("erase", string(f.Call.Entry))).OK().Send(inTheWrongCase).OK()
	account := f.Gwen.Get(page.At).OK().Send(url.Values{"decision": {"confirm"}}).OK()
	f.Ruth.Get(f.Path("keeping", "hold")).OK().Send(url.Values{"reason": {"inquiry"}, "asked": {"The inquiry"}, "why": {"It asked for these cases"}}).OK()
	f.works()
	f.Ruth.Get(f.Path("note", string(f.Call.Entry))).OK()
	f.Gwen.Get(account.At).OK().Check(htmlcheck.In("main", htmlcheck.HasText("it was stopped"), htmlcheck.LacksText("Gone from")))
}

func TestWhatWasRecordedSinceSendsTheSecondPersonBack(t *testing.T) {
	f := newFamily(t)
	page := f.Ruth.Get(f.Path("erase", string(f.Call.Entry))).OK().Send(inTheWrongCase).OK()
	seen := f.Gwen.Get(page.At).OK()
	f.DoesIn(f.Case, func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.Record(s, f.Aisha.By(), id, casework.RecordedBody{Saying: casework.Saying{Of: f.Rowan, Field: casework.Called, Value: "Ro"}})
	})
	seen.Send(url.Values{"decision": {"confirm"}}).Answered(http.StatusConflict)
	f.marks() // words of the note are evidence now
	f.Gwen.Get(page.At).OK().Check(htmlcheck.In("main", htmlcheck.HasText("Nobody has said what becomes of it"))).
		Send(url.Values{"decision": {"confirm"}}).Answered(http.StatusForbidden)
}

func TestAClosedCaseIsErasedWhenItsTimeHasEnded(t *testing.T) {
	f := newFamily(t)
	due, unknown := f.old("WX01P00007", "2001-03-30"), f.old("WX01P00008", "")
	f.Gwen.Get(retentionpage.Home).OK().Check(htmlcheck.In("main", htmlcheck.HasText("WX01P00007"), htmlcheck.LacksText("WX01P00008"), htmlcheck.HasText("ended on 30 March 2026")))
	f.Gwen.Get(retentionpage.Home + "/unknown").OK().Check(htmlcheck.In("main", htmlcheck.HasText("WX01P00008"), htmlcheck.HasText("One birth date is missing")))
	f.Gwen.Get(pagetest.PathOf(unknown, "keeping")).OK().Check(htmlcheck.In("main", htmlcheck.HasText("the birth date of Wilfred is not on record")))
	f.Gwen.Get(pagetest.PathOf(unknown, "erase")).OK().Send(url.Values{"ground": {"retention_end"}, "why": {"It is time"}}).
		Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary", htmlcheck.HasText("nobody can say when it ends")))

	page := f.Gwen.Get(pagetest.PathOf(due, "erase")).OK().Send(url.Values{"ground": {"retention_end"}, "why": {"Its time has ended, and nobody needs it"}}).OK()
	page.Check(htmlcheck.In("main", htmlcheck.HasText("The whole case with its closed side"), htmlcheck.HasText("until the youngest child in it is 25")))
	account := f.Priya.Get(page.At).OK().Send(url.Values{"decision": {"confirm"}}).OK()
	f.works()
	f.Ruth.Get(pagetest.PathOf(due)).Answered(http.StatusNotFound)
	f.Gwen.Get(pagetest.PathOf(due, "keeping")).Answered(http.StatusNotFound)
	f.Gwen.Get(retentionpage.Home).OK().Check(htmlcheck.In("main", htmlcheck.HasText("No closed case is due")))
	f.Gwen.Get(account.At).OK().Check(htmlcheck.In("main",
		htmlcheck.HasText("A case in public law, closed on 1 September 2026"), htmlcheck.HasText("Gone from the service on"), htmlcheck.LacksText("Thackeray"), htmlcheck.LacksText("WX01P00007")))
	f.Gwen.Get(retentionpage.Home + "/accounts").OK().Check(htmlcheck.In("main", htmlcheck.HasText("A whole case"), htmlcheck.LacksText("WX01P00007")))
}

func TestThatEveryCopyIsGoneIsNotSaidBeforeItIs(t *testing.T) {
	f := newFamily(t)
	page := f.Ruth.Get(f.Path("erase", string(f.Call.Entry))).OK().Send(inTheWrongCase).OK()
	account := f.Gwen.Get(page.At).OK().Send(url.Values{"decision": {"confirm"}}).OK()
	f.works()
	f.At(f.Clock.Now().Add(400 * 24 * time.Hour)) // the keyring was never rotated
	words := f.Gwen.Get(account.At).OK().Words()
	if strings.Contains(words, "Gone from every copy:") || !strings.Contains(words, "are not destroyed yet") {
		t.Errorf("it says %q", words)
	}
}

func TestWhatRemainsNamesNobody(t *testing.T) {
	f := newFamily(t)
	f.Ruth.Get(f.Path("erase", string(f.Call.Entry))).OK().Send(with(inTheWrongCase, "why", "Isla’s words were told in confidence")).
		Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#why"), htmlcheck.HasText("Leave out the name")))
}

func TestACourtsOrderIsNamedWithItsDayAndItsPaper(t *testing.T) {
	f := newFamily(t)
	form := f.Gwen.Get(f.Path("erase")).OK()
	form.Send(url.Values{"ground": {"court_order"}, "why": {"The court ordered it"}}).Answered(http.StatusUnprocessableEntity).Check(
		htmlcheck.In(".govuk-error-summary", htmlcheck.HasText("Say which order it is"), htmlcheck.HasText("Enter the day of the order"), htmlcheck.HasText("Say where the paper")))
	page := form.Send(url.Values{
		"ground": {"court_order"}, "why": {"The court ordered it"}, "order": {"Order of the Family Court at Milborough, paragraph 4"},
		"order-on-day": {"3"}, "order-on-month": {"10"}, "order-on-year": {"2026"}, "order-paper": {"Information governance file 2026/14"},
	}).OK()
	page.Check(htmlcheck.In("dl", htmlcheck.HasText("paragraph 4, 3 October 2026 (Information governance file 2026/14)")))
}

func TestWhatMakesACaseWhatItIsCannotBeErasedAlone(t *testing.T) {
	f := newFamily(t)
	first := f.Read(f.Case).Entries[0].ID
	f.Ruth.Get(f.Path("erase", string(first))).Answered(http.StatusNotFound)
	f.Ruth.Get(f.Path("keeping", "hold")).OK().Send(url.Values{"reason": {"inquiry"}, "asked": {"The inquiry"}, "why": {"It asked"}}).OK()
	hold := retention.HoldsOn(f.Read(f.Case))[0]
	f.Ruth.Get(f.Path("erase", string(hold.Entry.ID))).Answered(http.StatusNotFound)
}
