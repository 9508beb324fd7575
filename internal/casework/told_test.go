package casework_test

import (
	"slices"
	"testing"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/casetest"
	"candour/internal/fault"
	"candour/internal/ledger"
)

// told has a section 7 report asked for in court by a day written YYYY-MM-DD, and names the duty.
func told(t *testing.T, c *casetest.Case, by string, questions ...string) ledger.Ref {
	id := ledger.NewEntryID()
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.TellDuty(s, casetest.Pack(t), c.Worker, id, casework.ToldForm{
			Ask:       casework.Ask{Report: "section7", What: "Section 7 report", By: calendar.MustParse(by)},
			Told:      casework.Telling{How: casework.InCourt, By: "District Judge Farrow", On: calendar.MustParse("2026-05-27")},
			Questions: questions,
		})
	})
	return ledger.Ref{Stream: c.Stream, Entry: id}
}

// ordered makes an order of 27 May 2026 that asks for something, and names it.
func ordered(t *testing.T, c *casetest.Case, text casework.OrderText) ledger.Ref {
	id := ledger.NewEntryID()
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.MakeOrder(s, casetest.Pack(t), c.Worker, id, casework.OrderBody{Name: "Directions", Made: calendar.MustParse("2026-05-27"), OrderText: text})
	})
	return ledger.Ref{Stream: c.Stream, Entry: id}
}

func section7(by string) casework.Ask {
	return casework.Ask{Report: "section7", What: "Section 7 report", By: calendar.MustParse(by), Paragraph: "5"}
}

func matched(t *testing.T, c *casetest.Case, duty, order ledger.Ref, says casework.Ask) {
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.MatchDuty(s, casetest.Pack(t), c.Worker, ledger.NewEntryID(), casework.MatchForm{Duty: duty, Order: order, Says: says})
	})
}

func TestWhatWasToldInCourtIsProvisionalAndSaysWhoToldIt(t *testing.T) {
	c := casetest.New(t)
	ref := told(t, c, "2026-09-04")
	d, _ := c.State().Duty(ref)
	if !d.Provisional() || d.What != "File the section 7 report" || d.Because.Words != "Told in court by District Judge Farrow on 27 May 2026; no order has come yet" {
		t.Errorf("%q, provisional %v, because %q", d.What, d.Provisional(), d.Because.Words)
	}
	rows, err := casework.DueIn(t.Context(), c.Ledger.DB(), casework.OfWorker, []ledger.StreamID{c.Stream})
	if i := slices.IndexFunc(rows, func(r casework.DueRow) bool { return r.Duty == ref.Entry }); err != nil || i < 0 || !rows[i].Provisional() {
		t.Errorf("lists show it as %+v, %v", rows, err)
	}
}

func TestAnOrderThatSaysTheSameCarriesWhatWasTold(t *testing.T) {
	c := casetest.New(t)
	ref := told(t, c, "2026-09-04")
	order := ordered(t, c, casework.OrderText{Asks: []casework.Ask{section7("2026-09-04")}})
	if m := c.State().Matches(); len(m) != 1 || m[0].Order.Ref != order || m[0].Duty.Ref != ref {
		t.Fatalf("asked %+v", m)
	}
	matched(t, c, ref, order, section7("2026-09-04"))
	all := c.State().DutiesFor("section7")
	if len(all) != 1 || all[0].Ref != ref || all[0].Provisional() || all[0].Because.Ref != order || all[0].Because.Paragraph != "5" {
		t.Errorf("to be done %+v", all)
	}
	if differs := all[0].Told[0].Differs(casetest.Pack(t), all[0].DutyBody, nil); len(differs) != 0 || len(c.State().Matches()) != 0 {
		t.Errorf("differs %+v, still asked %+v", differs, c.State().Matches())
	}
}

func TestWhereTheOrderDiffersItsDayCountsAndWhatWasToldStaysInSight(t *testing.T) {
	c := casetest.New(t)
	ref := told(t, c, "2026-09-04", "What are Ola’s wishes and feelings?")
	order := ordered(t, c, casework.OrderText{
		Asks:      []casework.Ask{section7("2026-09-11")},
		Questions: []casework.Question{{Key: "a", Text: "Is time with her father safe?", Report: "section7"}},
	})
	matched(t, c, ref, order, section7("2026-09-11"))
	s := c.State()
	d, _ := s.Duty(ref)
	if d.Due.On != calendar.MustParse("2026-09-11") || !d.Due.ByOrder || len(s.DutiesFor("section7")) != 1 {
		t.Errorf("due %+v; %d to be done", d.Due, len(s.DutiesFor("section7")))
	}
	differs := d.Told[0].Differs(casetest.Pack(t), d.DutyBody, s.QuestionsFor("section7"))
	want := []casework.Difference{
		{Of: "the day", Told: "4 September 2026", Orders: "11 September 2026"},
		{Of: "a question", Told: "What are Ola’s wishes and feelings?", Orders: "not asked in the order"},
		{Of: "a question", Told: "not told", Orders: "Is time with her father safe?"},
	}
	if !slices.Equal(differs, want) {
		t.Errorf("differs %+v", differs)
	}
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.ReadOrder(s, casetest.Pack(t), c.Worker, ledger.NewEntryID(), casework.OrderReadBody{
			Order: order, OrderText: casework.OrderText{Asks: []casework.Ask{section7("2026-09-18")}}, Why: "Misread",
		})
	})
	if all := c.State().DutiesFor("section7"); len(all) != 1 || all[0].Due.On != calendar.MustParse("2026-09-18") {
		t.Errorf("after another reading %+v", all)
	}
}

func TestAnOrderReadOnlyAfterItWasMatchedMakesNoSecondDuty(t *testing.T) {
	c := casetest.New(t)
	ref := told(t, c, "2026-09-04")
	order := ordered(t, c, casework.OrderText{})
	matched(t, c, ref, order, section7("2026-09-04"))
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.ReadOrder(s, casetest.Pack(t), c.Worker, ledger.NewEntryID(), casework.OrderReadBody{
			Order: order, OrderText: casework.OrderText{Asks: []casework.Ask{section7("2026-09-04")}},
		})
	})
	if all := c.State().DutiesFor("section7"); len(all) != 1 || all[0].Ref != ref {
		t.Errorf("to be done %+v", all)
	}
}

func TestWhatNoOrderSaysIsWithdrawnWithTheReasonAndWaitsAgainWhenTakenUp(t *testing.T) {
	c := casetest.New(t)
	ref := told(t, c, "2026-09-04")
	order := ordered(t, c, casework.OrderText{})
	not := casework.DutyNotInOrderBody{Duty: ref, Order: order}
	verb := func(s *casework.State) (ledger.Change, error) {
		return casework.NotInOrder(s, c.Worker, ledger.NewEntryID(), not)
	}
	if err := c.Refuses(verb); fault.FieldsOf(err)[0].Name != "why" {
		t.Errorf("without a reason: %v", err)
	}
	not.Why = "The court office says that it was another case"
	c.When(verb)
	d, _ := c.State().Duty(ref)
	if w, is := d.Withdrawn(); !is || d.Provisional() || w.Why != "Not in Order of 27 May 2026. The court office says that it was another case" {
		t.Errorf("withdrawn %+v", w)
	}
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.ReopenDuty(s, c.Worker, ledger.NewEntryID(), casework.DutyReopenedBody{Duty: ref, Why: "It was this case after all"})
	})
	if d, _ = c.State().Duty(ref); !d.Provisional() {
		t.Error("it is done after all, and nobody sees that no order says so")
	}
}

func TestAnOrderAboutSomethingElseLeavesItWaiting(t *testing.T) {
	c := casetest.New(t)
	ref := told(t, c, "2026-09-04")
	order := ordered(t, c, casework.OrderText{})
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.NotInOrder(s, c.Worker, ledger.NewEntryID(), casework.DutyNotInOrderBody{Duty: ref, Order: order, Waits: true})
	})
	s := c.State()
	if d, _ := s.Duty(ref); !d.Provisional() || !d.Open() || len(s.Matches()) != 0 {
		t.Errorf("provisional %v, still asked %+v", d.Provisional(), s.Matches())
	}
	second := ordered(t, c, casework.OrderText{})
	if m := c.State().Matches(); len(m) != 1 || m[0].Order.Ref != second {
		t.Errorf("asked %+v; want the next order", m)
	}
}

func TestSomethingToldIsMatchedOnce(t *testing.T) {
	c := casetest.New(t)
	ref := told(t, c, "2026-09-04")
	order := ordered(t, c, casework.OrderText{})
	matched(t, c, ref, order, section7("2026-09-04"))
	err := c.Refuses(func(s *casework.State) (ledger.Change, error) {
		return casework.MatchDuty(s, casetest.Pack(t), c.Worker, ledger.NewEntryID(), casework.MatchForm{Duty: ref, Order: order, Says: section7("2026-10-04")})
	})
	if fault.KindOf(err) != fault.Denied {
		t.Errorf("matched twice: %v", err)
	}
}

func TestTheOrdersDutyStandsWhenWhatWasToldIsHidden(t *testing.T) {
	c := casetest.New(t)
	ref := told(t, c, "2026-09-04")
	order := ordered(t, c, casework.OrderText{Asks: []casework.Ask{section7("2026-09-04")}})
	matched(t, c, ref, order, section7("2026-09-04"))
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.Contain(s, c.Worker, ledger.NewEntryID(), ref.Entry, "Another family")
	})
	if all := c.State().DutiesFor("section7"); len(all) != 1 || all[0].Because.Ref != order {
		t.Errorf("to be done %+v", all)
	}
}
