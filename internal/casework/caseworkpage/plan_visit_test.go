package caseworkpage_test

import (
	"net/url"
	"testing"

	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk/htmlcheck"
)

// plannedVisit is the form of a visit to Isla at her school.
func plannedVisit(f *pagetest.Family) url.Values {
	return url.Values{
		"people": {string(f.Isla.Entry)}, "starts-day": {"27"}, "starts-month": {"11"}, "starts-year": {"2026"}, "starts-at": {"2pm"}, "where": {"Her school"},
	}
}

// plans plans the visit, and answers the page of it.
func plans(t *testing.T, f *pagetest.Family) string {
	t.Helper()
	f.Ruth.Get(f.Path("plan-visit")).OK().Send(plannedVisit(f)).OK().Check(
		htmlcheck.In("main", htmlcheck.HasText("Visits planned"), htmlcheck.HasText("Visit to Isla"), htmlcheck.HasText("Friday 27 November 2026 at 14:00")))
	all := f.State().PlannedVisits()
	if len(all) != 1 {
		t.Fatalf("%d visits are planned", len(all))
	}
	return f.Path("visit", string(all[0].Ref.Entry))
}

func TestAVisitIsPlannedMovedAndMadeAsANoteSays(t *testing.T) {
	f := family(t)
	visit := plans(t, f)
	f.Ruth.Get(visit).OK().Check(htmlcheck.In("main", htmlcheck.HasText("Her school"), htmlcheck.HasText("Ruth Adeyemi")))
	f.Ruth.Get(visit + "/move").OK().Send(url.Values{"starts-day": {"30"}, "starts-month": {"11"}, "starts-year": {"2026"}, "why": {"She was ill"}}).OK().
		Check(htmlcheck.In("main", htmlcheck.HasText("Monday 30 November 2026"), htmlcheck.HasText("Her school"), htmlcheck.HasText("Visit planned for Friday 27 November 2026")))
	f.Ruth.Get(visit + "/end").OK().Send(url.Values{"note": {string(f.Visit.Entry)}}).OK().Check(htmlcheck.In("main", htmlcheck.HasText("Made: the note of it")))
	if n := len(f.State().PlannedVisits()); n != 0 {
		t.Errorf("%d visits are still planned", n)
	}
	f.Ruth.Post(visit+"/end", url.Values{"why": {"After all not"}}).Check(htmlcheck.In("main", htmlcheck.HasText("is on record already")))
}

func TestAVisitIsCancelledWithAReason(t *testing.T) {
	f := family(t)
	visit := plans(t, f)
	f.Ruth.Get(visit + "/end").OK().Send(nil).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.IsText("Say why it is cancelled")))
	f.Ruth.Get(visit + "/end").OK().Send(url.Values{"why": {"The school is shut"}}).OK().Check(htmlcheck.In("main", htmlcheck.HasText("Cancelled: The school is shut")))
}

func TestAVisitNeedsADayToComeSomebodyToSeeAndNothingHidden(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("plan-visit")).OK().Send(nil).Check(
		htmlcheck.In(".govuk-error-summary", htmlcheck.HasText("Choose who is to be seen"), htmlcheck.HasText("Enter the day of the visit")))
	past := plannedVisit(f)
	past.Set("starts-day", "20")
	f.Ruth.Get(f.Path("plan-visit")).OK().Send(past).Check(htmlcheck.In(".govuk-error-summary", htmlcheck.HasText("must not be in the past")))
	hidden := plannedVisit(f)
	hidden.Set("where", pagetest.Address)
	f.Ruth.Get(f.Path("plan-visit")).OK().Send(hidden).Check(htmlcheck.In(".govuk-error-summary", htmlcheck.HasText("Take out what is hidden")))
	if n := len(f.State().PlannedVisits()); n != 0 {
		t.Errorf("%d visits are planned", n)
	}
}

func TestAVisitPlannedTwiceByOnePressIsOne(t *testing.T) {
	f := family(t)
	form := f.Ruth.Get(f.Path("plan-visit")).OK()
	form.Send(plannedVisit(f)).OK()
	form.Send(plannedVisit(f)).OK()
	if n := len(f.State().PlannedVisits()); n != 1 {
		t.Errorf("%d visits are planned", n)
	}
}
