package demo_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/court"
	"candour/internal/demo"
	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/ledger/sqlite"
	"candour/internal/pack"
	"candour/internal/report"
	"candour/packs/england"
)

// told is a demonstration in a folder of the test's own, told as on the morning of now.
func told(t testing.TB, now time.Time) *sqlite.Record {
	t.Helper()
	rules, err := pack.Load(england.FS)
	if err != nil {
		t.Fatal(err)
	}
	registry, err := ledger.NewRegistry(&access.Kinds, &footing.Kinds, &casework.Kinds, &evidence.Kinds, &report.Kinds, &court.Kinds)
	if err != nil {
		t.Fatal(err)
	}
	desk := report.Desk{Pack: rules, Footing: footing.New(rules, evidence.Contribute(nameIn), report.Contribute)}
	clock := demo.NewClock(func() time.Time { return now })
	clock.Set(demo.Begins())
	folder := t.TempDir()
	record, err := sqlite.OpenRecord(t.Context(), sqlite.Place{
		Folder: folder, Keys: filepath.Join(folder, "keys"), Registry: registry, Clock: clock.Now, Demo: true,
		Views: append(casework.Views[:len(casework.Views):len(casework.Views)],
			court.CaseRows, evidence.View(rules), access.ReadRows, access.Ties(casework.Ties), desk.Footing.View()),
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { record.Close() })
	fakeCourt, err := demo.OpenCourt(clock.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { fakeCourt.Close() })
	begin := time.Now()
	err = demo.Fill(t.Context(), demo.Record{Ledger: record.Ledger, Files: record.Files, Service: record.Service.Stream, Desk: desk}, clock, fakeCourt)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("told in %v", time.Since(begin))
	return record
}

func nameIn(h *ledger.History, person ledger.Ref) string {
	if p, ok := casework.Of(h).Person(person); ok {
		return p.Name()
	}
	return ""
}

func TestARecordThatVerifiesIsTold(t *testing.T) {
	record := told(t, time.Date(2026, 11, 24, 8, 52, 0, 0, time.UTC))
	found, err := record.Ledger.Verify(context.Background(), record.Files, func(int64) {})
	if err != nil || len(found.Faults) > 0 {
		t.Fatalf("%v %v", err, found.Faults)
	}
	t.Logf("%d entries in %d streams", found.Entries, found.Streams)
}
