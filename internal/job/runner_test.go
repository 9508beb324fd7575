package job_test

import (
	"context"
	"database/sql"
	"errors"
	"sync/atomic"
	"testing"
	"time"

	"candour/internal/job"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
)

// asked is a record with one job that has been asked for, and a runner whose handler is given.
func asked(t *testing.T, handler job.Handler) (*ledgertest.Record, *job.Runner) {
	t.Helper()
	r := ledgertest.New(t, nil)
	ask(t, r, "a thing to do")
	return r, &job.Runner{DB: r.Engine.Writer(), Clock: r.Clock.Now, Handlers: map[string]job.Handler{"test.do": handler}}
}

func ask(t *testing.T, r *ledgertest.Record, cause string) { askFor(t, r, "test.do", cause) }

func askFor(t *testing.T, r *ledgertest.Record, kind, cause string) {
	t.Helper()
	stream := r.Begin()
	if err := r.Ledger.Append(t.Context(), ledger.Append{Jobs: []ledger.Job{{
		ID: ledger.DerivedID(stream, cause), Kind: kind, Stream: stream, Due: r.Clock.Now(),
	}}}); err != nil {
		t.Fatal(err)
	}
}

// one runs one job and says whether there was one.
func one(t *testing.T, r *job.Runner) bool {
	t.Helper()
	ran, err := r.One(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return ran
}

func TestAJobThatIsDoneIsNotDoneAgain(t *testing.T) {
	done := 0
	_, runner := asked(t, func(context.Context, ledger.Job) error { done++; return nil })
	if !one(t, runner) || one(t, runner) || done != 1 {
		t.Errorf("done %d times", done)
	}
}

func TestAJobThatFailsIsTriedAgainLater(t *testing.T) {
	tries := 0
	r, runner := asked(t, func(context.Context, ledger.Job) error {
		if tries++; tries == 1 {
			return errors.New("the court does not answer")
		}
		return nil
	})
	one(t, runner)
	if one(t, runner) {
		t.Error("tried again at once")
	}
	r.Clock.Advance(time.Hour)
	if !one(t, runner) || tries != 2 {
		t.Errorf("tried %d times", tries)
	}
}

func TestAPanicIsAFailureOfThatJobAlone(t *testing.T) {
	r, runner := asked(t, func(_ context.Context, j ledger.Job) error { panic("a hostile document") })
	one(t, runner)
	r.Clock.Advance(time.Hour)
	if !one(t, runner) {
		t.Error("the job is lost")
	}
}

func TestAJobWhoseRunnerDiedIsTakenUpWhenItsLeaseEnds(t *testing.T) {
	r := ledgertest.New(t, nil)
	ask(t, r, "a thing to do")
	runner := &job.Runner{DB: r.Engine.Writer(), Clock: r.Clock.Now, Handlers: map[string]job.Handler{
		"test.do": func(context.Context, ledger.Job) error { return nil },
	}}
	if _, err := r.Engine.Writer().Exec(`UPDATE job SET lease = $1`, ledger.FormatTime(r.Clock.Now().Add(2*time.Minute))); err != nil {
		t.Fatal(err)
	}
	if one(t, runner) {
		t.Fatal("a job under another's lease was taken")
	}
	r.Clock.Advance(3 * time.Minute)
	if !one(t, runner) {
		t.Error("the job was never taken up again")
	}
}

func TestARunnerWhoseLeaseRanOutDoesNotSayWhatBecomesOfTheJob(t *testing.T) {
	calls := 0
	var r *ledgertest.Record
	var runner *job.Runner
	r, runner = asked(t, func(context.Context, ledger.Job) error {
		switch calls++; calls {
		case 1:
			r.Clock.Advance(time.Hour) // it stands still for longer than its lease, and another takes the job up
			one(t, runner)
		case 2:
			return &job.Later{At: r.Clock.Now().Add(time.Hour)}
		}
		return nil
	})
	one(t, runner)
	r.Clock.Advance(2 * time.Hour)
	if !one(t, runner) || calls != 3 {
		t.Errorf("called %d times: the first ended what the other had put off", calls)
	}
}

func TestAHandlerMayAskToBeCalledLaterWithoutHavingFailed(t *testing.T) {
	calls := 0
	var r *ledgertest.Record
	r, runner := asked(t, func(context.Context, ledger.Job) error {
		calls++
		return &job.Later{At: r.Clock.Now().Add(24 * time.Hour)}
	})
	one(t, runner)
	r.Clock.Advance(23 * time.Hour)
	if one(t, runner) {
		t.Error("called before its time")
	}
	r.Clock.Advance(2 * time.Hour)
	if !one(t, runner) || calls != 2 {
		t.Errorf("called %d times", calls)
	}
}

func TestAJobThatAWrongClockPutOffIsDoneWhenTheClockIsSetBack(t *testing.T) {
	calls := make(chan struct{})
	var r *ledgertest.Record
	r, runner := asked(t, func(context.Context, ledger.Job) error {
		calls <- struct{}{}
		return &job.Later{At: r.Clock.Now().Add(time.Minute)}
	})
	runner.Every, runner.Idle = map[string]time.Duration{"test.do": time.Minute}, time.Millisecond
	right := r.Clock.Now()
	r.Clock.Advance(365 * 24 * time.Hour)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { runner.Run(ctx); close(ended) }()
	<-calls
	for due := ""; due < ledger.FormatTime(right.Add(364*24*time.Hour)); { // until it is put off
		if err := r.Engine.DB().QueryRow(`SELECT due FROM job WHERE lease = ''`).Scan(&due); err != nil && !errors.Is(err, sql.ErrNoRows) {
			t.Fatal(err)
		}
	}
	r.Clock.Set(right)
	select {
	case <-calls:
	case <-time.After(10 * time.Second):
		t.Fatal("the job waits for the year to pass")
	}
	stop()
	for {
		select {
		case <-calls:
		case <-ended:
			return
		}
	}
}

func TestAJobThatHasOftenGoneWellIsTriedAgainSoonWhenItFails(t *testing.T) {
	calls := 0
	var r *ledgertest.Record
	r, runner := asked(t, func(context.Context, ledger.Job) error {
		if calls++; calls == 20 {
			return errors.New("the disk is full")
		}
		return &job.Later{At: r.Clock.Now().Add(time.Minute)}
	})
	for range 20 {
		one(t, runner)
		r.Clock.Advance(time.Minute)
	}
	if !one(t, runner) {
		t.Error("its one failure puts it off for longer than a minute")
	}
}

func TestTwoRunnersNeverDoOneJobTwice(t *testing.T) {
	r := ledgertest.New(t, nil)
	for _, cause := range []string{"a", "b", "c", "d", "e", "f", "g", "h"} {
		ask(t, r, cause)
	}
	done := make(chan ledger.EntryID, 100)
	handler := func(_ context.Context, j ledger.Job) error { done <- j.ID; return nil }
	finished := make(chan error, 2)
	for range 2 {
		runner := &job.Runner{DB: r.Engine.Writer(), Clock: r.Clock.Now, Handlers: map[string]job.Handler{"test.do": handler}}
		go func() {
			for {
				ran, err := runner.One(t.Context())
				if !ran || err != nil {
					finished <- err
					return
				}
			}
		}()
	}
	for range 2 {
		if err := <-finished; err != nil {
			t.Fatal(err)
		}
	}
	close(done)
	seen := map[ledger.EntryID]bool{}
	for id := range done {
		if seen[id] {
			t.Error("a job was done twice")
		}
		seen[id] = true
	}
	if len(seen) != 8 {
		t.Errorf("%d jobs done, want 8", len(seen))
	}
}

// running is a runner at work on jobs that were asked for; it ends with the test.
func running(t *testing.T, runner *job.Runner) {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		runner.Run(ctx)
	}()
	t.Cleanup(func() {
		stop()
		<-ended
	})
}

// comes is what somebody hands over, if anybody does.
func comes[T any](t *testing.T, from <-chan T) (what T) {
	t.Helper()
	select {
	case what = <-from:
	case <-time.After(20 * time.Second):
		t.Fatal("nothing came")
	}
	return what
}

func TestASlowJobHoldsUpNoJobOfAnotherKind(t *testing.T) {
	r := ledgertest.New(t, nil)
	slow, others := make(chan struct{}), make(chan string)
	askFor(t, r, "test.slow", "first")
	askFor(t, r, "test.slow", "second")
	askFor(t, r, "test.poll", "poll")
	askFor(t, r, "test.seal", "seal")
	told := func(_ context.Context, j ledger.Job) error { others <- j.Kind; return nil }
	running(t, &job.Runner{DB: r.Engine.Writer(), Clock: r.Clock.Now, Idle: time.Millisecond, Handlers: map[string]job.Handler{
		"test.slow": func(context.Context, ledger.Job) error { <-slow; return nil }, "test.poll": told, "test.seal": told,
	}})
	defer close(slow)
	if first, second := comes(t, others), comes(t, others); first == second {
		t.Errorf("%s was done twice", first)
	}
}

func TestOneKindIsDoneOneJobAtATime(t *testing.T) {
	r := ledgertest.New(t, nil)
	for _, cause := range []string{"a", "b", "c"} {
		ask(t, r, cause)
	}
	var under atomic.Int32
	done := make(chan int32)
	running(t, &job.Runner{DB: r.Engine.Writer(), Clock: r.Clock.Now, Idle: time.Millisecond, Handlers: map[string]job.Handler{
		"test.do": func(context.Context, ledger.Job) error {
			done <- under.Add(1)
			under.Add(-1)
			return nil
		},
	}})
	for range 3 {
		if n := comes(t, done); n != 1 {
			t.Errorf("%d jobs of one kind at once", n)
		}
	}
}

func TestTheLeaseOfAJobIsRenewedWhileItWorks(t *testing.T) {
	lease := func(r *ledgertest.Record) (until string) {
		if err := r.Engine.DB().QueryRowContext(t.Context(), `SELECT lease FROM job`).Scan(&until); err != nil {
			t.Error(err)
		}
		return until
	}
	calls := 0
	var r *ledgertest.Record
	var runner *job.Runner
	r, runner = asked(t, func(ctx context.Context, _ ledger.Job) error {
		if calls++; calls > 1 {
			return nil
		}
		first := lease(r)
		r.Clock.Advance(time.Minute)
		for try := 0; lease(r) == first && try < 10_000; try++ {
			time.Sleep(time.Millisecond)
		}
		r.Clock.Advance(90 * time.Second) // past the first lease, and within the second
		if one(t, runner) {
			t.Error("the job was taken from whoever works at it")
		}
		return nil
	})
	runner.Renew = time.Millisecond
	if !one(t, runner) || calls != 1 {
		t.Errorf("called %d times", calls)
	}
}

func TestCursorsRememberWhereAJobHasGotTo(t *testing.T) {
	r := ledgertest.New(t, nil)
	cursors := job.Cursors{DB: r.Engine.Writer()}
	for name, value := range map[string]string{"court public through": "2026-11-24", "court public trouble": "", "court private through": "2026-11-23"} {
		if err := cursors.Set(t.Context(), name, value); err != nil {
			t.Fatal(err)
		}
	}
	if err := cursors.Set(t.Context(), "court public through", "2026-11-25"); err != nil {
		t.Fatal(err)
	}
	public, err := cursors.All(t.Context(), "court public ")
	if err != nil || len(public) != 2 || public["court public through"] != "2026-11-25" {
		t.Errorf("cursors %v, %v", public, err)
	}
	if value, err := cursors.Get(t.Context(), "never set"); value != "" || err != nil {
		t.Errorf("a cursor never set is %q, %v", value, err)
	}
}

func TestOfAllWhoMoveACursorOneDoes(t *testing.T) {
	r := ledgertest.New(t, nil)
	cursors := job.Cursors{DB: r.Engine.Writer()}
	for _, move := range []struct {
		from, to string
		moves    bool
	}{{"", "sending", true}, {"", "sending", false}, {"sent", "", false}, {"sending", "", true}, {"", "sending", true}, {"sending", "sent", true}} {
		if moved, err := cursors.Move(t.Context(), "message", move.from, move.to); err != nil || moved != move.moves {
			t.Errorf("from %q to %q: %t %v", move.from, move.to, moved, err)
		}
	}
	if value, err := cursors.Get(t.Context(), "message"); value != "sent" || err != nil {
		t.Errorf("%q %v", value, err)
	}
}
