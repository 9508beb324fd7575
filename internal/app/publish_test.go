package app

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestWhoeverWatchesSeesThatTheCheckpointIsNotKeptElsewhereAndThatAnErasureWaits(t *testing.T) {
	h, shelf := holds(t), filepath.Join(t.TempDir(), "shelf")
	if err := os.Mkdir(shelf, 0o700); err != nil {
		t.Fatal(err)
	}
	record, features, err := h.open(t.Context(), false, false)
	if err != nil {
		t.Fatal(err)
	}
	defer record.Close()
	log, measured := slog.New(slog.DiscardHandler), newMetrics()
	seals, err := newSealing(t.Context(), record, h.Keys, elsewhere{Checkpoints: shelf}, log)
	if err != nil {
		t.Fatal(err)
	}
	s, err := newService(record, features, manner{log: log, seals: seals})
	if err != nil {
		t.Fatal(err)
	}
	defer s.close()
	v := s.watched(measured, log)
	says := func(when string, want ...string) {
		t.Helper()
		if err := seals.once(t.Context()); err != nil {
			t.Fatal(err)
		}
		_, said := asked(v, "/metrics")
		for _, line := range want {
			if !strings.Contains(said, "\n"+line+"\n") {
				t.Errorf("%s: %s is not in %s", when, line, said)
			}
		}
	}
	says("at first", "candour_publish_lag_seconds 0", "candour_erasures_confirmed 0")

	h.fill()
	if err := os.Rename(shelf, shelf+"-gone"); err != nil {
		t.Fatal(err)
	}
	_, err = record.Engine.Writer().Exec(`INSERT INTO erasure_1 (stream, version, n, of_case, of_entry, ground, stage, proposed_at, gone_at, copies_on)
		VALUES ('5b1f6c6e-8a43-4b62-9a0e-1d2f3c4b5a69', 1, 0, '', '', 'court order', 'confirmed', '', '', '')`)
	if err != nil {
		t.Fatal(err)
	}
	says("the folder is gone")
	h.clock.Advance(time.Hour)
	says("an hour later", "candour_publish_lag_seconds 3600", "candour_erasures_confirmed 1")

	if err := os.Rename(shelf+"-gone", shelf); err != nil {
		t.Fatal(err)
	}
	says("the folder is back", "candour_publish_lag_seconds 0")
}

func TestConfigSaysThatWhatWasSealedIsNotKeptElsewhere(t *testing.T) {
	h, shelf := holds(t), t.TempDir()
	h.clock.Set(time.Now()) // config tells the time by the machine
	h.seals(shelf)
	h.backsUp("candour.age")
	if said, code := h.configured("--checkpoints", shelf); code != allWell {
		t.Errorf("%d %s", code, said)
	}
	h.fill()
	h.seals("")
	lately := time.Now().Add(-time.Hour)
	if err := os.Chtimes(filepath.Join(shelf, "checkpoint"), lately, lately); err != nil {
		t.Fatal(err)
	}
	if said, code := h.configured("--checkpoints", shelf); code != refused || !strings.Contains(said, "what was sealed since is not kept there") {
		t.Errorf("%d %s", code, said)
	}
	if err := os.WriteFile(filepath.Join(shelf, "checkpoint"), []byte("a checkpoint"), 0o600); err != nil {
		t.Fatal(err)
	}
	if said, code := h.configured("--checkpoints", shelf); code != refused || !strings.Contains(said, "cannot be seen") {
		t.Errorf("%d %s", code, said)
	}
}
