package closingpage_test

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/closing"
	"candour/internal/closing/closingpage"
	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/handover"
	"candour/internal/incoming"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/report"
	"candour/internal/safeguarding"
	"candour/internal/web"
)

// family is the service with one case, which is Ruth’s: a report and a promise are due in it, a hearing is listed, and the court differs on a birthday.
func family(t *testing.T) *pagetest.Family {
	t.Helper()
	return pagetest.New(t, pagetest.Pages{
		Kinds: []*ledger.Set{&evidence.Kinds, &footing.Kinds, &report.Kinds, &safeguarding.Kinds, &handover.Kinds, &incoming.Kinds, &closing.Kinds},
		Views: []*ledger.View{closing.View},
		Routes: func(f *pagetest.Family) []web.Route {
			argument := footing.New(f.Pack, evidence.Contribute(nil), report.Contribute)
			return closingpage.Pages{Desk: closing.Desk{Pack: f.Pack, Reports: report.Desk{Pack: f.Pack, Footing: argument}}}.Routes()
		},
	})
}

func list(f *pagetest.Family) pack.ClosingList {
	s := f.State()
	l, _ := f.Pack.ClosingFor(s.Law, s.Track(), calendar.DateInLondon(f.Clock.Now()))
	return l
}

// everything is a whole form: all is done that the list asks, and all that is open is handed to Aisha.
func everything(f *pagetest.Family) url.Values {
	form := url.Values{"order": {string(f.Order.Entry)}, "decided": {"Isla and Rowan live with their mother."}, "looks": {string(f.Aisha.ID)}}
	for _, a := range list(f).Asks {
		form.Set(closing.Field(a.ID, ""), string(closing.Done))
		form.Set(closing.Field(a.ID, "how"), "Ruth told them at school")
	}
	for _, l := range closing.Open(f.Read(f.Case), list(f), nil) {
		form.Set(closing.Field(l.Key, ""), string(closing.Handed))
		form.Set(closing.Field(l.Key, "to"), string(f.Aisha.ID))
	}
	return form
}

// with is a form with some fields changed, as pairs of name and value.
func with(form url.Values, changes ...string) url.Values {
	form = maps.Clone(form)
	for i := 0; i < len(changes); i += 2 {
		form[changes[i]] = []string{changes[i+1]}
	}
	return form
}

func status(f *pagetest.Family) casework.Status { return f.State().Status() }

func TestAnEmailThatNobodySortedStandsInTheWayOfClosing(t *testing.T) {
	f := family(t)
	form := everything(f)
	page := f.Ruth.Get(f.Path("close")).OK().Check(htmlcheck.LacksText("e-mail that nobody has sorted"))
	mail, err := f.Files.Put(t.Context(), "message/rfc822", strings.NewReader("From: a"))
	if err != nil {
		t.Fatal(err)
	}
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return incoming.Bring(s, f.Ruth.By(), id, mail)
	})
	page.Send(form).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#"+closing.Field("email", ""))))
	page = f.Ruth.Get(f.Path("close")).OK()
	if !strings.Contains(page.Body, `href="`+f.Path("email")+`"`) {
		t.Error("nothing leads to the e-mails")
	}
	page.Send(everything(f)).OK().Check(htmlcheck.HasText("One e-mail that nobody has sorted"))
}

func TestACaseIsClosedOnOnePageAndWhatIsLeftGoesToWhomeverWasNamed(t *testing.T) {
	f := family(t)
	page := f.Ruth.Get(f.Path("close")).OK().Check(
		htmlcheck.HasText("Still open on the record"), htmlcheck.HasText("Tell Isla and Rowan what happens next"), htmlcheck.HasText("Dispute resolution appointment on 5 January 2027"),
		htmlcheck.HasText("One fact on which the court and we differ"),
	)
	page.Send(everything(f)).OK().Check(htmlcheck.HasText("Isla and Rowan live with their mother."), htmlcheck.HasText("Handed to Aisha Cole"), htmlcheck.HasText("Not seen to yet"))
	if status(f) != casework.Closed {
		t.Fatal("the case is open still")
	}
	today := calendar.DateInLondon(f.Clock.Now())
	rows, _, err := closing.Waiting(t.Context(), f.Ledger.DB(), f.Aisha.ID, today)
	if err != nil || len(rows) != 4 {
		t.Errorf("%d things wait for Aisha, %v", len(rows), err)
	}
	if rows, _, _ := closing.OfTeams(t.Context(), f.Ledger.DB(), []ledger.StreamID{f.Wexcombe}, today); len(rows) != 4 {
		t.Errorf("%d things wait in the team", len(rows))
	}
}

func TestWhatTheChildWasToldMeetsItsDuty(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("close")).Send(everything(f)).OK()
	if d := ofRule(f, "tell_the_child"); d == nil || d.Open() {
		t.Errorf("the duty to tell the child is %+v", d)
	}
}

func ofRule(f *pagetest.Family, rule string) *casework.Duty {
	for _, d := range f.State().Duties() {
		if d.Because.Rule == rule {
			return d
		}
	}
	return nil
}

func TestWhyTheChildIsNotToldYetOrEverIsOnRecord(t *testing.T) {
	f := family(t)
	told := closing.Field("child_told", "")
	page := f.Ruth.Get(f.Path("close"))
	page.Send(with(everything(f), told, "handed", closing.Field("child_told", "to"), string(f.Ruth.ID))).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#"+closing.Field("child_told", "yet"))))
	page.Send(with(everything(f), told, "handed", closing.Field("child_told", "to"), string(f.Ruth.ID), closing.Field("child_told", "yet"), "On Friday, after school")).OK().
		Check(htmlcheck.HasText("Handed to Ruth Adeyemi: On Friday, after school"))
	d := ofRule(f, "tell_the_child")
	if d == nil || !d.Open() {
		t.Fatal("nobody has to tell the child any more")
	}
	waits(t, f, 1)
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.MeetDuty(s, f.Ruth.By(), id, casework.DutyDoneBody{Duty: d.Ref, On: calendar.DateInLondon(f.Clock.Now()), How: "At school"})
	})
	waits(t, f, 0)
}

// waits says how many things wait for Ruth.
func waits(t *testing.T, f *pagetest.Family, want int) {
	t.Helper()
	rows, _, err := closing.Waiting(t.Context(), f.Ledger.DB(), f.Ruth.ID, calendar.DateInLondon(f.Clock.Now()))
	if err != nil || len(rows) != want {
		t.Errorf("for Ruth wait %d things, not %d; %v", len(rows), want, err)
	}
}

func TestNothingIsClosedWhileSomethingHasNeitherAnswerNorReason(t *testing.T) {
	f := family(t)
	all := everything(f)
	for name := range all {
		lacking := maps.Clone(all)
		if lacking[name] = []string{""}; slices.Contains([]string{"done", "handed"}, all.Get(name)) {
			delete(lacking, name) // a choice that was not made is not sent
		}
		f.Ruth.Get(f.Path("close")).Send(lacking).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary", htmlcheck.HasText("problem")))
	}
	released := with(all, closing.Field(string(f.Promise.Entry), ""), "released")
	f.Ruth.Get(f.Path("close")).Send(released).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In(".govuk-error-summary", htmlcheck.HasText("Say why not: Tell Isla and Rowan what happens next")), htmlcheck.In("textarea", htmlcheck.HasText("Isla and Rowan live with their mother.")))
	if status(f) == casework.Closed {
		t.Error("the case is closed")
	}
}

func TestWhatIsOpenIsDoneOrReleasedInTheActThatClosesTheCase(t *testing.T) {
	f := family(t)
	promise := closing.Field(string(f.Promise.Entry), "")
	hearing := string(f.NextHearing.Entry)
	f.Ruth.Get(f.Path("close")).Send(with(everything(f),
		promise, "done", closing.Field(string(f.Promise.Entry), "how"), "Told both on Friday",
		closing.Field(hearing, ""), "released", closing.Field(hearing, "why"), "It was vacated when the parents agreed",
	)).OK().Check(htmlcheck.HasText("Told both on Friday"), htmlcheck.HasText("It was vacated when the parents agreed"))
	if d, _ := f.State().Duty(f.Promise); d.Open() {
		t.Error("the promise is open still")
	}
}

func TestTheOrderIsNamedOrThatThereIsNone(t *testing.T) {
	f := family(t)
	page := f.Ruth.Get(f.Path("close"))
	page.Send(with(everything(f), "order", "")).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#order")))
	page.Send(with(everything(f), "order", "none", "decided", "The application was withdrawn.")).OK().Check(htmlcheck.HasText("The work ended without an order."))
}

// recommended puts a signed report on record that recommends something.
func recommended(t *testing.T, f *pagetest.Family) {
	t.Helper()
	pdf, err := f.Files.Put(t.Context(), "application/pdf", strings.NewReader("%PDF"))
	if err != nil {
		t.Fatal(err)
	}
	draft := f.Begin()
	opened := f.DoesIn(f.Case, func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		m := &ledger.Making{By: f.Ruth.By()}
		ledger.Put(m, f.Case, report.Opened, id, nil, report.OpenedBody{Type: "section7", Draft: draft, Author: f.Ruth.ID, Name: f.Ruth.Name})
		ledger.Put(m, draft, report.Written, ledger.NewEntryID(), nil, report.WrittenBody{Section: "recommendation", Saying: report.Saying{Kind: report.Recommendation, Text: "I recommend nights in the week."}})
		return m.Done()
	}, draft)
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		m := &ledger.Making{By: f.Ruth.By()}
		ledger.Put(m, f.Case, report.Signed, id, nil, report.SignedBody{
			Report: opened, Type: "section7", Author: f.Ruth.ID, Name: f.Ruth.Name, On: calendar.DateInLondon(f.Clock.Now()), Text: pdf.SHA256,
			PDF: pdf, Draft: 1, Case: 1,
			Statements: []report.FrozenStatement{{Statement: ledger.Ref{Stream: draft, Entry: ledger.NewEntryID()}, Number: "1.1", Kind: report.Recommendation, Standing: "stands"}},
		})
		return m.Done()
	})
}

func TestWhereTheCourtDecidedOtherwiseItsReasonsAreOnRecordOrThatItGaveNone(t *testing.T) {
	f := family(t)
	recommended(t, f)
	page := f.Ruth.Get(f.Path("close")).OK().Check(htmlcheck.HasText("I recommend nights in the week."))
	page.Send(everything(f)).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#compared")))
	page.Send(with(everything(f), "compared", "otherwise")).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#reasons")))
	page.Send(with(everything(f), "compared", "otherwise", "reasons", "The flat had not been seen.")).OK().Check(htmlcheck.HasText("The flat had not been seen."))
	a, _ := closing.Of(f.Read(f.Case)).Last()
	if a.Outcome.Report.IsZero() || a.Outcome.Order != f.Order {
		t.Errorf("the outcome is %+v", a.Outcome)
	}
}

func TestACaseIsOpenedAgainWithItsHistoryAndWhatWasHandedOverEnds(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("close")).Send(everything(f)).OK()
	other := f.Open(f.Wexcombe, f.Ruth, casework.OpenedBody{Law: "private", Title: "The new application"})
	page := f.Ruth.Get(f.Path("reopen")).OK()
	page.Send(url.Values{"why": {""}}).Answered(http.StatusUnprocessableEntity)
	page.Send(url.Values{"why": {"A new application"}, "new": {string(other)}})
	s := f.State()
	if s.Status() == casework.Closed || !s.LinkedTo(other) || len(s.Children()) != 2 {
		t.Errorf("the case is %s, linked %v, with %d children", s.Status(), s.LinkedTo(other), len(s.Children()))
	}
	if rows, _, _ := closing.Waiting(t.Context(), f.Ledger.DB(), f.Aisha.ID, calendar.DateInLondon(f.Clock.Now())); len(rows) != 0 {
		t.Errorf("%d things are left of a closing that was taken back", len(rows))
	}
	f.Ruth.Get(f.Path("closed")).OK().Check(htmlcheck.HasText("and opened again"))
}

func TestAReviewKeepsTheCaseClosedAndBecomesSomethingDue(t *testing.T) {
	f := family(t)
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.Record(s, f.Ruth.By(), id, casework.RecordedBody{Saying: casework.Saying{Of: s.Case(), Field: casework.Track, Value: "cfm"}, Why: "The area changed over"})
	})
	page := f.Ruth.Get(f.Path("close")).OK()
	page.Send(everything(f)).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#review")))
	page.Send(with(everything(f), "review", "yes", "review-on-day", "9", "review-on-month", "3", "review-on-year", "2027")).OK().Check(htmlcheck.HasText("The court ordered one."))
	for _, d := range f.State().Duties() {
		if d.What == "Prepare for the review hearing" && d.Open() && d.Due.On == calendar.MustParse("2027-03-09") && d.Because.Ref == f.Order {
			return
		}
	}
	t.Error("nothing is due for the review")
}

func TestMonthsLaterSomebodyNamedLooksWhatBecameOfTheOrder(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("close")).Send(with(everything(f), "looks", string(f.Ruth.ID))).OK().Check(htmlcheck.HasText("By Ruth Adeyemi, from 24 November 2027 on"))
	a, _ := closing.Of(f.Read(f.Case)).Last()
	looked := f.Path("closed", string(a.Entry.ID), "looked")
	waits(t, f, 0)
	f.Ruth.Get(looked).OK().Check(htmlcheck.HasText("How the case was closed"))
	early := closing.LookedBackBody{Account: a.Entry.Ref(), NotLearnt: true, Tried: "Nothing"}
	if _, err := closing.LookBack(f.Read(f.Case), f.Ruth.By(), ledger.NewEntryID(), calendar.MustParse("2027-11-23"), early); err == nil {
		t.Error("somebody looked again before the day")
	}

	f.At(time.Date(2027, 11, 24, 9, 0, 0, 0, time.UTC))
	waits(t, f, 1)
	page := f.Ruth.Get(looked).OK()
	page.Send(url.Values{"learnt": {"yes"}, "became": {"It is kept."}}).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#source")))
	page.Send(url.Values{"learnt": {"no"}}).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#tried")))
	page.Send(url.Values{"learnt": {"yes"}, "became": {"It is kept."}, "source": {"The school"}}).OK().Check(htmlcheck.HasText("It is kept."), htmlcheck.HasText("The school"))
	waits(t, f, 0)
}

func TestWhoeverItWasHandedToSaysWhatCameOfIt(t *testing.T) {
	f := family(t)
	hearing := string(f.NextHearing.Entry)
	f.Ruth.Get(f.Path("close")).Send(everything(f)).OK()
	a, _ := closing.Of(f.Read(f.Case)).Last()
	left := f.Aisha.Get(f.Path("closed", string(a.Entry.ID), "left", hearing)).OK()
	left.Send(url.Values{"how": {""}}).Answered(http.StatusUnprocessableEntity)
	left.Send(url.Values{"how": {"They moved to " + pagetest.Address}}).Answered(http.StatusUnprocessableEntity)
	left.Send(url.Values{"how": {"The court vacated it"}}).OK().Check(htmlcheck.HasText("Seen to by Aisha Cole"))
	if rows, _, _ := closing.Waiting(t.Context(), f.Ledger.DB(), f.Aisha.ID, calendar.DateInLondon(f.Clock.Now())); len(rows) != 3 {
		t.Errorf("%d things wait", len(rows))
	}
}

func TestHowACaseWasClosedHoldsNoHiddenDetail(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("close")).Send(with(everything(f), "decided", "They live at "+pagetest.Address)).Answered(http.StatusUnprocessableEntity)
	if status(f) == casework.Closed {
		t.Error("a hidden address is on record")
	}
}

func TestWhyACaseIsOpenedAgainHoldsNoHiddenDetail(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("close")).Send(everything(f)).OK()
	other := f.Open(f.Wexcombe, f.Ruth, casework.OpenedBody{Law: "private", Title: "The new application"})
	f.Ruth.Get(f.Path("reopen")).Send(url.Values{"why": {"They live at " + pagetest.Address}, "new": {string(other)}}).Answered(http.StatusUnprocessableEntity)
	if status(f) != casework.Closed {
		t.Error("a hidden address is on record")
	}
}

func TestOnlyWhoeverWorksOnTheCaseClosesIt(t *testing.T) {
	f := family(t)
	for _, path := range []string{"close", "closed", "reopen"} {
		f.Tom.Get(f.Path(path)).Answered(http.StatusNotFound)
		f.Piotr.Get(f.Path(path)).Answered(http.StatusNotFound)
	}
	f.Colin.Get(f.Path("close")).OK()
}
