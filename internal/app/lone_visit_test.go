//go:build unix

package app

import (
	"testing"
	"time"

	"candour/internal/access"
	"candour/internal/job"
	"candour/internal/ledger"
	"candour/internal/lonevisit"
	"candour/internal/message"
	"candour/internal/message/messagetest"
)

// The telephones of the two who watch over the visit.
const (
	firstPhone  = "+447700900456"
	secondPhone = "+447700900789"
)

// TestAServerThatIsKilledDuringAVisitRaisesItOnceItIsBackAndSaysThatTheWatchWasOff kills a server while somebody is out alone, and begins another half an
// hour later by its clock: the check-in that was missed is raised at its first look, and both who watch over the visit are told that nobody did.
func TestAServerThatIsKilledDuringAVisitRaisesItOnceItIsBackAndSaysThatTheWatchWasOff(t *testing.T) {
	t.Parallel()
	o, texts := openOffice(t, func() time.Duration { return 0 }), messagetest.NewGateway(t)
	rules := o.pack.WorkerSafety.Visit
	o.must(o.opens(textsAt + "=" + texts.URL))
	watch := lonevisit.Watch{Ledger: o.record.Ledger, Cursors: job.Cursors{DB: o.record.Engine.Writer()}, Rules: rules}
	o.until("the watch looks", func() bool {
		last, err := watch.LastLooked(t.Context())
		return err == nil && !last.IsZero()
	})
	visit := o.goesOutAlone(texts)
	o.server.kill()
	if len(texts.Taken()) != 0 {
		t.Fatalf("told before anything was overdue: %+v", texts.Taken())
	}

	o.ahead += 30 * time.Minute
	back := time.Now().Add(o.ahead)
	o.must(o.opens(textsAt + "=" + texts.URL))
	o.until("three texts are taken", func() bool { return len(texts.Taken()) >= 3 })
	o.until("all of it is on record", func() bool { return len(lonevisit.Of(o.read(visit)).Alerts) >= 2 })
	v := lonevisit.Of(o.read(visit))
	offs := v.Offs()
	if len(offs) != 1 || offs[0].Until().Sub(offs[0].From()) < 30*time.Minute {
		t.Fatalf("times that the watch was off: %+v", offs)
	}
	_, since := v.Alarm(rules, back.Add(time.Hour))
	raises := v.RaisesSince(since)
	if len(raises) == 0 || raises[0].Entry.Recorded.Sub(back) > rules.SilentAfter()+pastTheLease {
		t.Errorf("raised late after the server is back: %+v", raises)
	}
	told := map[string]int{}
	for _, sms := range texts.Taken() {
		told[sms.To+": "+sms.Text]++
	}
	for _, want := range []string{
		firstPhone + ": A visit check-in is overdue, open Candour. Sign in as you always do.",
		firstPhone + ": For a while Candour did not watch over a visit that you watch over, open Candour. Sign in as you always do.",
		secondPhone + ": For a while Candour did not watch over a visit that you watch over, open Candour. Sign in as you always do.",
	} {
		if told[want] != 1 {
			t.Errorf("told %d times: %s", told[want], want)
		}
	}
}

// goesOutAlone puts a visit of Ruth’s on record that ends in a quarter of an hour and that two colleagues watch over.
func (o *office) goesOutAlone(texts *messagetest.Gateway) ledger.StreamID {
	o.t.Helper()
	streams, err := o.record.Ledger.NewStreams(o.t.Context(), 3)
	o.must(err)
	visit, first, second := streams[0], streams[1], streams[2]
	o.append(o.record.Service.Stream, entry(o.t, access.Added, access.Host, access.AddedBody{Person: first, Name: "Colin Pryce"}),
		entry(o.t, access.Added, access.Host, access.AddedBody{Person: second, Name: "Aisha Cole"}))
	text, err := message.NewText(texts.URL, "")
	o.must(err)
	now, ways := time.Now(), message.Ways{Text: text}
	step := func(by ledger.StreamID) lonevisit.Step {
		return lonevisit.Step{By: ledger.By(by), ID: ledger.NewEntryID(), Now: now}
	}
	o.does(visit, func(h *ledger.History) (ledger.Change, error) {
		return lonevisit.Plan(o.pack.WorkerSafety.Visit, h, step(o.ruth), lonevisit.PlannedBody{
			Of: lonevisit.Colleague{Person: o.ruth, Name: ruthAdeyemi}, Place: "The last house", Phone: "+447700900123", Leaves: ledger.FormatTime(now),
			Ends: ledger.FormatTime(now.Add(15 * time.Minute)), Watcher: lonevisit.Colleague{Person: first, Name: "Colin Pryce"},
			Second: lonevisit.Colleague{Person: second, Name: "Aisha Cole"}, AllWell: "marmalade", NotSafe: "marzipan",
		})
	})
	for who, phone := range map[ledger.StreamID]string{first: firstPhone, second: secondPhone} {
		o.does(visit, func(h *ledger.History) (ledger.Change, error) {
			return lonevisit.Accept(ways, true, h, step(who), lonevisit.AcceptedBody{Text: phone})
		})
	}
	return visit
}

// until waits for something that the server does by itself.
func (o *office) until(what string, done func() bool) {
	o.t.Helper()
	for began := time.Now(); time.Since(began) < time.Minute; time.Sleep(100 * time.Millisecond) {
		if done() {
			return
		}
	}
	o.t.Fatalf("in vain: %s. The server says: %s", what, o.server.notes.String())
}
