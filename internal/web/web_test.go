package web_test

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger/ledgertest"
	"candour/internal/web"
	"candour/internal/web/webtest"
)

func withChildren(c, children templ.Component) templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error { return c.Render(templ.WithChildren(ctx, children), w) })
}

func said(words string) url.Values { return url.Values{"said": {words}} }

// nowhere is a case that does not exist.
const nowhere = "/case/3f2b8c1e-9a4d-4f0b-8a51-6d2c7b1e0f43"

func TestACaseOfAnotherTeamLooksExactlyLikeOneThatIsNotThere(t *testing.T) {
	site, kersey := newSite(t, nil)
	notTheirs := site.Tom.Get("/case/" + string(kersey)).Answered(http.StatusNotFound)
	notThere := site.Tom.Get(nowhere).Answered(http.StatusNotFound)
	noCase := site.Tom.Get("/case/kersey").Answered(http.StatusNotFound)
	if notTheirs.Body != notThere.Body || notThere.Body != noCase.Body {
		t.Errorf("the pages differ:\n%s\n%s\n%s", notTheirs.Words(), notThere.Words(), noCase.Words())
	}
	for name, value := range notTheirs.Header {
		if name != "Date" && strings.Join(value, ",") != strings.Join(notThere.Header[name], ",") {
			t.Errorf("header %s is %q for what is not theirs and %q for what is not there", name, value, notThere.Header[name])
		}
	}
}

// looks are what was written of looks, oldest first.
func looks(t *testing.T, site *webtest.Site) (all []access.ReadBody) {
	t.Helper()
	for _, e := range site.Read(site.Record.Service.Stream).Entries {
		opened, ok := access.ReadsOpened.In(e)
		if !ok {
			continue
		}
		for _, look := range site.Read(opened.Stream).Entries {
			b, _ := access.Read.In(look)
			all = append(all, b)
		}
	}
	return all
}

func TestALookAtWhatIsNotTheirsAndAtWhatIsNotThereAreWrittenAlike(t *testing.T) {
	site, kersey := newSite(t, nil)
	site.Tom.Get("/case/" + string(kersey))
	site.Tom.Get(nowhere)
	all := looks(t, site)
	if len(all) != 2 || all[0].Shown || all[1].Shown || all[0].Page != all[1].Page {
		t.Errorf("the two looks are written differently: %+v", all)
	}
	if site.Log() != "" {
		t.Errorf("something is logged: %s", site.Log())
	}
}

func TestAPageWhoseLookCannotBeRecordedIsNotShown(t *testing.T) {
	site, kersey := newSite(t, func(s *webtest.Site, kit *web.Kit) {
		other := ledgertest.New(t, ledgertest.Kinds(&access.Kinds), access.ReadRows)
		other.Ledger.Close()
		kit.Reads = &access.Reads{Ledger: other.Ledger, Service: s.Record.Service.Stream}
	})
	site.Ruth.Get("/case/"+string(kersey)).Answered(http.StatusServiceUnavailable).
		Check(htmlcheck.LacksText("seen at school"), htmlcheck.In("main", htmlcheck.HasText("could not record that you looked")))
}

func TestAFormKeepsWhatWasTypedAndItsSummaryLeadsToTheField(t *testing.T) {
	site, kersey := newSite(t, nil)
	form := site.Ruth.Get("/case/" + string(kersey) + "/correct").OK()
	form.Send(said("   ")).Answered(http.StatusUnprocessableEntity).Check(
		htmlcheck.In("title", htmlcheck.HasText("Error: Correct")),
		htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#said"), htmlcheck.IsText("Say what it was")),
		htmlcheck.In("input[name=said]", htmlcheck.HasAttr("value", "   ")))
	if v := site.Read(kersey).Version; v != 1 {
		t.Errorf("the case is at version %d: something was recorded", v)
	}
}

func TestADraftIsSavedAndResumedByItsWriterAlone(t *testing.T) {
	site, kersey := newSite(t, nil)
	correct := "/case/" + string(kersey) + "/correct"
	saved := site.Ruth.Get(correct).Draft(said("half a sentence")).OK()
	if saved.Body != "Saved 10:00." { // British Summer Time
		t.Errorf("the script is told %q", saved.Body)
	}
	site.Ruth.Get(correct).Check(htmlcheck.In("input[name=said]", htmlcheck.HasAttr("value", "half a sentence")),
		htmlcheck.In(".app-saved", htmlcheck.HasText("Draft saved 10:00.")))
	for _, other := range []*webtest.Browser{site.Aisha, site.Colin} {
		other.Get(correct).OK().Check(htmlcheck.LacksText("half a sentence"))
	}
}

func TestAFormIsLeftAsADraftWithoutAnyScript(t *testing.T) {
	site, kersey := newSite(t, nil)
	correct := "/case/" + string(kersey) + "/correct"
	form := site.Ruth.Get(correct)
	leaves := func(to string) url.Values {
		values := form.Filled(said("half a sentence"))
		values.Set("leave", to)
		return values
	}
	if left := site.Ruth.Post(correct+"?draft=1", leaves("/case/"+string(kersey))); left.At != "/case/"+string(kersey) {
		t.Errorf("she is sent to %s", left.At)
	}
	site.Ruth.Get(correct).Check(htmlcheck.In("input[name=said]", htmlcheck.HasAttr("value", "half a sentence")))
	for _, elsewhere := range []string{"//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example"} {
		if left := site.Ruth.Post(correct+"?draft=1", leaves(elsewhere)); left.Body != "Saved 10:00." {
			t.Errorf("a form can send its writer to %s", elsewhere)
		}
	}
}

func TestWhatHoldsAHiddenDetailIsNeverPutOnRecordThoughAHandlerGoesOn(t *testing.T) {
	site, kersey := newSite(t, nil)
	here := "/case/" + string(kersey)
	site.Ruth.Get(here + "/correct").Send(said(hiddenAddress)).Answered(http.StatusUnprocessableEntity)
	site.Ruth.Get(here).OK().Check(htmlcheck.LacksText(hiddenAddress))
	site.Ruth.Get(here + "/correct").Send(said("12 Hill Road")).OK().Check(htmlcheck.In("h1", htmlcheck.IsText("12 Hill Road")))
}

func TestADraftIsGoneOnceItIsRecorded(t *testing.T) {
	site, kersey := newSite(t, nil)
	correct := "/case/" + string(kersey) + "/correct"
	site.Ruth.Get(correct).Draft(said("half a sentence"))
	site.Ruth.Get(correct).Send(said("a whole sentence")).OK().Check(htmlcheck.In("h1", htmlcheck.IsText("a whole sentence")))
	site.Ruth.Get(correct).Check(htmlcheck.LacksText("half a sentence"))
}

func TestADraftOfACaseThatIsNotTheirsIsNotTaken(t *testing.T) {
	site, kersey := newSite(t, nil)
	site.Tom.Post("/case/"+string(kersey)+"/correct?draft=1", said("words")).Answered(http.StatusNotFound)
}

func TestWordsSentAfterTheSessionRanOutAreKeptForTheirWriter(t *testing.T) {
	site, kersey := newSite(t, nil)
	correct := "/case/" + string(kersey) + "/correct"
	form := site.Ruth.Get(correct)
	site.Clock.Advance(access.IdleLimit + time.Minute)
	form.Send(said("typed before lunch")).Check(htmlcheck.LacksText("typed before lunch"))
	site.Ruth.SignIn()
	site.Ruth.Get(correct).OK().Check(htmlcheck.In("input[name=said]", htmlcheck.HasAttr("value", "typed before lunch")))
	site.Aisha.SignIn()
	site.Aisha.Get(correct).OK().Check(htmlcheck.LacksText("typed before lunch"))
}

func TestOnASharedTabletWhatOneTypedIsNeitherShownToNorSentByAnother(t *testing.T) {
	site, kersey := newSite(t, nil)
	correct, tablet := "/case/"+string(kersey)+"/correct", site.As(site.Ruth.ID)
	hers := tablet.Get(correct)
	site.Clock.Advance(access.IdleLimit + time.Minute)
	hers.Send(said("typed before lunch"))
	tablet.ID = site.Aisha.ID
	tablet.SignIn()
	tablet.Get(correct).OK().Check(htmlcheck.LacksText("typed before lunch"))

	hers.Draft(said("in a tab still open")).Answered(http.StatusConflict)
	hers.Send(said("in a tab still open")).Answered(http.StatusConflict)
	tablet.Get(correct).OK().Check(htmlcheck.LacksText("in a tab still open"))
	if v := site.Read(kersey).Version; v != 1 {
		t.Errorf("the case is at version %d: one person’s words were recorded as another’s", v)
	}
	site.Ruth.SignIn()
	site.Ruth.Get(correct).OK().Check(htmlcheck.In("input[name=said]", htmlcheck.HasAttr("value", "typed before lunch")))
}

func TestTwoPeopleCorrectingTheSameThingGetEachOthersWords(t *testing.T) {
	site, kersey := newSite(t, nil)
	correct := "/case/" + string(kersey) + "/correct"
	ruths := site.Ruth.Get(correct)
	site.Aisha.Get(correct).Send(said("seen at home")).OK()
	clash := ruths.Send(said("seen at nursery")).Answered(http.StatusConflict).Check(
		htmlcheck.In(".govuk-error-summary", htmlcheck.HasText("Aisha Cole"), htmlcheck.HasText("seen at home")),
		htmlcheck.In("input[name=said]", htmlcheck.HasAttr("value", "seen at nursery")))
	clash.Send(nil).OK().Check(htmlcheck.In("h1", htmlcheck.IsText("seen at nursery")))
	if v := site.Read(kersey).Version; v != 3 {
		t.Errorf("the case is at version %d, wanted both corrections beside each other", v)
	}
}

func TestWhatAnotherRecordedOfSomethingElseCostsNobodyTheirForm(t *testing.T) {
	site, kersey := newSite(t, nil)
	form := site.Ruth.Get("/case/" + string(kersey) + "/correct")
	site.Append(kersey, ledgertest.Entry(t, ledgertest.Noted, site.Aisha.By(), ledgertest.NotedBody{Words: "rang the school"}))
	form.Send(said("seen at nursery")).OK().Check(htmlcheck.In("h1", htmlcheck.IsText("seen at nursery")))
}

func TestSigningIsStrictAboutWhatWasRecordedMeanwhile(t *testing.T) {
	site, kersey := newSite(t, nil)
	form := site.Ruth.Get("/case/" + string(kersey) + "/sign")
	site.Append(kersey, ledgertest.Entry(t, ledgertest.Noted, site.Aisha.By(), ledgertest.NotedBody{Words: "rang the school"}))
	form.Send(said("signed")).Answered(http.StatusConflict).Check(htmlcheck.In("main", htmlcheck.HasText("rang the school")))
}

func TestADoubleClickRecordsOnce(t *testing.T) {
	site, kersey := newSite(t, nil)
	form := site.Ruth.Get("/case/" + string(kersey) + "/correct")
	form.Send(said("seen at nursery")).OK()
	form.Send(said("seen at nursery")).OK()
	if v := site.Read(kersey).Version; v != 2 {
		t.Errorf("the case is at version %d after one form sent twice", v)
	}
}

func TestAFormFromAnotherSiteIsRefused(t *testing.T) {
	site, kersey := newSite(t, nil)
	form := site.Ruth.Get("/case/" + string(kersey) + "/correct")
	refused := site.Ruth.FromElsewhere().Post("/case/"+string(kersey)+"/correct", form.Filled(said("planted"))).Answered(http.StatusForbidden)
	refused.Check(htmlcheck.In("main", htmlcheck.HasText("another site"), htmlcheck.LacksText("draft")))
	if v := site.Read(kersey).Version; v != 1 {
		t.Error("a form from another site was recorded")
	}
}

func TestSomebodySignedOutIsSentToSignInAndBack(t *testing.T) {
	site, kersey := newSite(t, nil)
	if at := site.Stranger().Get("/case/" + string(kersey)).At; at != "/sign-in?next="+url.QueryEscape("/case/"+string(kersey)) {
		t.Errorf("a stranger is sent to %s", at)
	}
}

func TestAListShowsOnlyWhatAccessGrants(t *testing.T) {
	site, kersey := newSite(t, nil)
	other := site.Begin()
	mine := "/mine/" + string(kersey) + "/" + string(other)
	site.Ruth.Get(mine).Check(htmlcheck.In("h1", htmlcheck.IsText("true false")))
	site.Tom.Get(mine).Check(htmlcheck.In("h1", htmlcheck.IsText("false false")))
}

func TestEveryAnswerKeepsItsPageToItself(t *testing.T) {
	site, kersey := newSite(t, nil)
	for _, path := range []string{"/", "/case/" + string(kersey), nowhere, "/no-such-page"} {
		h := site.Ruth.Get(path).Header
		for name, want := range map[string]string{
			"Content-Security-Policy": "default-src 'none'", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
			"Cache-Control": "no-store", "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
		} {
			if !strings.Contains(h.Get(name), want) {
				t.Errorf("%s: header %s is %q, wanted %q", path, name, h.Get(name), want)
			}
		}
	}
}

func TestAnErrorSaysItsSentenceAndNothingElse(t *testing.T) {
	site, kersey := newSite(t, nil)
	site.Ruth.Get("/case/" + string(kersey) + "/refused").Answered(http.StatusForbidden).
		Check(htmlcheck.In("main", htmlcheck.HasText("This report is signed. Start an addendum.")))
	site.Names = nil // the panic's own words are for the log
	for _, page := range []string{"/broken", "/torn"} {
		site.Ruth.Get("/case/"+string(kersey)+page).Answered(http.StatusInternalServerError).Check(
			htmlcheck.In("h1", htmlcheck.IsText("Sorry, there is a problem with the service")), htmlcheck.LacksText("Kersey"))
	}
}

func TestARouteWithoutARuleStopsTheStart(t *testing.T) {
	show := func(*web.Visit) (web.Page, error) { return plain{"Today"}, nil }
	for name, route := range map[string]web.Route{
		"no rule":                     web.For("/x", "", show, nil),
		"no handler":                  web.For("/x", access.SignedIn, nil, nil),
		"a case outside its address":  web.ForCase("/x", access.CaseReader, showWord, nil),
		"a case for whoever signs in": web.ForCase("/case/{case}/x", access.SignedIn, showWord, nil),
		"an address of no case's own": web.For("/case/{case}/x", access.SignedIn, show, nil),
	} {
		if _, err := (&web.Kit{Routes: []web.Route{route}}).Handler(); err == nil {
			t.Errorf("%s: the service starts", name)
		}
	}
}

func TestAFormSentAgainWithOtherWordsKeepsThemToBeSentAsWell(t *testing.T) {
	site, kersey := newSite(t, nil)
	correct := "/case/" + string(kersey) + "/correct"
	form := site.Ruth.Get(correct).OK()
	form.Send(said("seen at home")).OK()
	form.Send(said("seen at home, and well")).Answered(http.StatusConflict).
		Check(htmlcheck.In("main", htmlcheck.HasText("what you sent first is on record")))
	again := site.Ruth.Get(correct).OK().Check(htmlcheck.In("input[name=said]", htmlcheck.HasAttr("value", "seen at home, and well")))
	again.Send(url.Values{}).Answered(http.StatusConflict).Send(url.Values{}).OK().Check(htmlcheck.In("h1", htmlcheck.IsText("seen at home, and well")))
	if v := site.Read(kersey).Version; v != 3 {
		t.Errorf("the case is at version %d, wanted both corrections on record", v)
	}
}

func TestAFormThatCannotBeReadWholeIsRefusedAndTheDraftStays(t *testing.T) {
	site, kersey := newSite(t, nil)
	correct := "/case/" + string(kersey) + "/correct"
	site.Ruth.Get(correct).Draft(said("half a sentence")).OK()
	tooMuch := said(strings.Repeat("word ", 1<<20))
	site.Ruth.Post(correct+"?draft=1", tooMuch).Answered(http.StatusRequestEntityTooLarge)
	site.Ruth.Post(correct, tooMuch).Answered(http.StatusRequestEntityTooLarge)
	site.Ruth.Get(correct).Check(htmlcheck.In("input[name=said]", htmlcheck.HasAttr("value", "half a sentence")))
}
