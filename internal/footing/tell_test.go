package footing_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"candour/internal/argument"
	"candour/internal/footing"
	"candour/internal/job"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/ledger/store"
	"candour/internal/pack"
	"candour/internal/view"
)

// notes is the part of notes in the argument: each says something; one about another of its stream takes that back; one about a note elsewhere
// rests on that.
func notes(h *ledger.History, _ footing.As) (c footing.Contribution) {
	for _, e := range h.Entries {
		b, ok := ledgertest.Noted.In(e)
		so := footing.Of(e.Ref(), footing.So)
		switch {
		case !ok:
		case len(b.About) == 0:
			c.Evidence(so, named("a note"))
		case b.About[0].Stream == h.Stream:
			c.Evidence(so, named("a correction"))
			c.Challenge(argument.Replaced, so, footing.Of(b.About[0], footing.So))
		default:
			c.Statement(so, named("a conclusion"))
			c.Step(footing.Step{Key: footing.Of(e.Ref(), "step"), Conclusion: so, Premises: []footing.Key{footing.Of(b.About[0], footing.So)}})
		}
	}
	return c
}

// telling is a record whose streams are told of each other, as one program has it open.
type telling struct {
	t *testing.T
	*store.Record
	footing *footing.Footing
	clock   *ledgertest.Clock
	runner  *job.Runner
}

// opensTelling opens the record of a folder, which ledgertest.In has begun.
func opensTelling(ctx context.Context, folder string, clock *ledgertest.Clock, f *footing.Footing) (*store.Record, *job.Runner, error) {
	p, err := ledgertest.Begun(folder)
	if err != nil {
		return nil, nil, err
	}
	if p.Registry, err = ledger.NewRegistry(&ledgertest.Own, &footing.Kinds); err != nil {
		return nil, nil, err
	}
	p.Views, p.Clock, p.Asks = []*ledger.View{f.View(), footing.ToldView}, clock.Now, f.Asks(clock.Now)
	r, err := store.Open(ctx, p)
	if err != nil {
		return nil, nil, err
	}
	t := footing.Teller{Ledger: r.Ledger, Footing: f}
	return r, &job.Runner{DB: r.Engine.Writer(), Clock: clock.Now, Handlers: map[string]job.Handler{footing.TellJob: t.Tell, footing.HearJob: t.Hear}}, nil
}

func newTelling(t *testing.T, folder string) *telling {
	t.Helper()
	x := &telling{t: t, footing: footing.New(&pack.Pack{}, notes), clock: ledgertest.NewClock()}
	ledgertest.In(t, folder, ledgertest.Kinds(&ledgertest.Own, &footing.Kinds), x.footing.View(), footing.ToldView)
	var err error
	if x.Record, x.runner, err = opensTelling(t.Context(), folder, x.clock, x.footing); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	return x
}

// notes puts a note at the end of a stream.
func (x *telling) notes(stream ledger.StreamID, about ...ledger.Ref) ledger.Ref {
	x.t.Helper()
	n := ledgertest.Entry(x.t, ledgertest.Noted, ledger.ByService("test"), ledgertest.NotedBody{Words: "seen at school", About: about})
	_, err := x.Ledger.Do(x.t.Context(), ledger.Act{On: []ledger.Seen{{Stream: stream, Version: ledger.Any}}, Verb: func(ledger.Histories) (c ledger.Change, err error) {
		c.Add(stream, n)
		return c, nil
	}})
	if err != nil {
		x.t.Fatal(err)
	}
	return ledger.Ref{Stream: stream, Entry: n.ID}
}

func (x *telling) streams(n int) []ledger.StreamID {
	x.t.Helper()
	made, err := x.Ledger.NewStreams(x.t.Context(), n)
	if err != nil {
		x.t.Fatal(err)
	}
	slices.Sort(made) // in which order they are told
	return made
}

// works does every job that is due, and says how many there were.
func (x *telling) works() (done int) {
	x.t.Helper()
	for {
		ran, err := x.runner.One(x.t.Context())
		if err != nil {
			x.t.Fatal(err)
		}
		if !ran {
			return done
		}
		done++
	}
}

// told is how often a stream was told of each kind.
func (x *telling) told(stream ledger.StreamID) (fell, again int) {
	x.t.Helper()
	h, err := x.Ledger.Read(x.t.Context(), stream)
	if err != nil {
		x.t.Fatal(err)
	}
	for _, e := range h.Entries {
		if _, ok := footing.SourceFell.In(e); ok {
			fell++
		}
		if _, ok := footing.SourceStandsAgain.In(e); ok {
			again++
		}
	}
	return fell, again
}

func TestWhoRestsOnWhatNoLongerStandsIsToldOnceAndSoIsWhoRestsOnThem(t *testing.T) {
	x := newTelling(t, t.TempDir())
	s := x.streams(3)
	letter := x.notes(s[0])
	conclusion := x.notes(s[1], letter)
	x.notes(s[2], conclusion)
	x.works()
	correction := x.notes(s[0], letter)
	x.works()
	for _, stream := range s[1:] {
		if fell, again := x.told(stream); fell != 1 || again != 0 {
			t.Errorf("told %d times, and %d times that it stands again", fell, again)
		}
	}
	x.notes(s[0], correction) // the correction was wrong
	x.works()
	for _, stream := range s[1:] {
		if fell, again := x.told(stream); fell != 1 || again != 1 {
			t.Errorf("told %d times, and %d times that it stands again", fell, again)
		}
	}
}

func TestWhatChangesNothingAsksForNoWork(t *testing.T) {
	x := newTelling(t, t.TempDir())
	s := x.streams(2)
	x.notes(s[1], x.notes(s[0]))
	x.works()
	x.notes(s[0])
	x.notes(s[1])
	if n := x.works(); n != 0 {
		t.Errorf("%d jobs were asked for", n)
	}
}

func TestWhatBeginsToRestOnSomethingThatNoLongerStandsIsTold(t *testing.T) {
	x := newTelling(t, t.TempDir())
	s := x.streams(2)
	letter := x.notes(s[0])
	x.notes(s[0], letter)
	x.works()
	x.notes(s[1], letter)
	x.works()
	if fell, _ := x.told(s[1]); fell != 1 {
		t.Errorf("told %d times", fell)
	}
}

func TestATellingThatIsKilledBetweenTwoRecordsGoesOnAndTellsEachOnce(t *testing.T) {
	folder := t.TempDir()
	x := newTelling(t, folder)
	s := x.streams(5)
	letter := x.notes(s[0])
	linked := s[1:]
	for _, stream := range linked {
		x.notes(stream, letter)
	}
	x.works()
	x.notes(s[0], letter)

	killed := exec.CommandContext(t.Context(), os.Args[0])
	killed.Env = append(os.Environ(), telledIn+"="+folder, diesAt+"="+string(linked[2]))
	if out, err := killed.CombinedOutput(); killed.ProcessState == nil || killed.ProcessState.ExitCode() != dead {
		t.Fatalf("the program ended otherwise: %v %s", err, out)
	}
	x.works() // the lease of the program that died still holds
	for i, stream := range linked {
		if fell, _ := x.told(stream); fell != map[bool]int{true: 1, false: 0}[i < 2] {
			t.Errorf("record %d was told %d times when the program died", i, fell)
		}
	}
	x.toldOf(letter, 2)
	x.clock.Advance(time.Hour)
	x.works()
	for i, stream := range linked {
		if fell, _ := x.told(stream); fell != 1 {
			t.Errorf("record %d was told %d times", i, fell)
		}
	}
	x.toldOf(letter, 4)
}

// toldOf asserts how many records are listed as told of a thing.
func (x *telling) toldOf(thing ledger.Ref, want int) {
	x.t.Helper()
	n, err := view.One[int](x.t.Context(), x.Ledger.DB(), `SELECT count(*) FROM told_1 WHERE on_stream = $1 AND on_entry = $2`, string(thing.Stream), string(thing.Entry))
	if err != nil || n != want {
		x.t.Errorf("%d records are listed as told, want %d: %v", n, want, err)
	}
}

// In the environment of this test's own program these make it one that tells what is to be told in a folder, and dies at a record.
const (
	telledIn = "CANDOUR_TEST_TELLED_IN"
	diesAt   = "CANDOUR_TEST_DIES_AT"
	dead     = 9
)

func TestMain(m *testing.M) {
	if folder := os.Getenv(telledIn); folder != "" {
		fmt.Println(tellsAndDies(folder, ledger.StreamID(os.Getenv(diesAt))))
		os.Exit(1) // it should have died
	}
	os.Exit(m.Run())
}

// tellsAndDies does what is due until it comes to a record, where it is no more: nothing is closed, finished or put down.
func tellsAndDies(folder string, at ledger.StreamID) error {
	f := footing.New(&pack.Pack{}, notes, func(h *ledger.History, _ footing.As) footing.Contribution {
		if h.Stream == at {
			os.Exit(dead)
		}
		return footing.Contribution{}
	})
	_, runner, err := opensTelling(context.Background(), folder, ledgertest.NewClock(), f)
	if err != nil {
		return err
	}
	for ran := true; ran && err == nil; {
		ran, err = runner.One(context.Background())
	}
	return fmt.Errorf("it came to the end: %v %s", err, strings.TrimSpace(string(at)))
}
