package caseworkpage_test

import (
	"net/url"
	"testing"

	"candour/internal/govuk/htmlcheck"
)

func TestWhatIsDueSaysWhyAndLeadsToWhatMadeItSo(t *testing.T) {
	f := family(t)
	court := f.Ruth.Get(f.Path("court")).OK().Check(
		htmlcheck.In("main", htmlcheck.HasText("File the section 7 report"), htmlcheck.HasText("Order of 15 September 2026, paragraph 5"), htmlcheck.HasText("In 17 days")))
	duty := court.Click("File the section 7 report").OK().Check(htmlcheck.In(".app-facts", htmlcheck.HasText("Friday 11 December 2026, 16:00, in 17 days")),
		htmlcheck.In("main", htmlcheck.HasText("The order sets the day, not a rule.")))
	duty.Click("Order of 15 September 2026, paragraph 5").OK().Check(htmlcheck.In("h1", htmlcheck.IsText("Order on directions")),
		htmlcheck.In(".app-asked", htmlcheck.HasText("wishes and feelings")))
}

func TestAHearingThatMovesTakesWhatIsDueWithIt(t *testing.T) {
	f := family(t)
	page := f.Path("hearing", string(f.NextHearing.Entry))
	f.Ruth.Get(page+"/move").OK().Send(url.Values{"starts-day": {"12"}, "starts-month": {"1"}, "starts-year": {"2027"}, "starts-at": {"2pm"}, "why": {"No judge available"}}).OK().
		Check(htmlcheck.In(".app-facts", htmlcheck.HasText("Tue 12 Jan 2027, 14:00")), htmlcheck.In(".app-news", htmlcheck.HasText("Hearing moved to")))
	f.Ruth.Get(page + "/move").Send(nil).Answered(422).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#starts")))
}

func TestAHearingIsAddedThenHeldThenPutOff(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("add-hearing")).OK().Send(url.Values{"type": {"Directions hearing"}, "starts-day": {"1"}, "starts-month": {"2"}, "starts-year": {"2027"}}).OK().
		Click("Directions hearing").Click("It took place").Send(url.Values{"outcome": {"Adjourned part heard"}, "toldBy": {"I was there"}}).OK().
		Check(htmlcheck.In(".app-facts", htmlcheck.HasText("Adjourned part heard"))).
		Click("It will not take place").Send(nil).Answered(422)
}

func TestAnOrderWrittenOutByHandMakesADutyAndQuestions(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("add-order")).OK().Send(url.Values{
		"name": {"Order on directions"}, "made-day": {"20"}, "made-month": {"11"}, "made-year": {"2026"},
		"ask-0-report": {"section7_addendum"}, "ask-0-by-day": {"15"}, "ask-0-by-month": {"1"}, "ask-0-by-year": {"2027"}, "ask-0-paragraph": {"3"},
		"question-0-text": {"Have the children settled?"}, "question-0-report": {"section7_addendum"}, "question-1-text": {"What do they say now?"},
		"paragraphs": {"3. The Court Adviser shall file an addendum.\nNo order as to costs."},
	}).OK().Check(htmlcheck.In("main", htmlcheck.HasText("Order of 20 November 2026, paragraph 3")))
	orders := f.State().Orders()
	read := orders[len(orders)-1]
	if len(read.Questions) != 2 || read.Questions[1].Key != "b" || read.Paragraphs[0].Number != "3" || read.Paragraphs[1].Number != "" {
		t.Errorf("the order is recorded as %+v", read.OrderText)
	}
	f.Ruth.Get(f.Path("order", string(read.Ref.Entry), "read")).OK().Send(url.Values{"question-0-text": {""}, "question-2-text": {"What of school?"}}).OK()
	orders = f.State().Orders()
	if q := orders[len(orders)-1].Questions; len(q) != 2 || q[0].Key != "b" || q[1].Key != "c" {
		t.Errorf("after a second reading the questions are %+v", q)
	}
}

func TestSomethingToBeDoneIsDoneAndDoneAgain(t *testing.T) {
	f := family(t)
	page := f.Ruth.Get(f.Path("duty", string(f.Promise.Entry))).OK().Check(htmlcheck.In(".app-facts", htmlcheck.HasText("Your promise to Isla on 16 November")))
	page.Click("It is done").Send(url.Values{"how": {"Told her at school"}}).OK().Check(htmlcheck.In("#over + .app-sheet", htmlcheck.HasText("Told her at school")))
	f.Ruth.Get(page.At).Click("It has to be done after all").Send(url.Values{"why": {"Rowan was away"}}).OK()
	d, _ := f.State().Duty(f.Promise)
	if !d.Open() {
		t.Error("it is still marked as done")
	}
}

func TestAnOrderSetsAnotherDayAndTheCountStaysBesideIt(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("add-duty")).OK().Send(url.Values{
		"what": {"Ring the school"}, "to": {"Isla"}, "made": {"hand"}, "because": {"My plan"}, "on-day": {"1"}, "on-month": {"12"}, "on-year": {"2026"},
	}).OK().Click("Ring the school").Click("An order sets another day").
		Send(url.Values{"order": {string(f.Order.Entry)}, "on-day": {"2"}, "on-month": {"12"}, "on-year": {"2026"}, "paragraph": {"7"}}).OK().
		Check(htmlcheck.In("main", htmlcheck.HasText("Order of 15 September 2026, paragraph 7")))
}
