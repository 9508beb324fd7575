package breachpage_test

import (
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/breach"
	"candour/internal/breach/breachpage"
	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/pack"
	"candour/internal/web"
	"candour/internal/web/webtest"
	"candour/packs/england"
)

// rulesOfEngland are read once for all tests: nobody changes them.
var rulesOfEngland = sync.OnceValues(func() (*pack.Pack, error) { return pack.Load(england.FS) })

// family is the invented case with the pages of a breach, beside today’s work and the overview as far as breaches stand there.
type family struct {
	*pagetest.Family
	t testing.TB
}

func newFamily(t *testing.T) *family {
	t.Helper()
	t.Parallel()
	rules, err := rulesOfEngland()
	if err != nil {
		t.Fatal(err)
	}
	pages := breachpage.Pages{Pack: rules}
	return &family{pagetest.New(t, pagetest.Pages{
		Kinds: ledgertest.Kinds(&breach.Kinds), Views: []*ledger.View{breach.View},
		Routes: func(*pagetest.Family) []web.Route {
			return append(pages.Routes(),
				web.For("/today", access.SignedIn, func(v *web.Visit) (web.Page, error) {
					parts, err := pages.Today(v)
					return parted(parts), err
				}, nil),
				web.ForCase("/case/{case}", access.CaseReader, func(c *web.Case) (web.Page, error) {
					parts, err := pages.Asks(c)
					return parted(parts), err
				}, nil))
		},
	}), t}
}

// parted is a page of parts.
type parted []templ.Component

func (p parted) Title() string         { return "Parts" }
func (p parted) Body() templ.Component { return templ.Join(p...) }

// report is what went to his former solicitor.
func (f *family) report() url.Values {
	return url.Values{"stake": {string(f.Hannah.Entry)}, "what": {"The section 7 report"}, "to": {"Mr Kersey’s former solicitor, by e-mail"}}
}

// opens records that something went to the wrong person, and gives the breach’s page.
func (f *family) opens() *webtest.Answer {
	f.t.Helper()
	return f.Ruth.Get(f.Path("wrong-person")).OK().Send(f.report()).OK()
}

// sends fills in the form behind a link of a page.
func sends(page *webtest.Answer, link string, values url.Values) *webtest.Answer {
	return page.Click(link).OK().Send(values).OK()
}

const safeNow = "Reached her at work; she and the children stay with her sister tonight"

func TestInTheFirstHourSafetyStandsFirstWithHowToReachHer(t *testing.T) {
	f := newFamily(t)
	page := f.opens()
	page.Check(htmlcheck.In("main", htmlcheck.HasText("Leave no messages"), htmlcheck.HasText("Nobody has warned them yet"), htmlcheck.HasText("72 hours left to decide")))
	words := page.Words()
	if safety, back := strings.Index(words, "First: keep people safe"), strings.Index(words, "Then: get it back"); safety < 0 || back < safety {
		t.Errorf("safety does not stand first: %s", words)
	}
	form := page.Click("Record what was done to keep them safe").OK()
	form.Check(htmlcheck.In("main", htmlcheck.HasText("School days, 9.30 to 14.45"), htmlcheck.HasText("Send no post")))
	form.Send(url.Values{"plan": {safeNow}}).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#warned")))
	form.Send(url.Values{"warned": {"yes"}, "plan": {safeNow}}).OK().
		Check(htmlcheck.In("main", htmlcheck.HasText("Hannah Ashdown was warned"), htmlcheck.HasText(safeNow), htmlcheck.HasText("Ruth Adeyemi")))
	f.Ruth.Get(page.At + "/retrieval").OK().Send(url.Values{"step": {"asked"}, "words": {"Ms Hall, by telephone"}}).OK().
		Check(htmlcheck.In("main", htmlcheck.HasText("Asked for it back, or to delete it")))
}

func TestAFormThatIsNotWholeSaysWhereAndKeepsWhatWasTyped(t *testing.T) {
	f := newFamily(t)
	f.Ruth.Get(f.Path("wrong-person")).OK().Send(url.Values{"what": {"The section 7 report"}, "aware-day": {"24"}, "aware-month": {"11"}, "aware-year": {"2026"}}).
		Answered(http.StatusUnprocessableEntity).Check(
		htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#stake")), htmlcheck.In(".govuk-error-summary", htmlcheck.HasText("Enter both the day and the time")),
		htmlcheck.In("textarea", htmlcheck.HasText("The section 7 report")))
}

func TestTheOfficerReadsTheBreachAndNothingOfTheCase(t *testing.T) {
	f := newFamily(t)
	page := f.opens()
	f.Priya.Get("/today").OK().Check(htmlcheck.In("main", htmlcheck.HasText(pagetest.Number+": something went to the wrong person"), htmlcheck.HasText("72 hours left to decide")))
	seen := f.Priya.Get(breachpage.Home).OK().Click(pagetest.Number).OK()
	seen.Check(htmlcheck.In("main", htmlcheck.HasText("The section 7 report"), htmlcheck.HasText("Hannah Ashdown"), htmlcheck.LacksText("Leave no messages"), htmlcheck.LacksText("Isla")))
	for _, hidden := range []string{pagetest.Address, pagetest.Phone, "Kersey and Ashdown"} {
		if strings.Contains(seen.Body, hidden) {
			t.Errorf("it holds %q", hidden)
		}
	}
	f.Priya.Get(f.Path()).Answered(http.StatusNotFound)
	f.Priya.Get(f.Path("wrong-person")).Answered(http.StatusNotFound)
	f.Priya.Get(page.At + "/safety/" + string(f.Isla.Entry)).Answered(http.StatusNotFound)
}

func TestWhatIsHiddenInTheCaseIsRefusedInItsBreach(t *testing.T) {
	f := newFamily(t)
	page := f.opens()
	page.Click("Record what was done to keep them safe").Send(url.Values{"warned": {"yes"}, "plan": {"She stays at 14 Ferry Cottages with her sister"}}).
		Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#plan"), htmlcheck.HasText("confidential in the case")))
	with := f.report()
	with.Set("what", "Her number, 01632-960 777")
	f.Ruth.Get(f.Path("wrong-person")).Send(with).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#what")))
}

func TestOnlyAnOfficerDecidesWithinTheHours(t *testing.T) {
	f := newFamily(t)
	page := f.opens()
	for _, b := range []*webtest.Browser{f.Ruth, f.Colin} {
		b.Get(page.At + "/decide").Answered(http.StatusNotFound)
		b.Post(page.At+"/decide", url.Values{"commissioner": {"no"}, "commissioner-why": {"x"}, "people": {"no"}, "people-why": {"x"}}).Answered(http.StatusNotFound)
	}
	f.At(pagetest.Today.Add(31 * time.Hour))
	f.Colin.Get("/today").OK().Check(htmlcheck.In("main", htmlcheck.HasText("41 hours left to decide")))
	f.Ruth.Get("/today").OK().Check(htmlcheck.In("main", htmlcheck.LacksText("wrong person")))
	f.Ruth.Get(f.Path()).OK().Check(htmlcheck.In("main", htmlcheck.HasText("41 hours left to decide")))
	f.At(pagetest.Today.Add(77 * time.Hour))
	decision := url.Values{"commissioner": {"yes"}, "commissioner-why": {"It may have been read"}, "people": {"yes"}, "people-why": {"She must decide where she stays"}}
	form := f.Gwen.Get(page.At).OK().Click("Decide").OK()
	form.Send(decision).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#late")))
	decision.Set("late", "The office was closed")
	form.Send(decision).OK().Check(htmlcheck.In("main", htmlcheck.HasText("Is told. It may have been read"), htmlcheck.HasText("The office was closed"), htmlcheck.HasText("Gwen Hartley")))
}

func TestWhoSawWhatWasShownInCandourComesFromTheRecordOfLooks(t *testing.T) {
	f := newFamily(t)
	shown := f.report()
	shown.Set("in-candour", "yes")
	page := f.Ruth.Get(f.Path("wrong-person")).Send(shown).OK()
	f.Clock.Set(f.Clock.Now().Add(time.Minute))
	f.Aisha.Get(f.Path()).OK()
	f.Clock.Set(f.Clock.Now().Add(time.Minute))
	f.Gwen.Get(page.At + "/seen").OK().Check(htmlcheck.In("main", htmlcheck.HasText("these have looked at the case since: Aisha Cole")))
	f.Colin.Get(page.At + "/seen").OK().Check(htmlcheck.In("main", htmlcheck.HasText("Aisha Cole")))
	f.Ruth.Get(page.At + "/seen").OK().Check(htmlcheck.In("main", htmlcheck.LacksText("record of looks")))
}

func TestItIsClosedWhenEveryPartIsAnsweredAndIsThenNobodysWorkAnyMore(t *testing.T) {
	f := newFamily(t)
	page := f.opens()
	f.Priya.Get(page.At).OK().Check(htmlcheck.In("main", htmlcheck.HasText("Before it can be closed: a safety plan for everybody at stake; getting it back")))
	f.Priya.Get(page.At + "/close").OK().Send(url.Values{"words": {"Done"}}).Answered(http.StatusForbidden)

	sends(page, "Record what was done to keep them safe", url.Values{"warned": {"yes"}, "plan": {safeNow}})
	f.Ruth.Get(page.At + "/retrieval").Send(url.Values{"step": {"deleted"}, "words": {"Ms Hall, by e-mail"}}).OK()
	f.Priya.Get(page.At + "/decide").Send(url.Values{"commissioner": {"yes"}, "commissioner-why": {"Opened"}, "people": {"yes"}, "people-why": {"Her safety"}}).OK()
	f.Priya.Get(page.At + "/told").Send(url.Values{"whom": {"commissioner"}, "words": {"By their form; reference 2026/5512"}}).OK()
	f.Ruth.Get(page.At + "/told").Send(url.Values{"whom": {"person " + string(f.Hannah.Entry)}, "words": {"By telephone at 10.15"}}).OK().
		Check(htmlcheck.In("main", htmlcheck.HasText("The Information Commissioner was told"), htmlcheck.HasText("Hannah Ashdown was told")))
	sends(f.Ruth.Get(page.At), "Record who had seen it", url.Values{"words": {"One secretary read the first page"}})
	sends(f.Colin.Get(page.At), "Record what changes", url.Values{
		"what": {"Former solicitors come off the list at once"}, "who": {"Colin Pryce"}, "by-day": {"11"}, "by-month": {"12"}, "by-year": {"2026"},
	}).Check(htmlcheck.In("main", htmlcheck.HasText("By 11 December 2026"), htmlcheck.HasText("An information governance officer closes it")))
	sends(f.Priya.Get(page.At), "Close the breach", url.Values{"words": {"Deleted within the hour. She was told the same morning."}}).
		Check(htmlcheck.In("main", htmlcheck.HasText("Closed on 24 November 2026"), htmlcheck.LacksText("Record what was done")))
	for _, b := range []*webtest.Browser{f.Priya, f.Colin} {
		b.Get("/today").OK().Check(htmlcheck.In("main", htmlcheck.LacksText("wrong person")))
	}
	f.Priya.Get(breachpage.Home).OK().Check(htmlcheck.In("main", htmlcheck.HasText("None is open"), htmlcheck.HasText(pagetest.Number)))
}

func TestASecondClickIsNoSecondBreach(t *testing.T) {
	f := newFamily(t)
	form := f.Ruth.Get(f.Path("wrong-person")).OK()
	first := form.Send(f.report()).OK()
	f.Clock.Set(f.Clock.Now().Add(time.Second))
	again := form.Send(f.report()).OK()
	if first.At != again.At || len(breach.In(f.Read(f.Case))) != 1 {
		t.Errorf("%s and %s", first.At, again.At)
	}
}

func TestWhoeverHasAnInterestInTheCaseSeesNothingOfItsBreach(t *testing.T) {
	f := newFamily(t)
	page := f.opens()
	f.Tom.Get(page.At).Answered(http.StatusNotFound)
	f.Piotr.Get(page.At).Answered(http.StatusNotFound)
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.DeclareConflict(casework.Whole{s}, f.Colin.By(), id, casework.ConflictForm{ConflictBody: casework.ConflictBody{
			Person: f.Priya.ID, Name: f.Priya.Name, Interest: casework.InFamily, Words: "She is the children’s aunt",
		}})
	})
	f.Priya.Get(page.At).Answered(http.StatusNotFound)
	f.Priya.Get(breachpage.Home).OK().Check(htmlcheck.In("main", htmlcheck.LacksText(pagetest.Number)))
	f.Priya.Get("/today").OK().Check(htmlcheck.In("main", htmlcheck.LacksText("wrong person")))
	f.Gwen.Get(page.At).OK()
}

func TestABreachIsFoundUnderItsOwnCaseAlone(t *testing.T) {
	f := newFamily(t)
	page := f.opens()
	other := f.Open(f.Wexcombe, f.Ruth, casework.OpenedBody{Law: pack.PublicLaw, Number: "WX26C00019", Title: "Thackeray"})
	f.Ruth.Get(pagetest.PathOf(other, strings.TrimPrefix(page.At, f.Path()+"/"))).Answered(http.StatusNotFound)
}
