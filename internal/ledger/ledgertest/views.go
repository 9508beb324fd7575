package ledgertest

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"candour/internal/ledger"
)

// rowsOf are the words that a view says of a stream, in order, each with the version it was written at.
func (r *rig) rowsOf(stream ledger.StreamID) string {
	r.t.Helper()
	var out []string
	for _, row := range r.rows("ledgertest_note_1", `stream = $1 ORDER BY n`, string(stream)) {
		out = append(out, fmt.Sprintf("%v@%v", row[5], row[2]))
	}
	return strings.Join(out, " ")
}

func rowsFollow(t *testing.T, r *rig) {
	s := r.stream()
	act := func(n ledger.New) {
		t.Helper()
		_, err := r.Do(t.Context(), r.writing(s, n))
		must(t, err)
	}
	says := func(want string) {
		t.Helper()
		if got := r.rowsOf(s); got != want {
			t.Errorf("the view says %q, want %q", got, want)
		}
	}
	one, two := r.note("one"), r.note("two")
	act(one)
	says("one@1")
	act(two)
	says("one@1 two@2")
	act(r.note("uno", ledger.Ref{Stream: s, Entry: one.ID}))
	says("uno@3 two@2")
	act(r.note("", ledger.Ref{Stream: s, Entry: one.ID}))
	says("two@4")
	if n := r.count(`SELECT COUNT(*) FROM ledgertest_added_1 WHERE stream = $1`, string(s)); n != 4 {
		t.Errorf("the view that only grows has %d rows, want 4", n)
	}
	r.change(`DELETE FROM ledgertest_note_1 WHERE stream = $1`, string(s)) // as in a table that is not filled yet
	act(r.note("three"))
	says("two@5 three@5")
}

// job is one for an entry.
func job(stream ledger.StreamID, e ledger.New) ledger.Job {
	return ledger.Job{ID: ledger.DerivedID(stream, "job "+string(e.ID)), Kind: "ledgertest.job", Stream: stream, Entry: e.ID}
}

func jobsFollow(t *testing.T, r *rig) {
	registry, err := ledger.NewRegistry(&Own)
	must(t, err)
	l, err := ledger.Over(t.Context(), ledger.Config{
		Engine: r.Engine, Keys: ledger.OpenKeyStore(r.Opened.Keys, r.ring), Registry: registry, Clock: r.clock.Now,
		Asks: func(before, after *ledger.History) []ledger.Job {
			if before.Version == 0 {
				return nil
			}
			return []ledger.Job{{ID: after.Entries[after.Version-1].ID, Kind: "ledgertest.grew", Stream: after.Stream}}
		},
	})
	must(t, err)
	defer l.Close()
	s := r.stream()
	for i, act := range []ledger.Act{r.writing(s, r.note("one")), r.writing(s, r.note("two"))} {
		for range 2 { // a second click asks for nothing more
			_, err := l.Do(t.Context(), act)
			must(t, err)
		}
		if n := r.count(`SELECT COUNT(*) FROM job WHERE stream = $1 AND kind = 'ledgertest.grew'`, string(s)); n != int64(i) {
			t.Errorf("%d jobs after %d acts", n, i+1)
		}
	}
}

func refusedLeavesNothing(t *testing.T, r *rig) {
	s := r.stream()
	file, err := r.files.Put(t.Context(), "text/plain", strings.NewReader("a letter"))
	must(t, err)
	must(t, r.add(s, 0, r.note("one")))
	n, err := Noted.New(ledger.NewEntryID(), ledger.By(person), nil, NotedBody{Words: "two", File: &file})
	must(t, err)
	a := at(s, 0, n)
	a.Jobs = []ledger.Job{job(s, n)}
	var m *ledger.Moved
	if err := r.Append(t.Context(), a); !errors.As(err, &m) {
		t.Fatalf("append at a version that has passed: %v", err)
	}
	for what, query := range map[string]string{
		"jobs":  `SELECT COUNT(*) FROM job WHERE stream = $1`,
		"files": `SELECT COUNT(*) FROM file WHERE stream = $1`,
		"rows":  `SELECT COUNT(*) - 1 FROM ledgertest_added_1 WHERE stream = $1`,
	} {
		if left := r.count(query, string(s)); left != 0 {
			t.Errorf("the refused append left %d %s", left, what)
		}
	}
	a.Writes[0].Expected = 1
	must(t, r.Append(t.Context(), a))
	if jobs := r.count(`SELECT COUNT(*) FROM job WHERE stream = $1`, string(s)); jobs != 1 {
		t.Errorf("%d jobs were asked for by the append that went through, want 1", jobs)
	}
}

func jobOnce(t *testing.T, r *rig) {
	s, one := r.stream(), r.note("one")
	a := at(s, 0, one)
	a.Jobs = []ledger.Job{job(s, one)}
	for range 3 {
		must(t, r.Append(t.Context(), a))
	}
	if n := r.count(`SELECT COUNT(*) FROM job WHERE stream = $1 AND entry = $2`, string(s), string(one.ID)); n != 1 {
		t.Errorf("there are %d jobs, want 1", n)
	}
}

// refusedAmongOthers puts good and refused appends into one commit of the engine.
func refusedAmongOthers(t *testing.T, r *rig) {
	const appends = 12
	late, engine := r.slowly()
	s, unnamed := r.streams(appends), ledger.File{ID: "no such file", Media: "text/plain"}
	var wg sync.WaitGroup
	errs := make([]error, appends)
	send := func(i int) {
		body := NotedBody{Words: "good"}
		expected := int64(0)
		switch i % 3 {
		case 1:
			expected = 7 // the version is another
		case 2:
			body.File = &unnamed // fails after its entry was written
		}
		n, err := Noted.New(ledger.NewEntryID(), ledger.By(person), nil, body)
		must(t, err)
		wg.Go(func() { errs[i] = late.Append(t.Context(), at(s[i], expected, n)) })
	}
	send(0)
	<-engine.entered // the first commit waits, and the others gather behind it
	for i := 1; i < appends; i++ {
		send(i)
	}
	close(engine.let)
	wg.Wait()
	late.Close()
	for i, err := range errs {
		want := int64(0)
		if i%3 == 0 {
			want = 1
		}
		if (err == nil) != (want == 1) || r.read(s[i]).Version != want {
			t.Errorf("append %d: %v, and the stream is at version %d, want %d", i, err, r.read(s[i]).Version, want)
		}
	}
}

func cleanedText(t *testing.T, r *rig) {
	s := r.stream()
	_, err := r.Do(t.Context(), r.writing(s, r.note("nul\x00 and \xff byte")))
	must(t, err)
	if n := r.count(`SELECT COUNT(*) FROM ledgertest_note_1 WHERE stream = $1 AND said = $2`, string(s), "nul and \uFFFD byte"); n != 1 {
		t.Error("the row does not hold the cleaned text")
	}
}
