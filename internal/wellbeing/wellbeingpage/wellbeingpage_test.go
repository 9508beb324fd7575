package wellbeingpage_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"candour/internal/access"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/web"
	"candour/internal/web/webtest"
	"candour/internal/wellbeing"
	"candour/internal/wellbeing/wellbeingpage"
)

// What Ruth writes, and what Colin answers. Each stands nowhere else.
const (
	illness  = "My epilepsy is new"
	alone    = "I do not drive after dark"
	needs    = "Visits that end before four"
	arranged = "Late visits go to the duty worker"
)

func service(t *testing.T) *pagetest.Family {
	t.Helper()
	return pagetest.New(t, pagetest.Pages{
		Kinds: []*ledger.Set{&wellbeing.Kinds}, Ties: []access.TieFunc{wellbeing.Ties},
		Routes: func(f *pagetest.Family) []web.Route { return wellbeingpage.Pages{Pack: f.Pack}.Routes() },
	})
}

func made(f *pagetest.Family) url.Values {
	return url.Values{"manager": {string(f.Colin.ID)}, "health": {illness}, "lone": {alone}, "needs": {needs}}
}

func agreed() url.Values {
	return url.Values{"agreed": {"yes"}, "says": {arranged}, "review-day": {"5"}, "review-month": {"2"}, "review-year": {"2027"}, "constrains": {"yes"}}
}

func of(b *webtest.Browser, parts ...string) string {
	return wellbeingpage.Home + "/" + strings.Join(append([]string{string(b.ID)}, parts...), "/")
}

func TestAnAssessmentIsMadeAgreedAndReviewed(t *testing.T) {
	f := service(t)
	f.Ruth.Get("/wellbeing").OK().Check(htmlcheck.HasText("Not made yet"), htmlcheck.HasText("Individual assessment current: no"))
	f.Ruth.Get("/wellbeing/assess").OK().Send(made(f)).OK().Check(htmlcheck.HasText("Waits for Colin Pryce to agree it"), htmlcheck.HasText(illness))

	f.Colin.Get("/wellbeing").OK().Click("Ruth Adeyemi").OK().Check(htmlcheck.HasText(illness), htmlcheck.HasText(needs)).
		Click("Agree it, or say why not").Send(agreed()).OK().Check(htmlcheck.HasText("Agreed. You look at it again together by 5 February 2027"))
	f.Ruth.Get("/wellbeing").OK().Check(htmlcheck.HasText(arranged), htmlcheck.HasText("Individual assessment current: yes. "+wellbeing.Constraint))

	f.At(time.Date(2027, 2, 8, 9, 0, 0, 0, time.UTC))
	f.Ruth.Get("/wellbeing").OK().Check(htmlcheck.HasText("Its review is late"), htmlcheck.HasText("Individual assessment current: no"))
	f.Colin.Get(of(f.Ruth)).OK().Click("Look at it again together").
		Send(url.Values{"says": {"Still right"}, "review-day": {"7"}, "review-month": {"5"}, "review-year": {"2027"}}).OK()
	f.Ruth.Get("/wellbeing").OK().Check(htmlcheck.HasText("Still right"), htmlcheck.HasText("Individual assessment current: yes."))
}

func TestNobodyElseReadsAnAssessment(t *testing.T) {
	f := service(t)
	f.Ruth.Get("/wellbeing/assess").Send(made(f)).OK()
	for _, b := range []*webtest.Browser{f.Aisha, f.Tom, f.Ines, f.Piotr, f.Judith, f.Priya} {
		for _, part := range []string{"", "answer", "review", "chosen"} {
			b.Get(of(f.Ruth, part)).Answered(http.StatusNotFound)
		}
		b.Post(of(f.Ruth, "answer"), agreed()).Answered(http.StatusNotFound)
		b.Get("/wellbeing").OK().Check(htmlcheck.LacksText("Ruth Adeyemi"))
	}
	f.Ruth.Get(of(f.Ruth)).Answered(http.StatusNotFound) // hers is at an address without a name
	f.Colin.Get(of(f.Ruth)).OK()
}

func TestARepresentativeReadsWhatTheWorkerChoseUntilItIsTakenBack(t *testing.T) {
	f := service(t)
	f.Ruth.Get("/wellbeing/assess").Send(made(f)).OK()
	f.Colin.Get(of(f.Ruth, "answer")).Send(agreed()).OK()
	taken := f.Ruth.Get("/wellbeing/escalate").OK().Send(url.Values{"to": {string(f.Tom.ID)}, "shown": {"lone"}, "says": {"Please come on Friday"}}).OK()

	f.Tom.Get("/wellbeing").Click("Ruth Adeyemi").OK().
		Check(htmlcheck.HasText(alone), htmlcheck.HasText("Please come on Friday"), htmlcheck.LacksText(illness), htmlcheck.LacksText(arranged), htmlcheck.LacksText(needs))
	f.Tom.Get(of(f.Ruth)).Answered(http.StatusNotFound)
	f.Aisha.Get(of(f.Ruth, "chosen")).Answered(http.StatusNotFound)

	taken.Click("Tom").OK().Send(nil).OK()
	f.Tom.Get(of(f.Ruth, "chosen")).Answered(http.StatusNotFound)
	f.Tom.Get("/wellbeing").Check(htmlcheck.LacksText("Ruth Adeyemi"))

	f.Ruth.Get("/wellbeing/escalate").Send(url.Values{"outside": {"Ms Okonjo of the union"}, "says": {"I ring her"}}).OK().
		Check(htmlcheck.HasText("Ms Okonjo of the union (outside the service: you tell them yourself)"))
}

func TestAnAssessmentSaysWhatIsMissing(t *testing.T) {
	f := service(t)
	f.Ruth.Get("/wellbeing/assess").Send(url.Values{"lone": {alone}}).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#manager")), htmlcheck.HasText("or that nothing is needed"), htmlcheck.HasText(alone))
	f.Ruth.Get("/wellbeing/assess").Send(made(f)).OK()
	late := agreed()
	late.Set("review-year", "2028")
	f.Colin.Get(of(f.Ruth, "answer")).Send(late).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.HasText("at the latest"))
	f.Ruth.Get("/wellbeing/escalate").Send(url.Values{"says": {"Please"}}).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.HasText("one of the two"))
}

func TestWhatIsTypedIsKeptUnderTheKeyOfAStreamApart(t *testing.T) {
	f := service(t)
	f.Ruth.Post("/wellbeing/assess?draft=1", url.Values{"health": {illness}, "version": {"0"}})
	drafts := web.Drafts{DB: f.Engine.Writer(), Ledger: f.Ledger}
	apart, err := drafts.About(t.Context(), wellbeing.Stream(f.Ruth.ID))
	if err != nil || len(apart) != 1 || !strings.Contains(apart[0].Text, illness) {
		t.Errorf("%v %v", apart, err)
	}
	if own, err := drafts.About(t.Context(), f.Ruth.ID); err != nil || len(own) != 0 {
		t.Errorf("under her own stream: %v %v", own, err)
	}
	f.Ruth.Get("/wellbeing/assess").OK().Check(htmlcheck.HasText(illness))
}

func TestAManagerOfAnotherTeamNoLongerReads(t *testing.T) {
	f := service(t)
	f.Ruth.Get("/wellbeing/assess").Send(made(f)).OK()
	if got := access.Decide(access.Person{ID: f.Colin.ID, Roles: []access.Role{access.Manager}, Teams: []access.Membership{{Team: f.Marrow, Manages: true}}},
		access.Assessor, append(wellbeing.Ties(f.Read(wellbeing.Stream(f.Ruth.ID))), access.Tie{Subject: f.Wexcombe, Relation: access.InTeam})); got.Allowed {
		t.Error("whoever manages another team now still reads it")
	}
}

func TestALookAtAnAssessmentStandsOnRecord(t *testing.T) {
	f := service(t)
	f.Ruth.Get("/wellbeing/assess").Send(made(f)).OK()
	f.Colin.Get(of(f.Ruth)).OK()
	f.Tom.Get(of(f.Ruth)).Answered(http.StatusNotFound)
	looks, err := access.WhoLooked(t.Context(), f.Ledger.DB(), wellbeing.Stream(f.Ruth.ID), f.Clock.Now().Add(-time.Hour), f.Clock.Now())
	if err != nil {
		t.Fatal(err)
	}
	looked := map[ledger.StreamID]bool{}
	for _, l := range looks {
		looked[l.Person] = true
	}
	if !looked[f.Ruth.ID] || !looked[f.Colin.ID] || looked[f.Tom.ID] {
		t.Errorf("who looked: %+v", looks)
	}
}
