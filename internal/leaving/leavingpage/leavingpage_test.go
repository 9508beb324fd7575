package leavingpage_test

import (
	"net/http"
	"net/url"
	"sync"
	"testing"

	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/leaving"
	"candour/internal/leaving/leavingpage"
	"candour/internal/ledger/ledgertest"
	"candour/internal/pack"
	"candour/internal/report"
	"candour/internal/web"
	"candour/packs/england"
)

// rulesOfEngland are read once for all tests: nobody changes them.
var rulesOfEngland = sync.OnceValues(func() (*pack.Pack, error) { return pack.Load(england.FS) })

func newFamily(t *testing.T) *pagetest.Family {
	t.Helper()
	t.Parallel()
	rules, err := rulesOfEngland()
	if err != nil {
		t.Fatal(err)
	}
	return pagetest.New(t, pagetest.Pages{
		Kinds:  ledgertest.Kinds(&report.Kinds, &leaving.Kinds),
		Routes: func(*pagetest.Family) []web.Route { return leavingpage.Pages{Pack: rules}.Routes() },
	})
}

func TestWhatLeftIsRecordedAndStandsOnTheRegister(t *testing.T) {
	f := newFamily(t)
	form := f.Ruth.Get(f.Path("left")).OK().Click("Record what left").OK()
	form.Check(htmlcheck.In("main", htmlcheck.HasText("rule 12.75 and Practice Direction 12G"), htmlcheck.HasText("rule 12.73 (to be confirmed)")))
	form.Send(url.Values{"to": {"person"}, "gateway": {"rule"}}).Answered(http.StatusUnprocessableEntity).Check(
		htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#what")), htmlcheck.In(".govuk-error-summary", htmlcheck.HasText("Say for what purpose it went")))
	form.Send(url.Values{
		"what": {"That Rowan was seen at school on 16 November"}, "of": {string(f.Visit.Entry)}, "to": {"person"}, "to-person": {string(f.Daniel.Entry)},
		"gateway": {"rule"}, "authority": {"A party"}, "purpose": {"He asked whether she was seen"}, "how": {"told"}, "at": {"08:40"},
	}).OK().Check(htmlcheck.In("main",
		htmlcheck.HasText("That Rowan was seen at school"), htmlcheck.HasText("To Daniel Kersey, told, in person or by telephone."),
		htmlcheck.HasText("Rule 12.73: Family Procedure Rules 2010 rule 12.73 (to be confirmed). A party."), htmlcheck.HasText("Decided by Ruth Adeyemi"), htmlcheck.HasText("08:40")))
}

func TestWhatIsToProtectSomebodyIsRecordedWithTwoSentences(t *testing.T) {
	f := newFamily(t)
	f.Ruth.Get(f.Path("left", "record")).OK().Send(url.Values{
		"what": {"Where he said he would be tonight"}, "to": {"police"}, "gateway": {"danger"}, "how": {"told"},
	}).OK().Check(htmlcheck.In("main", htmlcheck.HasText("To the police"), htmlcheck.HasText("To protect somebody in danger")))
}

func TestAManagersDecisionIsTheManagersToRecord(t *testing.T) {
	f := newFamily(t)
	agreed := url.Values{
		"what": {"Her address for the school"}, "to": {"other"}, "to-name": {"Thornmere Primary School"}, "gateway": {"consent"},
		"authority": {"Ms Ashdown, by telephone today"}, "purpose": {"So that they write to her"}, "how": {"told"},
	}
	f.Ruth.Get(f.Path("left", "record")).OK().Send(agreed).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In(".govuk-error-summary", htmlcheck.HasText("A manager of the case decides this")))
	f.Colin.Get(f.Path("left", "record")).OK().Send(agreed).OK().Check(htmlcheck.In("main", htmlcheck.HasText("Decided by Colin Pryce")))
}

func TestWhoeverIsNotOnTheCaseSeesNothingOfWhatLeft(t *testing.T) {
	f := newFamily(t)
	f.Tom.Get(f.Path("left")).Answered(http.StatusNotFound)
	f.Priya.Get(f.Path("left")).Answered(http.StatusNotFound)
	f.Tom.Post(f.Path("left", "record"), url.Values{"what": {"x"}}).Answered(http.StatusNotFound)
}

func TestWhatIsHiddenIsTakenOutBeforeTheRegisterSaysIt(t *testing.T) {
	f := newFamily(t)
	told := url.Values{
		"what": {"That she lives at 14 Ferry Cottages"}, "to": {"other"}, "to-name": {"Dr Amis"}, "gateway": {"rule"}, "authority": {"A professional"},
		"purpose": {"So that she is visited"}, "how": {"told"},
	}
	page := f.Ruth.Get(f.Path("left", "record")).OK().Send(told).Answered(http.StatusUnprocessableEntity)
	page.Check(htmlcheck.In("main", htmlcheck.HasText("an address of Hannah Ashdown, which is hidden from Daniel Kersey")))
	told.Set("what", "Where she lives")
	page.Send(told).OK().Check(htmlcheck.In("main", htmlcheck.HasText("Where she lives")))
}

func TestWhatProtectsSomebodyMayStandAsItWasTold(t *testing.T) {
	f := newFamily(t)
	told := url.Values{"what": {"That she lives at 14 Ferry Cottages"}, "to": {"police"}, "gateway": {"danger"}, "how": {"told"}}
	page := f.Ruth.Get(f.Path("left", "record")).OK().Send(told).Answered(http.StatusUnprocessableEntity)
	told.Set("hidden", "stand")
	page.Send(told).OK().Check(htmlcheck.In("main", htmlcheck.HasText("14 Ferry Cottages")))
}
