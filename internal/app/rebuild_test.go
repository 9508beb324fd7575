package app

import (
	"context"
	"fmt"
	"io/fs"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"candour/internal/job"
	"candour/internal/ledger"
	"candour/internal/ledger/store"
	"candour/internal/pack"
	"candour/packs/england"
)

// tampers changes rows of a list as nobody may.
func (h *held) tampers(statement string) {
	h.t.Helper()
	record := h.serving()
	defer record.Close()
	if done, err := record.Engine.Writer().ExecContext(h.t.Context(), statement); err != nil {
		h.t.Fatal(err)
	} else if n, err := done.RowsAffected(); err != nil || n == 0 {
		h.t.Fatalf("%d rows changed, %v", n, err)
	}
}

func TestRebuildDrawsTheRowsOfAViewAgainAndComparesThem(t *testing.T) {
	h := filled(t)
	h.clock.Set(time.Now())
	h.tampers(`UPDATE case_1 SET title = 'nobody'`)
	h.tampers(`DELETE FROM person_1`)
	said, err := h.try(rebuildCommand{place: h.place, View: []string{"case_1"}}, "")
	if err != nil || !strings.Contains(said, "records were drawn") || !strings.Contains(said, "compared with the record that they follow from") {
		t.Fatalf("%v: %s", err, said)
	}
	if said, err := h.try(verifyCommand{place: h.place}, ""); err == nil || strings.Contains(said, "case_1") || !strings.Contains(said, "person_1") {
		t.Errorf("the one view was drawn and no other: %v %s", err, said)
	}
	h.must(rebuildCommand{place: h.place})
	h.must(verifyCommand{place: h.place})
}

func TestRebuildKnowsItsViews(t *testing.T) {
	h := filled(t)
	if said, err := h.try(rebuildCommand{place: h.place, View: []string{"cases"}}, ""); err == nil || !strings.Contains(fmt.Sprint(err), "case_1, ") {
		t.Errorf("%v %s", err, said)
	}
}

func TestARebuildThatWasBrokenOffGoesOnWhereItWas(t *testing.T) {
	h := filled(t)
	h.clock.Set(time.Now())
	record := h.serving()
	if err := (rebuildCommand{}).undraw(t.Context(), streams{}, record); err != nil {
		t.Fatal(err)
	}
	h.drawn(record, h.clock.Now)
	said := h.must(rebuildCommand{place: h.place, wait: time.Millisecond})
	if !strings.Contains(said, "this one goes on") || !strings.Contains(said, "rows of 0 records were drawn") {
		t.Error(said)
	}
	if said := h.must(rebuildCommand{place: h.place, wait: time.Millisecond}); strings.Contains(said, "this one goes on") {
		t.Error(said)
	}
}

// drawn runs the job that draws, as a server does, until it finds nothing to do.
func (h *held) drawn(record *store.Record, clock ledger.Clock) *drawing {
	h.t.Helper()
	d := &drawing{record: record.Ledger, service: record.Service.Stream, log: slog.New(slog.DiscardHandler)}
	if err := d.ask(h.t.Context()); err != nil {
		h.t.Fatal(err)
	}
	runner := &job.Runner{DB: record.Engine.Writer(), Clock: clock, Log: d.log, Handlers: map[string]job.Handler{drawJob: d.draw}}
	for range 100 {
		if did, err := runner.One(h.t.Context()); err != nil {
			h.t.Fatal(err)
		} else if !did {
			return d
		}
	}
	h.t.Fatal("the job finds no end")
	return nil
}

// takesTurns holds the job that draws anew again and again, as a server at work does, with nothing to say for itself, until it is stopped.
func (h *held) takesTurns(record *store.Record) (stop func()) {
	ctx, cancel := context.WithCancel(h.t.Context())
	var turns sync.WaitGroup
	turns.Go(func() {
		for n := 1; ctx.Err() == nil; n++ {
			lease := ledger.FormatTime(h.clock.Now().Add(time.Duration(n) * time.Minute))
			_, err := record.Engine.Writer().ExecContext(ctx, `UPDATE job SET lease = $1 WHERE kind = $2`, lease, drawJob)
			if err != nil && ctx.Err() == nil {
				h.t.Error(err)
			}
			time.Sleep(100 * time.Millisecond)
		}
	})
	return func() { cancel(); turns.Wait() }
}

func TestAServerAtWorkDrawsWhatARebuildAsksForAndItsPagesSaySo(t *testing.T) {
	h := filled(t)
	h.clock.Set(time.Now())
	record := h.serving()
	h.drawn(record, h.clock.Now) // puts the job off, as each turn of a server's does
	h.tampers(`UPDATE case_1 SET title = 'nobody'`)
	stop := h.takesTurns(record)
	said := h.must(rebuildCommand{place: h.place})
	stop()
	if !strings.Contains(said, "A server is at work") {
		t.Fatal(said)
	}
	d := &drawing{record: record.Ledger, service: record.Service.Stream, log: slog.New(slog.DiscardHandler)}
	if err := d.look(t.Context()); err != nil || !strings.Contains(d.notice(), "0 of ") {
		t.Errorf("%v: %q", err, d.notice())
	}
	if _, err := record.Engine.Writer().ExecContext(t.Context(), `UPDATE job SET lease = '', due = $1 WHERE kind = $2`, ledger.FormatTime(h.clock.Now()), drawJob); err != nil {
		t.Fatal(err)
	}
	d = h.drawn(record, h.clock.Now)
	if err := d.look(t.Context()); err != nil || d.notice() != "" {
		t.Errorf("%v: %q", err, d.notice())
	}
	h.must(verifyCommand{place: h.place})
}

func TestEveryPageSaysThatListsAreBeingDrawn(t *testing.T) {
	h := filled(t)
	record := h.serving()
	if err := record.Ledger.Undraw(t.Context(), "hearing_2"); err != nil {
		t.Fatal(err)
	}
	f, err := newFeatures()
	if err != nil {
		t.Fatal(err)
	}
	s, err := newService(record, f, manner{log: slog.New(slog.DiscardHandler), readOnly: true, banner: readOnly})
	if err != nil {
		t.Fatal(err)
	}
	defer s.close()
	if err := s.ask(t.Context()); err != nil {
		t.Fatal(err)
	}
	if says := s.kit(manner{banner: readOnly}).Banner(); !strings.HasPrefix(says, readOnly+" Lists and searches are being drawn again") {
		t.Error(says)
	}
}

// withRetention is the pack of England with another rule for how long cases are kept.
func withRetention(t *testing.T, age string) *pack.Pack {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(england.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(england.FS, name)
		if name == "retention.yaml" {
			data = []byte(strings.ReplaceAll(string(data), "age: 25", "age: "+age))
		}
		files[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	p, err := pack.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestAChangedRuleOfThePackHasItsRowsDrawnAgain(t *testing.T) {
	h := filled(t)
	until := func(record *store.Record) (days []string) {
		rows, err := record.Engine.DB().QueryContext(t.Context(), `SELECT DISTINCT due_on FROM retention_1 WHERE due_on <> '' ORDER BY due_on`)
		if err != nil {
			t.Fatal(err)
		}
		defer rows.Close()
		for rows.Next() {
			var day string
			if err := rows.Scan(&day); err != nil {
				t.Fatal(err)
			}
			days = append(days, day)
		}
		return days
	}
	before := until(h.serving())
	at, err := h.store(featuresOf(withRetention(t, "30")))
	if err != nil {
		t.Fatal(err)
	}
	record, err := store.Open(t.Context(), at)
	if err != nil {
		t.Fatal(err)
	}
	defer record.Close()
	b, err := record.Ledger.Behind(t.Context())
	if err != nil || b.Behind != b.Streams || !strings.Contains(strings.Join(b.Views, " "), "retention_1") || strings.Contains(strings.Join(b.Views, " "), "case_1") {
		t.Errorf("%v: %+v", err, b)
	}
	if _, err := record.Ledger.Draw(t.Context(), 1, func(int64) bool { return true }); err != nil {
		t.Fatal(err)
	}
	after := until(record)
	if len(before) == 0 || len(after) != len(before) || after[0][:4] == before[0][:4] || after[0][4:] != before[0][4:] {
		t.Errorf("kept until %v, and by the new rule until %v", before, after)
	}
}
