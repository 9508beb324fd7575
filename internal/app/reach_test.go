package app

import (
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"candour/internal/job"
	"candour/internal/ledger"
	"candour/internal/ledger/postgres"
	"candour/internal/ledger/proof"
)

// sealingAt is the sealing of a fresh service, with what lies outside it.
func sealingAt(t *testing.T, e elsewhere) *sealing {
	t.Helper()
	folder := t.TempDir()
	p := place{Data: filepath.Join(folder, "data"), Keys: filepath.Join(folder, "keys")}
	record, _, err := p.open(t.Context(), false, false)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { record.Close() })
	s, err := newSealing(t.Context(), record, p.keys(), e, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// comesBack runs a job's handler, which must ask for a later time.
func comesBack(t *testing.T, handler job.Handler) time.Time {
	t.Helper()
	later := new(job.Later)
	if err := handler(t.Context(), ledger.Job{}); !errors.As(err, &later) {
		t.Fatalf("the job ended with %v", err)
	}
	return later.At
}

func TestPagesAreToldWhichOfThreeHolds(t *testing.T) {
	shelf := proof.Shelf{Folder: t.TempDir()}
	s := sealingAt(t, elsewhere{Checkpoints: shelf.Folder, Called: "the records office"})
	if r := s.Reach(); !r.To.IsZero() {
		t.Errorf("before anything was sealed: %+v", r)
	}
	comesBack(t, s.everyMinute)
	r := s.Reach()
	if r.Checkpoint.Size != 1 || r.Kept.Where != "the records office" || r.Kept.Since.IsZero() || len(r.Seen) > 0 || r.To.After(s.record.Now()) {
		t.Errorf("sealed and kept elsewhere: %+v", r)
	}
	folder := filepath.Join(t.TempDir(), "witness")
	if err := proof.NewWitness(folder, "archive.test", s.keys.Public); err != nil {
		t.Fatal(err)
	}
	witness, err := proof.OpenWitness(folder, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := witness.Cosign(shelf); err != nil {
		t.Fatal(err)
	}
	if s.look(t.Context()); len(s.Reach().Seen) != 0 {
		t.Error("a witness whom the service does not know is believed")
	}
	s.elsewhere.Witnesses = []string{witness.PublicKey()}
	if s.witnesses, err = s.elsewhere.witnesses(); err != nil {
		t.Fatal(err)
	}
	if s.look(t.Context()); len(s.Reach().Seen) != 1 {
		t.Errorf("witnessed: %+v", s.Reach())
	}
}

func TestWhatLiesElsewhereHoldsUpNoSealing(t *testing.T) {
	shelf := t.TempDir()
	s := sealingAt(t, elsewhere{Checkpoints: shelf})
	if err := os.RemoveAll(shelf); err != nil {
		t.Fatal(err)
	}
	if at := comesBack(t, s.everyMinute); at.After(s.record.Now().Add(sealEvery)) {
		t.Errorf("it comes back at %v", at)
	}
	if signed, _, err := s.log.Newest(t.Context()); signed == "" || err != nil {
		t.Errorf("nothing was sealed: %v", err)
	}
}

func TestStreamsAreCountedEachNight(t *testing.T) {
	s := sealingAt(t, elsewhere{})
	comesBack(t, s.everyMinute)
	if at := comesBack(t, s.everyNight); !at.Equal(nextNight(s.record.Now())) {
		t.Errorf("it comes back at %v", at)
	}
	signed, err := s.Checkpoint(t.Context())
	if err != nil || !strings.HasPrefix(signed, "Sealed at 2 records · root ") || !strings.Contains(signed, " · key "+s.keys.Signer.Name()+"+") {
		t.Errorf("as documents print it: %q, %v", signed, err)
	}
}

func TestNothingIsSaidToBeSealedThatAFailoverMayStillBringIn(t *testing.T) {
	if underWay < postgres.Longest {
		t.Errorf("an entry may be on its way for %s, and is said to be sealed after %s", postgres.Longest, underWay)
	}
}
