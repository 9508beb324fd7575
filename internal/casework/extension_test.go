package casework_test

import (
	"testing"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/casetest"
	"candour/internal/fault"
	"candour/internal/ledger"
)

// reportDue is a section 7 report due by an order on 4 September 2026, for which more time was asked, until 18 September.
func reportDue(t *testing.T, c *casetest.Case) (duty, order, asked ledger.Ref) {
	order = ordered(t, c, casework.OrderText{Asks: []casework.Ask{section7("2026-09-04")}})
	duty = c.State().DutiesFor("section7")[0].Ref
	id := ledger.NewEntryID()
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.AskForTime(s, c.Worker, id, moreTime(duty))
	})
	return duty, order, ledger.Ref{Stream: c.Stream, Entry: id}
}

func moreTime(duty ledger.Ref) casework.TimeAskedBody {
	return casework.TimeAskedBody{
		Duty: duty, Of: "the court, by e-mail", On: calendar.MustParse("2026-08-20"), Why: "The school is closed", Until: calendar.MustParse("2026-09-18"),
	}
}

// byTelephone is how the court office answered.
var byTelephone = casework.Telling{How: casework.ByTelephone, By: "the court office", On: calendar.MustParse("2026-08-24")}

func granted(c *casetest.Case, form casework.GrantForm) {
	form.On = calendar.MustParse("2026-09-18")
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.GrantTime(s, c.Worker, ledger.NewEntryID(), form)
	})
}

func TestAskingForMoreTimeMovesNothing(t *testing.T) {
	c := casetest.New(t)
	ref, _, _ := reportDue(t, c)
	d, _ := c.State().Duty(ref)
	if d.Due.On != calendar.MustParse("2026-09-04") || len(d.Extensions) != 1 || !d.Extensions[0].Waits() {
		t.Errorf("due on %v with requests %+v", d.Due.On, d.Extensions)
	}
	if err := c.Refuses(func(s *casework.State) (ledger.Change, error) {
		return casework.AskForTime(s, c.Worker, ledger.NewEntryID(), moreTime(ref))
	}); fault.KindOf(err) != fault.Denied {
		t.Errorf("asked twice at once: %v", err)
	}
}

func TestTimeGrantedByAnOrderMovesTheDay(t *testing.T) {
	c := casetest.New(t)
	ref, _, asked := reportDue(t, c)
	second := ordered(t, c, casework.OrderText{Asks: []casework.Ask{section7("2026-09-18")}})
	granted(c, casework.GrantForm{Duty: ref, Asked: asked, Order: second, Paragraph: "1"})
	d, _ := c.State().Duty(ref)
	if all := c.State().DutiesFor("section7"); len(all) != 1 {
		t.Errorf("%d are to be done; the order asks for the same report", len(all))
	}
	if d.Due.On != calendar.MustParse("2026-09-18") || !d.Due.ByOrder || d.Because.Ref != second || d.Provisional() || d.Extensions[0].Waits() {
		t.Errorf("due %+v because %+v", d.Due, d.Because)
	}
}

func TestTimeGrantedByTelephoneIsProvisionalAndFallsBackWhenNoOrderSaysIt(t *testing.T) {
	c := casetest.New(t)
	ref, first, asked := reportDue(t, c)
	granted(c, casework.GrantForm{Duty: ref, Asked: asked, Told: byTelephone})
	d, _ := c.State().Duty(ref)
	if d.Due.On != calendar.MustParse("2026-09-18") || !d.Provisional() || d.Because.Made != casework.ByWord || len(c.State().Matches()) != 0 {
		t.Errorf("due %+v, provisional %v, asked %+v", d.Due, d.Provisional(), c.State().Matches())
	}
	second := ordered(t, c, casework.OrderText{})
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.NotInOrder(s, c.Worker, ledger.NewEntryID(), casework.DutyNotInOrderBody{Duty: ref, Order: second, Why: "The judge did not sign it"})
	})
	if all := c.State().DutiesFor("section7"); len(all) != 1 {
		t.Errorf("%d are to be done after another order came", len(all))
	}
	if d, _ = c.State().Duty(ref); !d.Open() || d.Provisional() || d.Due.On != calendar.MustParse("2026-09-04") || d.Because.Ref != first {
		t.Errorf("open %v, due %+v because %+v; want the day of the first order", d.Open(), d.Due, d.Because)
	}
}

func TestTimeToldIsMatchedToItsOrder(t *testing.T) {
	c := casetest.New(t)
	ref, _, asked := reportDue(t, c)
	granted(c, casework.GrantForm{Duty: ref, Asked: asked, Told: byTelephone})
	second := ordered(t, c, casework.OrderText{})
	matched(t, c, ref, second, section7("2026-09-16"))
	if all := c.State().DutiesFor("section7"); len(all) != 1 || all[0].Due.On != calendar.MustParse("2026-09-16") || all[0].Provisional() {
		t.Errorf("to be done %+v", all)
	}
}

func TestTimeRefusedLeavesTheDay(t *testing.T) {
	c := casetest.New(t)
	ref, _, asked := reportDue(t, c)
	refuse := func(s *casework.State) (ledger.Change, error) {
		return casework.RefuseTime(s, c.Worker, ledger.NewEntryID(), casework.TimeRefusedBody{
			Duty: ref, Asked: asked, By: "District Judge Farrow", On: calendar.MustParse("2026-08-24"), Why: "The hearing cannot be moved",
		})
	}
	c.When(refuse)
	if d, _ := c.State().Duty(ref); d.Due.On != calendar.MustParse("2026-09-04") || d.Extensions[0].Waits() {
		t.Errorf("due on %v, still waits %v", d.Due.On, d.Extensions[0].Waits())
	}
	if err := c.Refuses(refuse); fault.KindOf(err) != fault.Denied {
		t.Errorf("answered twice: %v", err)
	}
}

func TestNobodyGivesMoreTimeForWhatIsFixedByLaw(t *testing.T) {
	c := casetest.New(t)
	screening := duty(t, c, "immediate risk")
	if err := c.Refuses(func(s *casework.State) (ledger.Change, error) {
		return casework.AskForTime(s, c.Worker, ledger.NewEntryID(), moreTime(screening.Ref))
	}); fault.KindOf(err) != fault.Denied {
		t.Errorf("err = %v", err)
	}
}
