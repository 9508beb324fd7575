package casework_test

import (
	"strings"
	"testing"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/casetest"
	"candour/internal/fault"
	"candour/internal/ledger"
)

// moment is a time on London's clock as a form gives it.
func moment(day, at string) string {
	t, err := calendar.ParseTime(at)
	if err != nil {
		panic(err)
	}
	return casework.Moment(calendar.MustParse(day), t)
}

// listed lists a hearing and names it.
func listed(t *testing.T, c *casetest.Case, body casework.ListedBody) ledger.Ref {
	id := ledger.NewEntryID()
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.List(s, casetest.Pack(t), c.Worker, id, body)
	})
	return ledger.Ref{Stream: c.Stream, Entry: id}
}

func duty(t *testing.T, c *casetest.Case, what string) *casework.Duty {
	t.Helper()
	for _, d := range c.State().Duties() {
		if strings.Contains(d.What, what) {
			return d
		}
	}
	t.Fatalf("nothing to be done is called %q", what)
	return nil
}

func TestAnApplicationOpensWhatThePackSaysIsDue(t *testing.T) {
	c := casetest.New(t)
	letter := duty(t, c, "safeguarding letter")
	// 17 working days from Monday 11 May 2026, over the bank holiday of 25 May
	if want := calendar.MustParse("2026-06-04"); letter.Due.On != want {
		t.Errorf("due on %v, want %v", letter.Due.On, want)
	}
	if letter.Due.Computation == nil || len(letter.Due.Gaps) != 1 || letter.Because.Rule != "safeguarding_letter" {
		t.Errorf("how it was counted is not kept: %+v, because %+v", letter.Due, letter.Because)
	}
}

func TestAHearingThatMovesTakesItsDutiesAlong(t *testing.T) {
	c := casetest.New(t)
	first := listed(t, c, casework.ListedBody{Type: "ABA5-FHR", Starts: moment("2026-05-27", "10:00")})
	if got := duty(t, c, "safeguarding letter").Due.On; got != calendar.MustParse("2026-05-21") {
		t.Errorf("due on %v; want three working days before the hearing, over the bank holiday", got)
	}
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.Move(s, casetest.Pack(t), c.Worker, ledger.NewEntryID(), casework.MovedBody{Hearing: first, Starts: moment("2026-07-01", "14:00"), ToldBy: "The usher"})
	})
	letter := duty(t, c, "safeguarding letter")
	if letter.Due.On != calendar.MustParse("2026-06-04") || len(letter.Dated) != 2 {
		t.Errorf("due on %v after %d counts; the 17 days bind again", letter.Due.On, len(letter.Dated))
	}
}

func TestAnOrderGoesBeforeTheRule(t *testing.T) {
	c := casetest.New(t)
	order := ledger.NewEntryID()
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.MakeOrder(s, casetest.Pack(t), c.Worker, order, casework.OrderBody{
			Name: "Directions on issue", Made: calendar.MustParse("2026-05-12"),
			OrderText: casework.OrderText{Asks: []casework.Ask{
				{Report: "safeguarding_letter", What: "Safeguarding letter", By: calendar.MustParse("2026-06-19"), Paragraph: "2"},
				{Report: "section7", What: "Section 7 report", By: calendar.MustParse("2026-09-04"), At: calendar.NewTime(16, 0), Paragraph: "5"},
			}},
		})
	})
	letter, report := duty(t, c, "safeguarding letter"), duty(t, c, "section 7 report")
	if letter.Due.On != calendar.MustParse("2026-06-19") || !letter.Due.ByOrder || letter.Because.Words != "Order of 12 May 2026, paragraph 2" {
		t.Errorf("letter due %+v because %+v", letter.Due, letter.Because)
	}
	if len(letter.Due.Others) == 0 {
		t.Error("what the rule would have said is lost")
	}
	if report.Because.Ref.Entry != order || report.Because.Rule != "section7_ordered" || report.Due.At.String() != "16:00" {
		t.Errorf("report due %+v because %+v", report.Due, report.Because)
	}
	listed(t, c, casework.ListedBody{Type: "ABA5-FHR", Starts: moment("2026-05-27", "10:00")})
	if got := duty(t, c, "safeguarding letter").Due.On; got != calendar.MustParse("2026-06-19") {
		t.Errorf("a hearing moved the day that an order set, to %v", got)
	}
}

func TestReadingAnOrderAgainMovesItsOwnDutyAndMakesNoSecond(t *testing.T) {
	c := casetest.New(t)
	order := ledger.Ref{Stream: c.Stream, Entry: ledger.NewEntryID()}
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.MakeOrder(s, casetest.Pack(t), c.Worker, order.Entry, casework.OrderBody{Name: "Directions", Made: calendar.MustParse("2026-05-12")})
	})
	for _, by := range []string{"2026-09-04", "2026-09-11"} {
		c.When(func(s *casework.State) (ledger.Change, error) {
			return casework.ReadOrder(s, casetest.Pack(t), c.Worker, ledger.NewEntryID(), casework.OrderReadBody{Order: order, OrderText: casework.OrderText{
				Questions: []casework.Question{{Key: "a", Text: "What does Ola want?", Report: "section7"}},
				Asks:      []casework.Ask{{Report: "section7", What: "Section 7 report", By: calendar.MustParse(by)}},
			}})
		})
	}
	if all := c.State().DutiesFor("section7"); len(all) != 1 || all[0].Due.On != calendar.MustParse("2026-09-11") {
		t.Errorf("duties %+v", all)
	}
	if q := c.State().QuestionsFor("section7"); len(q) != 1 || q[0].Text != "What does Ola want?" {
		t.Errorf("questions %+v", q)
	}
}

func TestADutyIsMetOnceAndCanBeTakenUpAgain(t *testing.T) {
	c := casetest.New(t)
	letter := duty(t, c, "safeguarding letter").Ref
	meet := func(s *casework.State) (ledger.Change, error) {
		return casework.MeetDuty(s, c.Worker, ledger.NewEntryID(), casework.DutyDoneBody{Duty: letter, On: calendar.MustParse("2026-05-29"), How: "Filed with the court"})
	}
	c.When(meet)
	if err := c.Refuses(meet); fault.KindOf(err) != fault.Denied {
		t.Errorf("met twice: %v", err)
	}
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.ReopenDuty(s, c.Worker, ledger.NewEntryID(), casework.DutyReopenedBody{Duty: letter, Why: "The court refused the file"})
	})
	if d, _ := c.State().Duty(letter); !d.Open() {
		t.Error("the duty is still marked as met")
	}
}

func TestWhatIsFixedByLawCannotBeWithdrawn(t *testing.T) {
	c := casetest.New(t)
	screening := duty(t, c, "immediate risk")
	err := c.Refuses(func(s *casework.State) (ledger.Change, error) {
		return casework.WithdrawDuty(s, c.Worker, ledger.NewEntryID(), casework.DutyWithdrawnBody{Duty: screening.Ref, Why: "No time"})
	})
	if fault.KindOf(err) != fault.Denied {
		t.Errorf("err = %v", err)
	}
}

func TestAPromiseToAChildIsADuty(t *testing.T) {
	c := casetest.New(t)
	ola := c.Child("Ola Wilk", "2017-05-03")
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.OpenDuty(s, c.Worker, ledger.NewEntryID(), casework.DutyBody{
			What: "Tell Ola what happens next", To: "Ola", Children: []ledger.Ref{ola},
			Because: casework.Because{Made: casework.ByPromise, Words: "Your promise to Ola on 16 November"}, Due: casework.Due{On: calendar.MustParse("2026-11-27")},
		})
	})
	if d := duty(t, c, "Tell Ola"); d.Owner != casework.OfWorker || d.Because.Made != casework.ByPromise {
		t.Errorf("%+v", d)
	}
}

func TestFollowingTwiceMakesNothing(t *testing.T) {
	c := casetest.New(t)
	change, err := casework.Follow(c.State(), casetest.Pack(t), c.Worker, ledger.NewEntryID())
	if err != nil || len(change.Entries) != 0 {
		t.Errorf("made %d streams' entries, %v", len(change.Entries), err)
	}
}

func TestADayOfReceiptRecordedLaterOpensWhatItMakesDue(t *testing.T) {
	c := casetest.New(t)
	s := casework.Of(ledger.NewHistory(c.Stream))
	change, err := casework.OpenCase(casetest.Pack(t), c.Worker, ledger.NewEntryID(), casework.OpenForm{
		Case: c.Stream, OpenedBody: casework.OpenedBody{Side: c.Side, Law: "private", Track: "cap"},
	})
	if err != nil {
		t.Fatal(err)
	}
	s = s.After(change.Entries[c.Stream]...)
	if len(s.Duties()) != 0 {
		t.Fatalf("something is due though no day is known: %+v", s.Duties())
	}
	recorded, err := record(c.Worker, s.Case(), casework.Received, "2026-05-11")(s)
	if err != nil {
		t.Fatal(err)
	}
	s = s.After(recorded.Entries[c.Stream]...)
	followed, err := casework.Follow(s, casetest.Pack(t), c.Worker, ledger.NewEntryID())
	if err != nil {
		t.Fatal(err)
	}
	if s = s.After(followed.Entries[c.Stream]...); len(s.DutiesFor("safeguarding_letter")) != 1 {
		t.Errorf("duties %+v", s.Duties())
	}
}

func TestAnOrderFoundToBeTheCourtsOwnAsksForNothingTwice(t *testing.T) {
	c := casetest.New(t)
	asks := casework.OrderText{Asks: []casework.Ask{{Report: "section7", What: "Section 7 report", By: calendar.MustParse("2026-09-04")}}}
	byHand, byCourt := ledger.NewEntryID(), ledger.NewEntryID()
	for id, body := range map[ledger.EntryID]casework.OrderBody{
		byHand: {Name: "Directions", Made: calendar.MustParse("2026-05-12"), OrderText: asks},
		byCourt: {
			Name: "Child arrangements order directions", Document: "9f0c2a53-6c1c-4bb0-8a4b-2f5f6e1d7c10",
			Court: &casework.CourtWord{At: "2026-05-12T09:30:00.000000Z", ID: "2f5f6e1d"},
		},
	} {
		c.When(func(s *casework.State) (ledger.Change, error) {
			return casework.MakeOrder(s, casetest.Pack(t), c.Worker, id, body)
		})
	}
	ref := func(id ledger.EntryID) ledger.Ref { return ledger.Ref{Stream: c.Stream, Entry: id} }
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.Join(s, c.Worker, ledger.NewEntryID(), casework.JoinBody{Kept: ref(byCourt), Same: ref(byHand), Why: "Same day, same judge"})
	})
	change, err := casework.Follow(c.State(), casetest.Pack(t), c.Worker, ledger.NewEntryID())
	if err != nil || len(change.Entries) != 0 {
		t.Errorf("a second duty: %+v, %v", change.Entries, err)
	}
	o, ok := c.State().OrderByCourt("2f5f6e1d")
	if !ok || o.Made != calendar.MustParse("2026-05-12") || len(o.Asks) != 1 || o.Document == "" || len(c.State().Orders()) != 1 {
		t.Errorf("the order is %+v", o)
	}
}

func TestAnOrderThatMovesTheDayOfAnothersDutyMakesNoSecondOne(t *testing.T) {
	c := casetest.New(t)
	ordered(t, c, casework.OrderText{Asks: []casework.Ask{section7("2026-09-04")}})
	report := c.State().DutiesFor("section7")[0].Ref
	second := ordered(t, c, casework.OrderText{})
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.OverrideDuty(s, c.Worker, ledger.NewEntryID(), casework.OverrideForm{Duty: report, Order: second, On: calendar.MustParse("2026-09-11")})
	})
	listed(t, c, casework.ListedBody{Type: "ABA5-FHR", Starts: moment("2026-05-27", "10:00")})
	if all := c.State().DutiesFor("section7"); len(all) != 1 || all[0].Due.On != calendar.MustParse("2026-09-11") {
		t.Errorf("to be done %+v", all)
	}
}
