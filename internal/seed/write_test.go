package seed_test

import (
	"testing"

	"candour/internal/app"
	"candour/internal/bench"
	"candour/internal/calendar"
	"candour/internal/seed"
)

var day = calendar.MustParse("2026-11-20")

// written is a record into which services were written one after the other.
func written(t *testing.T, all ...seed.Service) *bench.Service {
	t.Helper()
	s, err := app.OpenBench(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Record.Close() })
	for _, x := range all {
		if err := seed.Write(t.Context(), seed.Record{Record: s.Record, Pack: s.Pack}, x, func(seed.Progress) {}); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func TestWhatIsWrittenVerifies(t *testing.T) {
	s := written(t, seed.Service{Seed: 1, Day: day, To: 120})
	found, err := s.Record.Ledger.Verify(t.Context(), s.Record.Files, nil)
	if err != nil || len(found.Faults) > 0 {
		t.Fatalf("%v %v", err, found.Faults)
	}
}
