package store_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/ledger/sqlite"
	"candour/internal/ledger/store"
)

// toRead is where a record of one note lies that no program has open.
func toRead(t *testing.T) store.Place {
	t.Helper()
	p := place(t, t.TempDir())
	registry, err := ledger.NewRegistry(&ledgertest.Own)
	if err != nil {
		t.Fatal(err)
	}
	p.Registry, p.Views = registry, ledgertest.Views
	r := open(t, p)
	notes(t, r)
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	return p
}

// notes puts a note into the service's stream.
func notes(t *testing.T, r *store.Record) {
	t.Helper()
	note := ledgertest.Entry(t, ledgertest.Noted, ledger.ByService("test"), ledgertest.NotedBody{Words: "seen at school"})
	_, err := r.Ledger.Do(t.Context(), ledger.Act{
		On: []ledger.Seen{{Stream: r.Service.Stream, Version: ledger.Any}},
		Verb: func(ledger.Histories) (c ledger.Change, err error) {
			c.Add(r.Service.Stream, note)
			return c, nil
		},
	})
	if err != nil {
		t.Fatal(err)
	}
}

func reading(p store.Place) store.Place {
	p.Reading = true
	return p
}

// holds says what is in a folder: names, sizes and times.
func holds(t *testing.T, folder string) string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(&out, e.Name(), info.Size(), info.ModTime())
	}
	return out.String()
}

func TestACopyIsVerifiedWithoutWritingAnythingBesideIt(t *testing.T) {
	p := toRead(t)
	for _, lock := range []string{"ledger.db.queue", "ledger.db.turn", "keys.db.queue", "keys.db.turn"} {
		if err := os.Remove(filepath.Join(p.Folder, lock)); err != nil {
			t.Fatal(err) // a copy has none
		}
	}
	before := holds(t, p.Folder)
	r := open(t, reading(p))
	v, err := r.Ledger.Verify(t.Context(), r.Files, nil)
	if err != nil || len(v.Faults) > 0 || v.Entries != 2 || v.Rows == 0 {
		t.Errorf("verify found %+v, %v", v, err)
	}
	if err := r.Close(); err != nil {
		t.Error(err)
	}
	if after := holds(t, p.Folder); after != before {
		t.Errorf("the folder held\n%s\nand now holds\n%s", before, after)
	}
}

func TestARecordOpenedToBeReadTakesNothing(t *testing.T) {
	r := open(t, reading(toRead(t)))
	note := ledgertest.Entry(t, ledgertest.Noted, ledger.ByService("test"), ledgertest.NotedBody{Words: "more"})
	if err := r.Ledger.Append(t.Context(), ledger.Append{Writes: []ledger.Write{{Stream: r.Service.Stream, Expected: ledger.Any, Entries: []ledger.New{note}}}}); err == nil {
		t.Error("it took an entry")
	}
	if _, err := r.Engine.Writer().ExecContext(t.Context(), `DELETE FROM entry`); err == nil {
		t.Error("it took a deletion")
	}
}

func TestWhoReadsBesideAProgramAtWorkSeesWhatItWrote(t *testing.T) {
	p := toRead(t)
	notes(t, open(t, p))
	r := open(t, reading(p))
	v, err := r.Ledger.Verify(t.Context(), r.Files, nil)
	if err = errors.Join(err, r.Close()); err != nil || v.Entries != 3 {
		t.Errorf("verify found %+v, %v", v, err)
	}
}

func TestARecordThatIsWrittenToWhileItIsReadIsNotSaidToBeWell(t *testing.T) {
	p := toRead(t)
	r, err := store.Open(t.Context(), reading(p))
	if err != nil {
		t.Fatal(err)
	}
	w := open(t, p)
	notes(t, w)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := r.Close(); !errors.Is(err, sqlite.ErrWrittenMeanwhile) {
		t.Errorf("closing said %v", err)
	}
}
