package sqlite_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/ledger/sqlite"
)

// spread is a view with a row for each note, so that crashes fall between rows too.
var spread = &ledger.View{
	Name: "crash_note_1", Columns: []ledger.Column{{Name: "entry", Type: ledger.Text}, {Name: "words", Type: ledger.Text}}, Text: "words",
	Rows: func(h *ledger.History) [][]any {
		var rows [][]any
		for _, e := range h.Entries {
			if _, noted := ledgertest.Noted.In(e); noted {
				rows = append(rows, []any{string(e.ID), "some words"})
			}
		}
		return rows
	},
}

// act is one act over two streams, with a file and a job, whose first entry bears the form's id.
func act(t *testing.T, r *ledgertest.Record, form ledger.EntryID, s []ledger.StreamID) ledger.Act {
	t.Helper()
	file, err := r.Files.Put(t.Context(), "text/plain", strings.NewReader("a letter"))
	if err != nil {
		t.Fatal(err)
	}
	entry := func(id ledger.EntryID, b ledgertest.NotedBody) ledger.New {
		n, err := ledgertest.Noted.New(id, ledger.ByService("test"), nil, b)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	first := entry(form, ledgertest.NotedBody{Words: "first", File: &file})
	second := entry(ledger.DerivedID(s[1], string(form)), ledgertest.NotedBody{Words: "second"})
	return ledger.Act{
		Form: form, On: []ledger.Seen{{Stream: s[0], Version: ledger.Any}, {Stream: s[1], Version: ledger.Any}},
		Verb: func(ledger.Histories) (c ledger.Change, err error) {
			c.Add(s[0], first)
			c.Add(s[1], second)
			c.Jobs = []ledger.Job{{ID: ledger.DerivedID(s[0], "job "+string(form)), Kind: "test.job", Stream: s[0], Entry: form}}
			return c, nil
		},
	}
}

func engineOf(r *ledgertest.Record) *sqlite.Engine { return r.Engine.(*sqlite.Engine) }

// copied is what a program finds that opens the record after a crash at this moment: the files as the system has them.
func copied(t *testing.T, from string) string {
	t.Helper()
	to := t.TempDir()
	for _, name := range []string{"data/ledger.db", "data/ledger.db-wal", "data/keys.db", "data/keys.db-wal", "keys/keyring.json"} {
		in, err := os.Open(filepath.Join(from, name))
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := os.MkdirAll(filepath.Dir(filepath.Join(to, name)), 0o700); err != nil {
			t.Fatal(err)
		}
		out, err := os.OpenFile(filepath.Join(to, name), os.O_CREATE|os.O_WRONLY, 0o600)
		if err != nil {
			t.Fatal(err)
		}
		_, err = io.Copy(out, in)
		if err := errors.Join(err, in.Close(), out.Close()); err != nil {
			t.Fatal(err)
		}
	}
	return to
}

func TestACrashBetweenAnyTwoStatementsLeavesNothingHalf(t *testing.T) {
	folder := t.TempDir()
	r := ledgertest.In(t, folder, ledgertest.Kinds(&ledgertest.Own), spread)
	s := []ledger.StreamID{r.Begin(), r.Begin()}
	acknowledged, crashes := 0, 0
	engineOf(r).Step(func(statement string) error {
		crashes++
		after := ledgertest.In(t, copied(t, folder), ledgertest.Kinds(&ledgertest.Own), spread)
		whole(t, after, s, acknowledged, acknowledged, "before "+statement)
		after.Close()
		return nil
	})
	for range 3 {
		form := ledger.NewEntryID()
		if _, err := r.Ledger.Do(t.Context(), act(t, r, form, s)); err != nil {
			t.Fatal(err)
		}
		acknowledged++
		after := ledgertest.In(t, copied(t, folder), ledgertest.Kinds(&ledgertest.Own), spread)
		whole(t, after, s, acknowledged, acknowledged, "after the answer")
		after.Close()
	}
	if crashes < 30 {
		t.Errorf("only %d moments were tried", crashes)
	}
}

// whole checks that so many acts are on the record, at least and at most, each of them complete.
func whole(t *testing.T, r *ledgertest.Record, s []ledger.StreamID, least, most int, when string) {
	t.Helper()
	v, err := r.Ledger.Verify(t.Context(), r.Files, nil)
	if err != nil || len(v.Faults) > 0 {
		t.Fatalf("%s: %v, %v", when, v.Faults, err)
	}
	acts := int(r.Read(s[0]).Version)
	if acts < least || acts > most || int(r.Read(s[1]).Version) != acts {
		t.Errorf("%s: %d and %d entries, want %d to %d in each", when, acts, r.Read(s[1]).Version, least, most)
	}
	for what, query := range map[string]string{
		"jobs":            `SELECT COUNT(*) FROM job`,
		"named files":     `SELECT COUNT(*) FROM file WHERE entry IS NOT NULL`,
		"rows":            `SELECT COUNT(*) FROM crash_note_1 WHERE stream = '` + string(s[0]) + `'`,
		"rows of another": `SELECT COUNT(*) FROM crash_note_1 WHERE stream = '` + string(s[1]) + `'`,
		"searched words":  `SELECT COUNT(*) / 2 FROM crash_note_1_text WHERE crash_note_1_text MATCH 'words'`,
	} {
		var n int
		if err := r.Ledger.DB().QueryRow(query).Scan(&n); err != nil || n != acts {
			t.Errorf("%s: %d %s (%v), want %d", when, n, what, err, acts)
		}
	}
}

var errBroken = errors.New("the disk is full")

func TestAStatementThatFailsAnywhereLeavesNothingHalfAndTheActCanBeSentAgain(t *testing.T) {
	r := ledgertest.New(t, ledgertest.Kinds(&ledgertest.Own), spread)
	s := []ledger.StreamID{r.Begin(), r.Begin()}
	acts := 0
	for breaks := 1; ; breaks++ {
		form := act(t, r, ledger.NewEntryID(), s)
		reached, broken := 0, ""
		engineOf(r).Step(func(statement string) error {
			if reached++; reached == breaks {
				broken = statement
				return errBroken
			}
			return nil
		})
		_, err := r.Ledger.Do(t.Context(), form)
		if broken == "" && err == nil {
			if acts++; acts < 10 {
				t.Errorf("only %d statements could fail", breaks)
			}
			return
		}
		if !errors.Is(err, errBroken) || errors.Is(err, ledger.ErrOutcomeUnknown) != (broken == "COMMIT") {
			t.Errorf("%s failed, and the act was told %v", broken, err)
		}
		engineOf(r).Step(nil)
		whole(t, r, s, acts, acts, fmt.Sprintf("after %q failed", broken))
		if _, err := r.Ledger.Do(t.Context(), form); err != nil {
			t.Fatalf("sent again after %q failed: %v", broken, err)
		}
		acts++
		whole(t, r, s, acts, acts, fmt.Sprintf("sent again after %q failed", broken))
	}
}

func TestAnActThatFailedAloneTakesNoneOfItsGroupWithIt(t *testing.T) {
	r := ledgertest.New(t, ledgertest.Kinds(&ledgertest.Own), spread)
	s := []ledger.StreamID{r.Begin(), r.Begin()}
	for range 3 {
		form := act(t, r, ledger.NewEntryID(), s)
		engineOf(r).Step(func(statement string) error {
			if strings.HasPrefix(statement, "INSERT INTO job") {
				return errBroken
			}
			return nil
		})
		if _, err := r.Ledger.Do(t.Context(), form); !errors.Is(err, errBroken) {
			t.Errorf("an act whose job failed was told %v", err)
		}
	}
	engineOf(r).Step(nil)
	whole(t, r, s, 0, 0, "after three failures")
}
