package court_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/court"
	"candour/internal/court/hmcts"
	"candour/internal/court/hmcts/fake"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/pack"
	"candour/internal/report"
)

// signed is a case of a court with a signed report in it.
type signed struct {
	*courts
	law    pack.Law
	number string
	stream ledger.StreamID
	report ledger.Ref // the signature
	filing ledger.Ref
}

// withReport imports a case and signs a report of a type in it.
func withReport(t *testing.T, law pack.Law, reportType string) *signed {
	t.Helper()
	c := withCourts(t)
	s := &signed{courts: c, law: law, number: publicNumber}
	v := public(t, may)
	if law == pack.PrivateLaw {
		v, s.number = private(t, may), privateNumber
	}
	c.holds(v, c.ago(48*time.Hour))
	c.gets(v)
	state, _ := c.open(law, s.number)
	s.stream = state.Stream
	c.works() // the documents, of which this court has none
	s.report = s.signs(reportType)
	return s
}

// signs puts a report and its signature on record.
func (s *signed) signs(reportType string) ledger.Ref {
	s.t.Helper()
	pdf, err := s.Files.Put(s.t.Context(), "application/pdf", bytes.NewReader([]byte("%PDF-1.7\nA signed report "+string(ledger.NewEntryID()))))
	if err != nil {
		s.t.Fatal(err)
	}
	begun := ledgertest.Entry(s.t, report.Opened, worker, report.OpenedBody{Type: reportType, Draft: ledger.NewStreamID(), Author: worker.Person, Name: "Ruth Adeyemi"})
	of := ledger.Ref{Stream: s.stream, Entry: begun.ID}
	signature := ledgertest.Entry(s.t, report.Signed, worker, report.SignedBody{
		Report: of, Type: reportType, Author: worker.Person, Name: "Ruth Adeyemi", On: calendar.MustParse("2026-05-12"),
		Text: strings.Repeat("0", 64), PDF: pdf, Statements: []report.FrozenStatement{{Statement: of, Number: "1.1", Kind: report.Opinion, Standing: "stands"}},
	})
	s.Append(s.stream, begun, signature)
	return ledger.Ref{Stream: s.stream, Entry: signature.ID}
}

// acts carries out an act of a person on the case.
func (s *signed) acts(verb func(h *ledger.History, id ledger.EntryID) (ledger.Change, error)) (ledger.Ref, error) {
	s.t.Helper()
	id := ledger.NewEntryID()
	_, err := s.Ledger.Do(s.t.Context(), ledger.Act{
		Form: id, On: []ledger.Seen{{Stream: s.stream, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) { return verb(hs[s.stream], id) },
	})
	return ledger.Ref{Stream: s.stream, Entry: id}, err
}

func (s *signed) must(_ ledger.Ref, err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *signed) files(report ledger.Ref) (ledger.Ref, error) {
	s.t.Helper()
	return s.acts(func(h *ledger.History, id ledger.EntryID) (ledger.Change, error) {
		return court.File(s.Pack, h, worker, id, court.FileForm{Signed: report, Now: s.Clock.Now()})
	})
}

// queued files the report.
func (s *signed) queued() *signed {
	s.t.Helper()
	var err error
	if s.filing, err = s.files(s.report); err != nil {
		s.t.Fatal(err)
	}
	return s
}

func (s *signed) now() *court.Filing {
	s.t.Helper()
	f, ok := court.Of(s.Read(s.stream)).Filing(s.filing)
	if !ok {
		s.t.Fatal("there is no such filing")
	}
	return f
}

// is checks how the filing stands and how many the court was sent.
func (s *signed) is(state court.FilingState, atCourt int) {
	s.t.Helper()
	if f := s.now(); f.State != state {
		s.t.Errorf("the filing is %s (%s); want %s", f.State, f.Why, state)
	}
	if n := len(s.Filings(s.number)); n != atCourt {
		s.t.Errorf("the court counts %d filings; want %d", n, atCourt)
	}
}

func (s *signed) isFiled() bool {
	r, _ := report.Of(s.Read(s.stream)).SignedReport(s.report)
	return r.Signed.Filed != nil
}

func TestAFilingIsAcceptedUnderTheCourtsTypeAndCountsAsFiled(t *testing.T) {
	s := withReport(t, pack.PrivateLaw, "section7").queued()
	s.is(court.IsQueued, 0)
	s.works()
	s.is(court.IsAccepted, 1)
	got := s.Filings(s.number)[0]
	r, _ := report.Of(s.Read(s.stream)).SignedReport(s.report)
	if got.Type != "Section7_Report_Child_Impact_Analysis" || fmt.Sprintf("%x", got.SHA256) != r.Signed.PDF.SHA256 || !strings.HasPrefix(got.SentName, "section7-") {
		t.Errorf("the court has %+v", got)
	}
	if r.Signed.Filed == nil || r.Signed.Filed.On() != calendar.MustParse("2026-05-12") {
		t.Errorf("filed %+v", r.Signed.Filed)
	}
}

func TestWhatTheReportWasOwedForIsMetByFilingIt(t *testing.T) {
	s := withReport(t, pack.PrivateLaw, "safeguarding_letter").queued()
	s.works()
	state, _ := s.open(s.law, s.number)
	if open := state.DutiesFor("safeguarding_letter"); len(open) != 0 {
		t.Errorf("still due: %+v", open)
	}
	if _, err := s.acts(func(h *ledger.History, id ledger.EntryID) (ledger.Change, error) {
		return court.Deny(h, worker, id, court.CheckedBody{Filing: s.filing, How: "The court office cannot find it"})
	}); err != nil {
		t.Fatal(err)
	}
	state, _ = s.open(s.law, s.number)
	if open := state.DutiesFor("safeguarding_letter"); len(open) != 1 {
		t.Errorf("it is not due again: %+v", open)
	}
}

func TestAReportThatIsNotAtCourtAfterAllIsNotFiledUntilItIsSentAgain(t *testing.T) {
	s := withReport(t, pack.PrivateLaw, "safeguarding_letter").queued()
	s.works()
	s.must(s.acts(func(h *ledger.History, id ledger.EntryID) (ledger.Change, error) {
		return court.Deny(h, worker, id, court.CheckedBody{Filing: s.filing, How: "The court office cannot find it"})
	}))
	if s.isFiled() || len(court.ToSeeTo(s.Read(s.stream))) != 1 {
		t.Error("it counts as filed, or nobody is asked")
	}
	s.queued()
	if len(court.ToSeeTo(s.Read(s.stream))) != 0 {
		t.Error("somebody is asked about the filing that another takes the place of")
	}
	s.works()
	state, _ := s.open(s.law, s.number)
	if open := state.DutiesFor("safeguarding_letter"); !s.isFiled() || len(open) != 0 {
		t.Errorf("filed %v, still due %+v", s.isFiled(), open)
	}
}

func TestAReportThatWasFiledAnotherWayIsNotSent(t *testing.T) {
	s := withReport(t, pack.PrivateLaw, "safeguarding_letter")
	today := calendar.DateInLondon(s.Clock.Now())
	otherwise := func(on calendar.Date, how string) error {
		_, err := s.acts(func(h *ledger.History, id ledger.EntryID) (ledger.Change, error) {
			return court.FiledOtherwise(h, worker, id, court.OtherwiseForm{Signed: s.report, On: on, How: how, Today: today})
		})
		return err
	}
	for _, wrong := range []struct {
		on  calendar.Date
		how string
	}{{calendar.Date{}, "by post"}, {today.AddDays(1), "by post"}, {calendar.MustParse("2026-05-11"), "by post"}, {today, " "}} {
		if err := otherwise(wrong.on, wrong.how); len(fault.FieldsOf(err)) != 1 {
			t.Errorf("filed on %s %q: %v", wrong.on, wrong.how, err)
		}
	}
	if err := otherwise(today, "by post"); err != nil {
		t.Fatal(err)
	}
	state, _ := s.open(s.law, s.number)
	if open := state.DutiesFor("safeguarding_letter"); !s.isFiled() || len(open) != 0 {
		t.Errorf("filed %v, still due %+v", s.isFiled(), open)
	}
	if _, err := s.files(s.report); fault.KindOf(err) != fault.Denied {
		t.Errorf("it is sent although it was filed: %v", err)
	}
}

func TestWhatIsAtCourtOrMayBeIsNotMarkedAsFiledAnotherWay(t *testing.T) {
	s := withReport(t, pack.PrivateLaw, "section7").queued()
	_, err := s.acts(func(h *ledger.History, id ledger.EntryID) (ledger.Change, error) {
		day := calendar.DateInLondon(s.Clock.Now())
		return court.FiledOtherwise(h, worker, id, court.OtherwiseForm{Signed: s.report, On: day, How: "by post", Today: day})
	})
	if fault.KindOf(err) != fault.Denied {
		t.Errorf("it was marked: %v", err)
	}
}

func TestATypeThatTheCourtNeverShowsCannotBeConfirmedButByAPerson(t *testing.T) {
	s := withReport(t, pack.PrivateLaw, "safeguarding_letter").queued()
	s.works()
	s.is(court.IsUnconfirmable, 1)
	if s.now().NeedsPerson() || !s.isFiled() {
		t.Errorf("%+v", s.now())
	}
	if _, err := s.acts(func(h *ledger.History, id ledger.EntryID) (ledger.Change, error) {
		return court.Confirm(h, worker, id, court.CheckedBody{Filing: s.filing, How: "Ms Hall at the court office, by telephone"}, s.Clock.Now())
	}); err != nil {
		t.Fatal(err)
	}
	s.is(court.IsConfirmed, 1)
}

func TestAPublicLawFilingIsSeenBackOnTheCourtsFile(t *testing.T) {
	s := withReport(t, pack.PublicLaw, "guardians_analysis").queued()
	s.works()
	s.is(court.IsAccepted, 1)
	s.Clock.Advance(5 * time.Minute)
	s.polls()
	s.is(court.IsSeenBack, 1)
	if s.now().Document != s.Filings(s.number)[0].DocumentID {
		t.Errorf("%+v", s.now())
	}
}

func TestAPrivateLawFilingIsSeenBackOnceStaffHaveAcceptedIt(t *testing.T) {
	s := withReport(t, pack.PrivateLaw, "section7").queued()
	s.works()
	poller := &court.Poller{Client: s.client(hmcts.Private), Importer: s.Importer, Cursors: s.poller.Cursors, Log: s.poller.Log, Start: s.poller.Start}
	s.poller = poller
	s.Clock.Advance(5 * time.Minute)
	s.polls()
	s.is(court.IsAccepted, 1)
	if told, err := s.Release(s.Filings(s.number)[0].DocumentID); err != nil || !told {
		t.Fatal(told, err)
	}
	s.Clock.Advance(5 * time.Minute)
	s.polls()
	s.is(court.IsSeenBack, 1)
}

func TestTwoFilingsThatOneDocumentCouldBeAreNotTakenForSeen(t *testing.T) {
	s := withReport(t, pack.PublicLaw, "guardians_analysis").queued()
	s.Break(fake.Fault{On: fake.Upload, Times: 1, Deaf: true})
	s.works()
	s.is(court.IsUncertain, 0)
	first := s.filing
	second := s.signs("guardians_analysis")
	s.report = second
	s.queued()
	s.works()
	s.is(court.IsAccepted, 1)
	s.Clock.Advance(5 * time.Minute)
	s.polls()
	s.is(court.IsAccepted, 1)
	if f, _ := court.Of(s.Read(s.stream)).Filing(first); f.State != court.IsUncertain {
		t.Errorf("the first filing is %s", f.State)
	}
}

func TestOnlyWhatIsKnownNotToHaveArrivedIsSentAgain(t *testing.T) {
	for name, one := range map[string]struct {
		fault   fake.Fault
		state   court.FilingState // after the first attempt
		atCourt int               // then
		later   court.FilingState // once the court is in order again
		total   int
	}{
		"asked to wait":                  {fake.Fault{On: fake.Upload, Times: 1, Status: 429, RetryAfter: 90 * time.Second}, court.IsQueued, 0, court.IsAccepted, 1},
		"refused":                        {fake.Fault{On: fake.Upload, Times: 1, Status: 400}, court.IsRefused, 0, court.IsRefused, 0},
		"no such case":                   {fake.Fault{On: fake.Upload, Times: 1, Status: 404}, court.IsRefused, 0, court.IsRefused, 0},
		"taken, and no answer":           {fake.Fault{On: fake.Upload, Times: 1, Reset: true}, court.IsUncertain, 1, court.IsUncertain, 1},
		"not taken, and no answer":       {fake.Fault{On: fake.Upload, Times: 1, Deaf: true}, court.IsUncertain, 0, court.IsUncertain, 0},
		"an error of the court":          {fake.Fault{On: fake.Upload, Times: 1, Status: 500}, court.IsUncertain, 0, court.IsUncertain, 0},
		"an error on the way":            {fake.Fault{On: fake.Upload, Times: 1, Status: 502}, court.IsUncertain, 0, court.IsUncertain, 0},
		"too slow on the way":            {fake.Fault{On: fake.Upload, Times: 1, Status: 504}, court.IsUncertain, 0, court.IsUncertain, 0},
		"a page instead of an answer":    {fake.Fault{On: fake.Upload, Times: 1, Status: 200, Body: "<html>", Type: "text/html"}, court.IsUncertain, 0, court.IsUncertain, 0},
		"another service out of service": {fake.Fault{On: fake.Upload, Times: 1, Status: 503, Body: "down", Type: "text/plain"}, court.IsUncertain, 0, court.IsUncertain, 0},
	} {
		t.Run(name, func(t *testing.T) {
			s := withReport(t, pack.PrivateLaw, "section7").queued()
			s.Break(one.fault)
			s.works()
			s.is(one.state, one.atCourt)
			s.Clock.Advance(2 * time.Hour)
			s.works()
			s.is(one.later, one.total)
		})
	}
}

func TestTheSwitchedOffInterfaceOfPublicLawIsWaitedFor(t *testing.T) {
	s := withReport(t, pack.PublicLaw, "guardians_analysis").queued()
	s.Set(fake.Trouble{PublicOff: true})
	s.works()
	s.is(court.IsQueued, 0)
	s.Mend()
	s.Clock.Advance(2 * time.Hour)
	s.works()
	s.is(court.IsAccepted, 1)
}

func TestAReportIsNotFiledTwice(t *testing.T) {
	s := withReport(t, pack.PrivateLaw, "section7").queued()
	if _, err := s.files(s.report); fault.KindOf(err) != fault.Denied {
		t.Errorf("queued twice: %v", err)
	}
	s.Break(fake.Fault{On: fake.Upload, Times: 1, Deaf: true})
	s.works()
	if _, err := s.files(s.report); fault.Sentence(err) != "We do not know whether the court has this report. Find out first, and record what you found." {
		t.Errorf("filed while it is uncertain: %v", err)
	}
}

func TestAFilingThatAPersonDidNotFindMayBeFiledAnew(t *testing.T) {
	s := withReport(t, pack.PrivateLaw, "section7").queued()
	s.Break(fake.Fault{On: fake.Upload, Times: 1, Deaf: true})
	s.works()
	first := s.filing
	if _, err := s.acts(func(h *ledger.History, id ledger.EntryID) (ledger.Change, error) {
		return court.Deny(h, worker, id, court.CheckedBody{Filing: first, How: "The court office looked and has nothing"})
	}); err != nil {
		t.Fatal(err)
	}
	s.queued()
	s.works()
	s.is(court.IsAccepted, 1)
	if s.now().Instead != first {
		t.Errorf("it does not say that it stands in the place of the first: %+v", s.now().QueuedBody)
	}
}

func TestNothingIsFiledUnderANumberThatIsNotSure(t *testing.T) {
	s := withReport(t, pack.PrivateLaw, "section7")
	s.does(s.law, s.number, func(state *casework.State) (ledger.Change, error) {
		return casework.Record(state, worker, ledger.NewEntryID(), casework.RecordedBody{
			Saying: casework.Saying{Of: state.Case(), Field: casework.CourtCase, Value: "1111222233334444"}, Source: "Letter",
		})
	})
	if _, err := s.files(s.report); !strings.Contains(fault.Sentence(err), "another number") {
		t.Errorf("filed: %v", err)
	}
}

func TestWhatTheCourtDoesNotTakeIsNotQueued(t *testing.T) {
	s := withReport(t, pack.PublicLaw, "section7")
	if _, err := s.files(s.report); !strings.Contains(fault.Sentence(err), "does not take this kind of document") {
		t.Errorf("queued: %v", err)
	}
}

// upload is an uploader that does what a test says.
type upload func() hmcts.Outcome

func (u upload) Upload(context.Context, hmcts.Upload) hmcts.Outcome { return u() }

func TestAServerThatDiesWhileSendingLeavesTheFilingUncertain(t *testing.T) {
	s := withReport(t, pack.PrivateLaw, "section7").queued()
	s.sender.Uploaders[hmcts.Private] = upload(func() hmcts.Outcome { panic("the power went") })
	s.works()
	s.is(court.IsSending, 0)
	s.Clock.Advance(time.Hour)
	s.works()
	s.is(court.IsUncertain, 0)
	s.Clock.Advance(time.Hour)
	s.works()
	s.is(court.IsUncertain, 0)
}

func TestALeaseThatEndsDuringASlowCallSendsNothingTwice(t *testing.T) {
	s := withReport(t, pack.PrivateLaw, "section7").queued()
	began, goOn := make(chan struct{}), make(chan struct{})
	var calls atomic.Int32
	s.sender.Uploaders[hmcts.Private] = upload(func() hmcts.Outcome {
		calls.Add(1)
		close(began)
		<-goOn
		return hmcts.Outcome{State: hmcts.Accepted, Status: 200}
	})
	slow := make(chan error)
	go func() {
		_, err := s.runner.One(context.Background())
		slow <- err
	}()
	<-began
	s.Clock.Advance(time.Hour) // the lease is over
	s.works()
	s.is(court.IsUncertain, 0)
	close(goOn)
	if err := <-slow; err != nil {
		t.Fatal(err)
	}
	s.is(court.IsAccepted, 0)
	if calls.Load() != 1 {
		t.Errorf("sent %d times", calls.Load())
	}
}

func TestOfManyServersOneSends(t *testing.T) {
	s := withReport(t, pack.PrivateLaw, "section7").queued()
	var calls atomic.Int32
	s.sender.Uploaders[hmcts.Private] = upload(func() hmcts.Outcome {
		calls.Add(1)
		return hmcts.Outcome{State: hmcts.Accepted, Status: 200}
	})
	var servers sync.WaitGroup
	for range 8 {
		servers.Go(func() {
			_ = s.sender.Send(context.Background(), ledger.Job{Stream: s.stream, Entry: s.filing.Entry}) // those that come too late find it sent, or unclear
		})
	}
	servers.Wait()
	if calls.Load() != 1 {
		t.Errorf("sent %d times", calls.Load())
	}
}

// slowFiles holds a server up when it has read that the filing is queued and before it asks for the permission to send.
type slowFiles struct {
	ledger.Files
	began, goOn chan struct{}
}

func (f slowFiles) Get(ctx context.Context, file ledger.File) (io.Reader, error) {
	close(f.began)
	<-f.goOn
	return f.Files.Get(ctx, file)
}

func TestAServerStoppedBetweenClaimAndSendSendsNothingWhenItGoesOn(t *testing.T) {
	s := withReport(t, pack.PrivateLaw, "section7").queued()
	held := s.sender
	files := slowFiles{s.Files, make(chan struct{}), make(chan struct{})}
	held.Files = files
	done := make(chan error)
	go func() { done <- held.Send(context.Background(), ledger.Job{Stream: s.stream, Entry: s.filing.Entry}) }()
	<-files.began
	s.works() // another server does it all meanwhile
	s.is(court.IsAccepted, 1)
	close(files.goOn)
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	s.is(court.IsAccepted, 1)
}

func TestAPermissionThatHasStoodTooLongIsNotUsed(t *testing.T) {
	s := withReport(t, pack.PrivateLaw, "section7").queued()
	s.sender.Stale = time.Nanosecond
	s.works()
	s.is(court.IsQueued, 0)
	s.sender.Stale = 0
	s.Clock.Advance(time.Hour)
	s.works()
	s.is(court.IsAccepted, 1)
}

func TestWhatAServerHeldUpDidNotSendIsSentAfterAnotherGaveItUp(t *testing.T) {
	s := withReport(t, pack.PrivateLaw, "section7").queued()
	court1 := s.sender.Uploaders[hmcts.Private]
	s.sender.Uploaders[hmcts.Private] = upload(func() hmcts.Outcome {
		s.sender.Uploaders[hmcts.Private] = court1
		s.Clock.Advance(time.Hour) // the lease is over
		s.works()
		s.is(court.IsUncertain, 0)
		return hmcts.Outcome{State: hmcts.Unsent, Reason: "The server stood still before it could send. Nothing was sent."}
	})
	s.works()
	s.is(court.IsQueued, 0)
	s.Clock.Advance(time.Hour)
	s.works()
	s.is(court.IsAccepted, 1)
}

func TestOneFilingOfACaseIsInFlightAtATime(t *testing.T) {
	s := withReport(t, pack.PrivateLaw, "section7").queued()
	began, goOn := make(chan struct{}), make(chan struct{})
	s.sender.Uploaders[hmcts.Private] = upload(func() hmcts.Outcome {
		close(began)
		<-goOn
		return hmcts.Outcome{State: hmcts.Accepted, Status: 200}
	})
	done := make(chan error)
	go func() {
		done <- s.sender.Send(context.Background(), ledger.Job{Stream: s.stream, Entry: s.filing.Entry})
	}()
	<-began
	other, err := s.files(s.signs("section16a"))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.sender.Send(t.Context(), ledger.Job{Stream: s.stream, Entry: other.Entry}); err == nil || !strings.Contains(err.Error(), "not before") {
		t.Errorf("the other was not put off: %v", err)
	}
	if f, _ := court.Of(s.Read(s.stream)).Filing(other); f.State != court.IsQueued {
		t.Errorf("the other is %s", f.State)
	}
	close(goOn)
	if err := <-done; err != nil {
		t.Fatal(err)
	}
}

func TestOtherBytesThanThoseSignedNeverLeave(t *testing.T) {
	s := withReport(t, pack.PrivateLaw, "section7").queued()
	s.sender.Files = otherBytes{s.Files}
	s.works()
	s.is(court.IsQueued, 0)
}

// otherBytes is a store that gives another file.
type otherBytes struct{ ledger.Files }

func (otherBytes) Get(context.Context, ledger.File) (io.Reader, error) {
	return strings.NewReader("%PDF-1.7 something else"), nil
}

func TestEveryFilingHasItsWholeHistory(t *testing.T) {
	s := withReport(t, pack.PrivateLaw, "section7").queued()
	s.works()
	var kinds []string
	for _, e := range s.now().Entries {
		kinds = append(kinds, e.Kind)
	}
	if !slices.Equal(kinds, []string{"court.sending/1", "court.accepted/1"}) {
		t.Errorf("%q", kinds)
	}
}
