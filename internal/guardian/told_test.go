package guardian_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"candour/internal/casework"
	"candour/internal/court/hmcts"
	"candour/internal/court/hmcts/fake"
	"candour/internal/fault"
	"candour/internal/guardian"
	"candour/internal/ledger"
	"candour/internal/view"
	"candour/internal/words"
)

var printer words.Printer

func TestEveryTimeTheWholeListIsSent(t *testing.T) {
	s := withCase(t)
	all := s.children(4)
	s.appoints(tomos, all[:3]...)
	s.is(guardian.Waiting, 0)
	s.works()
	s.is(guardian.IsTold, 1)
	s.appoints(lena, all[3])
	s.works()
	s.is(guardian.IsTold, 2)
	at := s.Guardians(number)
	if len(at) != 2 || at[0].Name != "Lena Ferris" || len(at[0].Children) != 1 || at[1].Name != "Tomos Vaughan" || len(at[1].Children) != 3 ||
		at[1].Telephone != "01632 960118" || at[1].Email != "tomos.vaughan@example.org" {
		t.Errorf("the court has %+v", at)
	}
	e, _ := s.Read(s.stream).Find(s.sent()[1].ID)
	if body := e.Body.(guardian.SendingBody); len(body.List) != 2 || body.Case != number || e.Author != guardian.By {
		t.Errorf("on record stands %+v", body)
	}
}

// sent are the times that a list was let out.
func (s *service) sent() []ledger.Entry {
	return slices.DeleteFunc(guardian.Told(s.Read(s.stream)), func(e ledger.Entry) bool { return e.Kind != guardian.Sending.Name() })
}

func TestTheSameGuardiansAreNeverSentAgain(t *testing.T) {
	s := withCase(t)
	all := s.children(2)
	s.appoints(tomos, all...)
	s.works()
	s.appoints(tomos, all[1])
	s.appoints(tomos, all[0]) // in another order, on other days, in other entries
	s.works()
	s.is(guardian.IsTold, 1)
	if n := len(s.sent()); n != 1 {
		t.Errorf("it was sent %d times", n)
	}
	if _, err := s.again(); fault.KindOf(err) != fault.Denied {
		t.Errorf("a person may send it again: %v", err)
	}
}

func (s *service) again() (ledger.Ref, error) {
	return s.does(func(h *ledger.History, id ledger.EntryID) (ledger.Change, error) {
		return guardian.SendAgain(h, worker, id)
	})
}

func (s *service) otherwise(how string) error {
	_, err := s.does(func(h *ledger.History, id ledger.EntryID) (ledger.Change, error) {
		return guardian.TellOtherwise(h, worker, id, guardian.OtherwiseForm{How: how, On: s.today(), Today: s.today()})
	})
	return err
}

func TestWhatTheCourtAnsweredDecidesWhoGoesOn(t *testing.T) {
	for name, one := range map[string]struct {
		fault   fake.Fault
		state   guardian.State // at first
		atCourt int            // letters written then
		later   guardian.State // once the court is in order again, with nobody doing anything
		mails   int
	}{
		"refused":                        {fake.Fault{Status: 400}, guardian.IsRefused, 0, guardian.IsRefused, 0},
		"no such case":                   {fake.Fault{Status: 404}, guardian.IsRefused, 0, guardian.IsRefused, 0},
		"we are not let in":              {fake.Fault{Status: 403}, guardian.IsRefused, 0, guardian.IsRefused, 0},
		"an error of the court":          {fake.Fault{Status: 500}, guardian.IsUncertain, 0, guardian.IsUncertain, 0},
		"too slow on the way":            {fake.Fault{Status: 504}, guardian.IsUncertain, 0, guardian.IsUncertain, 0},
		"taken, and no answer":           {fake.Fault{Reset: true}, guardian.IsUncertain, 1, guardian.IsUncertain, 1},
		"not taken, and no answer":       {fake.Fault{Deaf: true}, guardian.IsUncertain, 0, guardian.IsUncertain, 0},
		"asked to wait":                  {fake.Fault{Status: 429, RetryAfter: 90 * time.Second}, guardian.Waiting, 0, guardian.IsTold, 1},
		"another service out of service": {fake.Fault{Status: 503, Body: "down", Type: "text/plain"}, guardian.IsUncertain, 0, guardian.IsUncertain, 0},
	} {
		t.Run(name, func(t *testing.T) {
			s := withCase(t)
			one.fault.On, one.fault.Times = fake.Guardians, 1
			s.Break(one.fault)
			s.appoints(tomos, s.children(2)...)
			s.works()
			s.is(one.state, one.atCourt)
			s.Clock.Advance(2 * time.Hour)
			s.works()
			s.is(one.later, one.mails)
			rows := s.rows()
			if needs := one.later.NeedsPerson(); needs != (len(rows) == 1) {
				t.Errorf("%d cases to see to", len(rows))
			}
			if !one.later.NeedsPerson() {
				return
			}
			if st := s.stand(); st.Why == "" || strings.Contains(st.Why, "Vaughan") {
				t.Errorf("it is said why: %q", st.Why)
			}
			s.must(s.again())
			s.works()
			s.is(guardian.IsTold, 1) // the same list twice is no change to the court
			if len(s.rows()) != 0 {
				t.Error("it is still to be seen to")
			}
		})
	}
}

func (s *service) rows() []string {
	s.t.Helper()
	rows, err := view.All[string](s.t.Context(), s.Ledger.DB(), `SELECT state FROM guardian_1`)
	if err != nil {
		s.t.Fatal(err)
	}
	return rows
}

func TestWhatDoesNotArriveIsSentAgainForSomeHoursAndThenWaitsForAPerson(t *testing.T) {
	s := withCase(t)
	s.Set(fake.Trouble{PublicOff: true})
	s.appoints(tomos, s.children(1)...)
	for range 20 {
		s.works()
		s.Clock.Advance(time.Hour)
	}
	s.is(guardian.GivenUp, 0)
	if n := len(s.sent()); n != 12 {
		t.Errorf("it was sent %d times", n)
	}
	s.Mend()
	s.Clock.Advance(24 * time.Hour)
	s.works()
	s.is(guardian.GivenUp, 0)
	s.must(s.again())
	s.works()
	s.is(guardian.IsTold, 1)
}

func TestAnEmptyListIsNeverSentAndAPersonSaysHowTheCourtWasTold(t *testing.T) {
	s := withCase(t)
	of := s.appoints(tomos, s.children(2)...)
	s.works()
	s.ends(of, s.children(2)...)
	s.works()
	s.is(guardian.NobodyLeft, 1)
	if _, err := s.again(); !strings.Contains(fault.Sentence(err), "another way") {
		t.Errorf("sent: %v", err)
	}
	if err := s.otherwise(" "); len(fault.FieldsOf(err)) != 1 {
		t.Errorf("recorded without how: %v", err)
	}
	if err := s.otherwise("by e-mail to the court office, to Ms Hall"); err != nil {
		t.Fatal(err)
	}
	s.works()
	s.is(guardian.IsTold, 1)
	if len(s.Guardians(number)) != 1 {
		t.Error("the court was sent an empty list")
	}
	s.appoints(tomos, s.children(2)...) // what the court was told before is not what it knows now
	s.works()
	s.is(guardian.IsTold, 1)
	if n := len(s.sent()); n != 2 {
		t.Errorf("it was sent %d times", n)
	}
}

func TestACaseOfWhichTheCourtKnowsNothingHasNothingToTell(t *testing.T) {
	s := withCase(t)
	s.is(guardian.NothingToTell, 0)
	of := s.appoints(tomos, s.children(1)...)
	s.ends(of, s.children(1)...)
	s.works()
	s.is(guardian.NothingToTell, 0)
}

func TestAListThatHoldsWhatIsHiddenDoesNotLeaveUntilItMayBeKnown(t *testing.T) {
	for kind, value := range map[casework.DetailKind]string{casework.Phone: tomos.Telephone, casework.EmailAddress: tomos.Email, casework.OtherDetail: "Vaughan"} {
		t.Run(string(kind), func(t *testing.T) {
			s := withCase(t)
			s.hides(kind, value)
			s.appoints(tomos, s.children(1)...)
			s.works()
			s.is(guardian.IsHeldBack, 0)
			if st := s.stand(); strings.Contains(st.Why, value) || !strings.Contains(st.Why, "hidden") {
				t.Errorf("it says %q", st.Why)
			}
			s.shows()
			s.must(s.again())
			s.works()
			s.is(guardian.IsTold, 1)
		})
	}
}

// hides puts a hidden detail of the first adult on record.
func (s *service) hides(kind casework.DetailKind, value string) {
	s.t.Helper()
	s.must(s.does(func(h *ledger.History, id ledger.EntryID) (ledger.Change, error) {
		state := casework.Of(h)
		return casework.AddDetail(state, worker, id, casework.DetailForm{Of: state.Adults()[0].Ref, Kind: kind, Value: value})
	}, casework.Of(s.Read(s.stream)).Side))
}

// shows decides that what hides put down may be known.
func (s *service) shows() {
	s.t.Helper()
	s.must(s.does(func(h *ledger.History, id ledger.EntryID) (ledger.Change, error) {
		all := casework.Of(h).Adults()[0].Details()
		return casework.DecideHiding(casework.Of(h), worker, id, casework.HidingDecidedBody{
			Fact: all[len(all)-1].Ref, Hiding: casework.Hiding{From: casework.FromNobody}, Why: "It is on the public register",
		})
	}))
}

func TestWordsThatAreHeldBackAreNotSentInTheirPlace(t *testing.T) {
	s := withCase(t)
	of := s.appoints(tomos, s.children(1)...)
	s.must(s.does(func(h *ledger.History, id ledger.EntryID) (ledger.Change, error) {
		m := &ledger.Making{By: guardian.By}
		ledger.Put(m, h.Stream, casework.HeldBack, id, nil, casework.HeldBackBody{Entry: of.Entry, At: []string{"/telephone"}, Details: []ledger.Ref{of}})
		return m.Done()
	}))
	s.works()
	s.is(guardian.IsHeldBack, 0)
}

// asked is a court that does what a test says.
type asked func() hmcts.Outcome

func (a asked) Guardians(context.Context, string, []hmcts.Guardian) hmcts.Outcome { return a() }

func TestAServerThatDiesBetweenSendingAndSayingSoLeavesTheListUncertain(t *testing.T) {
	for name, taken := range map[string]bool{"before the court has it": false, "after the court has it": true} {
		t.Run(name, func(t *testing.T) {
			s := withCase(t)
			client := s.teller.Court
			s.teller.Court = asked(func() hmcts.Outcome {
				if taken {
					client.Guardians(t.Context(), number, []hmcts.Guardian{{Name: "Tomos Vaughan", Children: []string{"A"}}})
				}
				panic("the power went")
			})
			mails := map[bool]int{true: 1}[taken]
			s.appoints(tomos, s.children(1)...)
			s.works()
			s.is(guardian.BeingSent, mails)
			s.teller.Court = client
			s.Clock.Advance(time.Minute)
			s.works()
			s.is(guardian.BeingSent, mails)
			s.Clock.Advance(time.Hour)
			s.works()
			s.is(guardian.IsUncertain, mails)
			s.Clock.Advance(24 * time.Hour)
			s.works()
			s.is(guardian.IsUncertain, mails)
			if n := len(s.sent()); n != 1 {
				t.Errorf("it was let out %d times", n)
			}
		})
	}
}

func TestAnAnswerThatComesLateStillCounts(t *testing.T) {
	s := withCase(t)
	s.teller.Court = asked(func() hmcts.Outcome {
		s.Clock.Advance(time.Hour) // the lease is over, and another server looks
		s.works()
		s.is(guardian.IsUncertain, 0)
		return hmcts.Outcome{State: hmcts.Accepted, Status: 200}
	})
	s.appoints(tomos, s.children(1)...)
	s.works()
	s.is(guardian.IsTold, 0)
}

func TestAListThatChangesWhileOneIsOnItsWayFollowsIt(t *testing.T) {
	s := withCase(t)
	client := s.teller.Court
	s.teller.Court = asked(func() hmcts.Outcome {
		s.teller.Court = client
		s.appoints(lena, s.children(2)[1])
		return hmcts.Outcome{State: hmcts.Accepted, Status: 200}
	})
	s.appoints(tomos, s.children(1)...)
	s.works()
	s.Clock.Advance(2 * time.Minute)
	s.works()
	s.is(guardian.IsTold, 1)
	if at := s.Guardians(number); len(at) != 2 {
		t.Errorf("the court has %+v", at)
	}
}

func TestAPermissionThatHasStoodTooLongIsNotUsed(t *testing.T) {
	s := withCase(t)
	s.teller.Stale = time.Nanosecond
	s.appoints(tomos, s.children(1)...)
	s.works()
	s.is(guardian.Waiting, 0)
	s.teller.Stale = 0
	s.Clock.Advance(time.Hour)
	s.works()
	s.is(guardian.IsTold, 1)
}

func TestAServiceThatTalksToNoCourtSendsNothing(t *testing.T) {
	s := withCase(t)
	client := s.teller.Court
	s.teller.Court = nil
	s.appoints(tomos, s.children(1)...)
	s.works()
	s.is(guardian.Waiting, 0)
	if err := s.otherwise("by telephone to Ms Hall"); err != nil {
		t.Fatal(err)
	}
	s.is(guardian.IsTold, 0)
	s.teller.Court = client
	s.appoints(lena, s.children(2)[1])
	s.works()
	s.is(guardian.IsTold, 1)
}

func TestWhatWasStillToBeSentWhenABackupWasMadeWaitsForAPerson(t *testing.T) {
	s := withCase(t)
	s.appoints(tomos, s.children(1)...)
	if err := guardian.HoldBack(t.Context(), s.Ledger, ledger.Job{Stream: s.stream, ID: ledger.NewEntryID()}); err != nil {
		t.Fatal(err)
	}
	s.Clock.Advance(time.Hour)
	s.works()
	s.is(guardian.IsUncertain, 0)
}
