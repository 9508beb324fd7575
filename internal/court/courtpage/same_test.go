package courtpage_test

import (
	"net/http"
	"net/url"
	"testing"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/court"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/pack"
)

// byHand opens a case of the court's number by hand, and gives it to Ruth.
func (s *site) byHand() string {
	s.t.Helper()
	form := casework.OpenForm{
		Case: s.Begin(), Team: s.Wexcombe, TeamIs: "Wexcombe family team",
		OpenedBody: casework.OpenedBody{Side: s.Begin(), Law: pack.PrivateLaw, Number: "1791-9592-3190-2200", Title: "By telephone"},
		People:     []casework.PersonAddedBody{{Person: s.Begin(), Kind: casework.Child, Name: "Wren Kersey"}},
	}
	pk := s.in.Pack
	opened, err := casework.OpenCase(pk, s.Colin.By(), ledger.NewEntryID(), form)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, stream := range []ledger.StreamID{form.Case, form.Side, form.People[0].Person} {
		s.Append(stream, opened.Entries[stream]...)
	}
	s.Append(form.Case, ledgertest.Entry(s.t, casework.Allocated, s.Colin.By(), casework.AllocatedBody{Worker: s.Ruth.ID, Name: s.Ruth.Name, As: access.Allocated}))
	s.Names = append(s.Names, "Kersey", "1791-9592")
	return "/case/" + string(form.Case)
}

var asksWhetherOne = htmlcheck.In(".app-ask", htmlcheck.HasText("one was made by hand under that number"))

func TestTwoCasesOfOneNumberAreOfferedAsOneToWhoeverWorksOnBoth(t *testing.T) {
	s := newSite(t)
	hand := s.byHand()
	s.Colin.Get("/").OK().Check(asksWhetherOne)
	s.Tom.Get("/").OK().Check(htmlcheck.NotIn(".app-ask"))
	s.Tom.Get(hand + "/court/same/" + string(s.stream)).Answered(http.StatusNotFound)
	s.Ruth.Get(hand).OK().Check(asksWhetherOne)

	page := s.Ruth.Get("/").OK().Check(asksWhetherOne).Click("Look at both cases and say").Check(says("Wren Kersey"))
	page.Send(url.Values{"answer": {"one"}}).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#why")))
	page.Send(url.Values{"answer": {"one"}, "why": {"The court office confirmed both names"}}).OK()
	s.runs()
	s.Ruth.Get("/").OK().Check(htmlcheck.NotIn(".app-ask"))
	s.Ruth.Get(s.path()).OK().Check(says("This case goes on in the one made by hand")).Click("Go to that case")
	s.Ruth.Get(hand + "/court/says").OK().Check(says("Doe"))

	s.Ruth.Get(hand + "/court").OK().Click("Found to be the same as the court’s case").
		Send(url.Values{"answer": {"part"}, "why": {"The names were misread"}}).OK()
	s.runs()
	s.Ruth.Get(s.path()).OK().Check(htmlcheck.NotIn(".app-ask"))
	if s.Read(s.stream).Version == 0 || casework.Of(s.Read(s.stream)).Status() == casework.Closed {
		t.Error("parted, the court’s case is still closed")
	}
}

func TestACaseOfTheSameNumberIsNotOfferedToWhoeverMayNotSeeIt(t *testing.T) {
	s := newSite(t)
	hand := s.byHand()
	s.does(func(c *casework.State) (ledger.Change, error) {
		return casework.EndAllocation(c, s.Colin.By(), ledger.NewEntryID(), casework.AllocationEndedBody{Allocation: c.Allocations()[0].Ref, Why: "Moved"})
	})
	s.does(func(c *casework.State) (ledger.Change, error) {
		return casework.GiveToTeam(c, s.Colin.By(), ledger.NewEntryID(), casework.TeamBody{Team: s.Marrow, Name: "Marrow Bay family team"})
	})
	s.passes(1)
	s.Ruth.Get(hand).OK().Check(htmlcheck.NotIn(".app-ask"))
	s.Ruth.Get("/").OK().Check(htmlcheck.NotIn(".app-ask"))
	s.Ruth.Get(hand + "/court/same/" + string(s.stream)).Answered(http.StatusNotFound)
}

func TestTwoThatArePutApartAreNotOfferedAgain(t *testing.T) {
	s := newSite(t)
	hand := s.byHand()
	s.Ruth.Get(hand).OK().Click("Look at both cases and say").Send(url.Values{"answer": {"two"}, "why": {"A digit was misheard"}}).OK()
	s.Ruth.Get(hand).OK().Check(htmlcheck.NotIn(".app-ask"))
	s.Ruth.Get("/").OK().Check(htmlcheck.NotIn(".app-ask"))
	if found, err := court.FindCase(t.Context(), s.Ledger.DB(), pack.PrivateLaw, number); err != nil || found != s.stream {
		t.Errorf("the court’s number leads to %q %v", found, err)
	}
}
