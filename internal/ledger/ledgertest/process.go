package ledgertest

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"candour/internal/ledger"
)

// task, when set in the environment, makes the test binary a second program at work on a store.
const task = "CANDOUR_LEDGERTEST_TASK"

// Main runs the tests, or, in a process that the suite started, the other program's work. Call it from TestMain.
func Main(m *testing.M, store Store) {
	given := os.Getenv(task)
	if given == "" {
		os.Exit(store.run(m.Run))
	}
	if err := work(store, strings.Split(given, "\n")); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// work opens the store and appends to two streams at once and to a third without an expected version, saying each word once it is
// acknowledged, until it has done so many or is killed.
func work(store Store, given []string) error {
	ctx := context.Background()
	ring, err := ledger.LoadKeyring(given[1])
	if err != nil {
		return err
	}
	r := &rig{t: nil, store: store, place: given[0], ring: ring, clock: NewClock(), views: Views}
	if err := r.begin(ctx, &Own); err != nil {
		return err
	}
	var count int
	if _, err := fmt.Sscan(given[2], &count); err != nil {
		return err
	}
	s := []ledger.StreamID{ledger.StreamID(given[4]), ledger.StreamID(given[5]), ledger.StreamID(given[6])}
	for n := range count {
		words := fmt.Sprint(given[3], " ", n)
		if err := r.step(ctx, s, words); err != nil {
			return err
		}
		fmt.Println(words)
	}
	r.Ledger.Close()
	return r.Release()
}

// step is one act on two streams and one append on a third.
func (r *rig) step(ctx context.Context, s []ledger.StreamID, words string) error {
	entries := make([]ledger.New, len(s))
	for i := range entries {
		var err error
		if entries[i], err = Noted.New(ledger.NewEntryID(), ledger.By(person), nil, NotedBody{Words: words}); err != nil {
			return err
		}
	}
	_, err := r.Do(ctx, ledger.Act{
		On: []ledger.Seen{{Stream: s[0], Version: ledger.Any}, {Stream: s[1], Version: ledger.Any}},
		Verb: func(ledger.Histories) (c ledger.Change, err error) {
			c.Add(s[0], entries[0])
			c.Add(s[1], entries[1])
			c.Jobs = []ledger.Job{job(s[0], entries[0])}
			return c, nil
		},
	})
	if err != nil {
		return err
	}
	return r.Append(ctx, at(s[2], ledger.Any, entries[2]))
}

// program is a second process at work on the rig's store.
type program struct {
	*exec.Cmd
	said *bufio.Scanner
}

func (r *rig) start(count int, name string, s []ledger.StreamID) *program {
	r.t.Helper()
	self, err := os.Executable()
	must(r.t, err)
	p := &program{Cmd: exec.CommandContext(r.t.Context(), self)}
	p.Env = append(os.Environ(), task+"="+strings.Join([]string{
		r.place, r.keys, fmt.Sprint(count), name, string(s[0]), string(s[1]), string(s[2]),
	}, "\n"))
	p.Stderr = os.Stderr
	out, err := p.StdoutPipe()
	must(r.t, err)
	p.said = bufio.NewScanner(out)
	must(r.t, p.Start())
	return p
}

func twoProcesses(t *testing.T, r *rig) {
	each := fewer(60)
	s := r.streams(3)
	programs := []*program{r.start(each, "first", s), r.start(each, "second", s)}
	for n := range each {
		must(t, r.step(t.Context(), s, fmt.Sprint("own ", n)))
	}
	for _, p := range programs {
		for p.said.Scan() {
		}
		must(t, p.Wait())
	}
	for _, name := range s {
		r.onceEach(name, 3*each)
	}
	if v := r.verify(); len(v.Faults) > 0 {
		t.Error(v.Faults)
	}
}

func killed(t *testing.T, r *rig) {
	s := r.streams(3)
	acknowledged := map[string]bool{}
	for round := range 6 {
		p := r.start(1_000_000, fmt.Sprint("round ", round), s)
		for n := 0; n < 5+7*round && p.said.Scan(); n++ {
			acknowledged[p.said.Text()] = true
		}
		time.Sleep(time.Duration(round*173) * time.Microsecond) // somewhere within the next appends
		must(t, p.Process.Kill())
		for p.said.Scan() {
			acknowledged[p.said.Text()] = true
		}
		if err := p.Wait(); err == nil {
			t.Error("the program ended before it was killed")
		}
		r.whole(s, acknowledged)
	}
}

// whole checks what a killed program left: everything that it acknowledged, and nothing half.
func (r *rig) whole(s []ledger.StreamID, acknowledged map[string]bool) {
	r.t.Helper()
	after := r.again()
	if v := after.verify(); len(v.Faults) > 0 {
		r.t.Error(v.Faults)
	}
	first, second, third := after.onceEach(s[0], -1), after.onceEach(s[1], -1), after.onceEach(s[2], -1)
	if fmt.Sprint(first) != fmt.Sprint(second) {
		r.t.Errorf("an act over two streams was recorded in one: %d and %d", len(first), len(second))
	}
	for words := range acknowledged {
		if !first[words] || !third[words] {
			r.t.Errorf("%q was acknowledged and is not on the record", words)
		}
	}
	for table, want := range map[string]int{"ledgertest_note_1": len(first), "job": len(first)} {
		if n := after.count(`SELECT COUNT(*) FROM `+table+` WHERE stream = $1`, string(s[0])); n != int64(want) {
			r.t.Errorf("%d rows of %s stand beside %d entries", n, table, want)
		}
	}
}
