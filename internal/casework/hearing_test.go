package casework_test

import (
	"testing"
	"time"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/casetest"
	"candour/internal/fault"
	"candour/internal/ledger"
)

func TestAHearingTheCourtMovedIsShownAtItsNewTimeAndTheDifferenceStands(t *testing.T) {
	c := casetest.New(t)
	ours := listed(t, c, casework.ListedBody{Type: "First hearing", Starts: moment("2026-06-10", "10:00"), ToldBy: "The father’s solicitor"})
	c.Clock.Advance(time.Hour)
	courts := listed(t, c, casework.ListedBody{
		Type: "ABA5-FHR", Starts: moment("2026-06-11", "10:00"), Court: &casework.CourtWord{At: "2026-05-12T09:30:00.000000Z", ID: "2000005039"},
	})
	if n := len(c.State().Hearings()); n != 2 {
		t.Fatalf("%d hearings before anybody joined them", n)
	}
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.Join(s, c.Worker, ledger.NewEntryID(), casework.JoinBody{Kept: ours, Same: courts, Why: "Same type, a day apart; the usher confirms"})
	})
	s := c.State()
	if len(s.Hearings()) != 1 {
		t.Fatalf("%d hearings after they were joined", len(s.Hearings()))
	}
	h := s.Hearings()[0]
	if h.Day().String() != "2026-06-11" || !h.Fact(casework.Starts).Differs() {
		t.Errorf("on %v, differs %v; want the day said last, and the difference", h.Day(), h.Fact(casework.Starts).Differs())
	}
	if byCourt, ok := s.HearingByCourt("2000005039"); !ok || byCourt.Ref != ours {
		t.Error("the court’s hearing is not found under the one it was joined with")
	}
}

func TestJoinedHearingsPartWithNothingLost(t *testing.T) {
	c := casetest.New(t)
	a := listed(t, c, casework.ListedBody{Type: "First hearing", Starts: moment("2026-06-10", "10:00")})
	b := listed(t, c, casework.ListedBody{Type: "Review hearing", Starts: moment("2026-06-11", "10:00")})
	pair := casework.JoinBody{Kept: a, Same: b, Why: "Thought to be the same"}
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.Join(s, c.Worker, ledger.NewEntryID(), pair)
	})
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.SplitUp(s, c.Worker, ledger.NewEntryID(), pair)
	})
	all := c.State().Hearings()
	if len(all) != 2 || all[0].Type() != "First hearing" || all[1].Type() != "Review hearing" || len(all[0].Fact(casework.Starts).History()) != 1 {
		t.Errorf("hearings %+v", all)
	}
}

func TestAVacatedHearingIsNotTheNextOne(t *testing.T) {
	c := casetest.New(t)
	first := listed(t, c, casework.ListedBody{Type: "First hearing", Starts: moment("2026-06-10", "10:00")})
	second := listed(t, c, casework.ListedBody{Type: "Review hearing", Starts: moment("2026-07-10", "10:00")})
	now := time.Date(2026, 5, 12, 9, 0, 0, 0, time.UTC)
	if next, ok := c.State().NextHearing(now); !ok || next.Ref != first {
		t.Errorf("next is %v", next)
	}
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.PutOffHearing(s, casetest.Pack(t), c.Worker, ledger.NewEntryID(), casework.PutOffBody{Hearing: first, State: casework.HearingVacated, Why: "No judge"})
	})
	if next, ok := c.State().NextHearing(now); !ok || next.Ref != second {
		t.Errorf("next is %v", next)
	}
	if n := len(c.State().Hearings()); n != 2 {
		t.Errorf("%d hearings; the vacated one stays in the history", n)
	}
}

func TestAHearingShowsLondonsClock(t *testing.T) {
	if got := casework.ShowMoment(moment("2026-06-10", "10:00")); got != "Wednesday 10 June 2026 at 10:00" {
		t.Errorf("shown as %q", got)
	}
	if got := casework.ShowMoment("2026-06-10"); got != "Wednesday 10 June 2026" {
		t.Errorf("a day without a time is shown as %q", got)
	}
	if got := casework.ShowMoment("to be listed"); got != "to be listed" {
		t.Errorf("the court’s own words are shown as %q", got)
	}
}

func TestAnOfferIsAskedUntilItIsAnswered(t *testing.T) {
	c := casetest.New(t)
	byHand, byCourt := c.Child("Ola Wilk", "2017-05-03"), c.Child("Ola Wilk", "2017-05-03")
	offer := func(s *casework.State) (ledger.Change, error) {
		return casework.Offer(s, ledger.ByService("court import"), ledger.NewEntryID(), casework.OfferedBody{Kept: byHand, Same: byCourt, As: "Ola Wilk", Since: "same name and date of birth"})
	}
	c.When(offer)
	if len(c.State().Offers()) != 1 {
		t.Fatal("nobody is asked")
	}
	answer := casework.JoinBody{Kept: byHand, Same: byCourt, Why: "Twins, both named in the application"}
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.KeepApart(s, c.Worker, ledger.NewEntryID(), answer)
	})
	if len(c.State().Offers()) != 0 || len(c.State().Children()) != 2 {
		t.Error("the answer was not taken")
	}
	if err := c.Refuses(func(s *casework.State) (ledger.Change, error) {
		theCase := s.Case()
		return casework.Join(s, c.Worker, ledger.NewEntryID(), casework.JoinBody{Kept: byHand, Same: theCase, Why: "?"})
	}); fault.FieldsOf(err)[0].Name != "same" {
		t.Errorf("a child was joined with a case: %v", err)
	}
}

func TestJoinedPeopleShowBothHistoriesUnderOneName(t *testing.T) {
	c := casetest.New(t)
	byHand := c.Child("Ola Wilk", "")
	byCourt := c.Add(casework.PersonAddedBody{Kind: casework.Child, Name: "Aleksandra Wilk", Court: &casework.CourtWord{At: "2026-05-12T09:30:00.000000Z"}})
	c.When(courtSays(byCourt, casework.Born, "2017-05-03", "2026-05-12"))
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.Join(s, c.Worker, ledger.NewEntryID(), casework.JoinBody{Kept: byHand, Same: byCourt, Why: "Ola is short for Aleksandra"})
	})
	s := c.State()
	p, ok := s.Person(byCourt)
	if !ok || len(s.Children()) != 1 || p.Ref != byHand || len(p.Streams) != 2 {
		t.Fatalf("children %v", s.Children())
	}
	if p.Name() != "Ola Wilk" || p.Born().String() != "2017-05-03" || !p.Fact(casework.Name).Differs() {
		t.Errorf("name %q, born %v, name differs %v", p.Name(), p.Born(), p.Fact(casework.Name).Differs())
	}
}

func TestAHearingWeSawHeldIsNoDisagreementWithACourtThatStillHasItListed(t *testing.T) {
	c := casetest.New(t)
	h := listed(t, c, casework.ListedBody{
		Type: "First hearing", Starts: moment("2026-05-11", "10:00"), Court: &casework.CourtWord{At: "2026-05-01T09:30:00.000000Z", ID: "2000005039"},
	})
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.Hold(s, c.Worker, ledger.NewEntryID(), casework.HeldBody{Hearing: h, Outcome: "Safeguarding letter read; section 7 report ordered", ToldBy: "I was there"})
	})
	s := c.State()
	if got := s.Hearings()[0].State(); got != casework.HearingHeld || len(s.Disagreements()) != 0 {
		t.Errorf("the hearing is %s, with disagreements %v", got, s.Disagreements())
	}
}

func TestAHearingIsProvisionalUntilTheCourtItselfSaysIt(t *testing.T) {
	c, today := casetest.New(t), calendar.MustParse("2026-05-12")
	ours := listed(t, c, casework.ListedBody{Type: "First hearing", Starts: moment("2026-06-10", "10:00"), ToldBy: "The usher"})
	if h, _ := c.State().Hearing(ours); !h.Provisional(today) || h.ToldBy() != "The usher" {
		t.Errorf("provisional %v, told by %q", h.Provisional(today), h.ToldBy())
	}
	courts := listed(t, c, casework.ListedBody{
		Type: "ABA5-FHR", Starts: moment("2026-06-10", "10:00"), Court: &casework.CourtWord{At: "2026-05-12T09:30:00.000000Z", ID: "2000005039"},
	})
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.Join(s, c.Worker, ledger.NewEntryID(), casework.JoinBody{Kept: ours, Same: courts, Why: "The same morning"})
	})
	if h, _ := c.State().Hearing(ours); h.Provisional(today) {
		t.Error("the court says the same, and it is still provisional")
	}
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.Move(s, casetest.Pack(t), c.Worker, ledger.NewEntryID(), casework.MovedBody{Hearing: ours, Starts: moment("2026-06-12", "10:00"), ToldBy: "The court office"})
	})
	if h, _ := c.State().Hearing(ours); !h.Provisional(today) || h.ToldBy() != "The court office" {
		t.Errorf("moved by word of mouth, provisional %v, told by %q", h.Provisional(today), h.ToldBy())
	}
}
