package caseworkpage_test

import (
	"net/url"
	"testing"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/web/webtest"
)

// addendum is what the judge asked for in court this morning.
var addendum = url.Values{
	"report": {"section7_addendum"}, "on-day": {"8"}, "on-month": {"1"}, "on-year": {"2027"}, "questions": {"Have the children settled?"},
	"how": {"in court"}, "by": {"District Judge Lenham"},
}

// toldInCourt enters it and shows its page.
func toldInCourt(f *pagetest.Family) *webtest.Answer {
	court := f.Ruth.Get(f.Path("told")).OK().Send(addendum).OK().Check(htmlcheck.In("#due + .app-sheet", htmlcheck.HasText("Provisional"),
		htmlcheck.HasText("Told in court by District Judge Lenham on 24 November 2026; no order has come yet")))
	return court.Click("File the addendum to the section 7 report").OK()
}

// orderComes has an order made today, with what it asks.
func orderComes(f *pagetest.Family, asks ...casework.Ask) ledger.Ref {
	return f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.MakeOrder(s, f.Pack, f.Ruth.By(), id, casework.OrderBody{Name: "Order on directions", Made: calendar.MustParse("2026-11-24"), OrderText: casework.OrderText{Asks: asks}})
	})
}

func addendumBy(day string) casework.Ask {
	return casework.Ask{Report: "section7_addendum", What: "Addendum", By: calendar.MustParse(day), Paragraph: "3"}
}

func TestWhatACourtSaysBeforeItsOrderComesIsMarkedProvisional(t *testing.T) {
	f := family(t)
	toldInCourt(f).Check(htmlcheck.In("main", htmlcheck.HasText("Provisional"), htmlcheck.HasText("No order has said this yet"), htmlcheck.HasText("Have the children settled?")))
	f.Ruth.Get(f.Path("told")).Send(url.Values{"what": {"A plan of contact"}}).Answered(422).
		Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#how")))
}

func TestAnOrderThatComesAsksWhetherItIsWhatWasTold(t *testing.T) {
	f := family(t)
	toldInCourt(f)
	orderComes(f, addendumBy("2027-01-08"))
	f.Ruth.Get(f.Path("court")).OK().Check(htmlcheck.In(".app-ask", htmlcheck.HasText("Was this what you were told?"))).
		Click("Look at both and say").OK().Check(htmlcheck.In("main", htmlcheck.HasText("The same as you were told."))).
		Send(url.Values{"says": {"0"}}).OK().
		Check(htmlcheck.In("main", htmlcheck.LacksText("Provisional"), htmlcheck.HasText("The order says the same."), htmlcheck.HasText("Order of 24 November 2026, paragraph 3")))
	f.Ruth.Get(f.Path("court")).OK().Check(htmlcheck.LacksText("Was this what you were told?"))
}

func TestWhereTheOrderDiffersItIsSaidAndTheOrdersDayCounts(t *testing.T) {
	f := family(t)
	page := toldInCourt(f)
	order := orderComes(f, addendumBy("2027-01-15"))
	f.Ruth.Get(page.At + "/order/" + string(order.Entry)).OK().
		Check(htmlcheck.In("main", htmlcheck.HasText("It differs: the day (told: 8 January 2027; in the order: 15 January 2027)."))).
		Send(url.Values{"says": {"0"}}).OK().
		Check(htmlcheck.In("main", htmlcheck.HasText("The order says otherwise, and the order counts."), htmlcheck.HasText("Friday 15 January 2027")))
}

func TestWhatAnOrderSaysOtherwiseIsTypedWhereNobodyHasReadIt(t *testing.T) {
	f := family(t)
	page := toldInCourt(f)
	order := orderComes(f)
	f.Ruth.Get(page.At + "/order/" + string(order.Entry)).OK().Send(url.Values{
		"says": {"other"}, "other-report": {"section7_addendum"}, "other-on-day": {"22"}, "other-on-month": {"1"}, "other-on-year": {"2027"}, "other-paragraph": {"4"},
	}).OK().Check(htmlcheck.In("main", htmlcheck.HasText("Order of 24 November 2026, paragraph 4"), htmlcheck.HasText("Friday 22 January 2027")))
}

func TestWhatTheOrderDoesNotSayNeedNotBeDoneAndSaysWhy(t *testing.T) {
	f := family(t)
	page := toldInCourt(f)
	match := page.At + "/order/" + string(orderComes(f).Entry)
	f.Ruth.Get(match).Send(url.Values{"says": {"not"}}).Answered(422).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#why")))
	f.Ruth.Get(match).Send(url.Values{"says": {"not"}, "why": {"The judge decided otherwise"}}).OK().
		Check(htmlcheck.In("main", htmlcheck.HasText("Not in Order of 24 November 2026. The judge decided otherwise"), htmlcheck.LacksText("Provisional")))
}

func TestAnOrderAboutSomethingElseIsNotAskedAboutAgain(t *testing.T) {
	f := family(t)
	page := toldInCourt(f)
	f.Ruth.Get(page.At + "/order/" + string(orderComes(f).Entry)).Send(url.Values{"says": {"waits"}}).OK().
		Check(htmlcheck.In("main", htmlcheck.HasText("Provisional"), htmlcheck.LacksText("Was this what you were told?")))
}

func TestAHearingThatOnlySomebodyToldUsOfSaysSo(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("court")).OK().Check(htmlcheck.In("#hearings + .app-sheet", htmlcheck.HasText("Provisional"))).
		Click("Dispute resolution appointment").OK().Check(htmlcheck.In(".app-facts", htmlcheck.HasText("Told by: The court office. Provisional until the court’s system says so.")))
	f.Ruth.Get(f.Path("hearing", string(f.FirstHearing.Entry))).OK().Check(htmlcheck.In("main", htmlcheck.LacksText("Provisional")))
}

func TestWhatTheCourtToldHoldsNoHiddenDetail(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("told")).Send(url.Values{"what": {"Write to " + pagetest.Address}, "how": {"in court"}, "by": {"The judge"}}).Answered(422).
		Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#hidden")))
}
