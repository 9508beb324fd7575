package app

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"

	"candour/internal/job"
	"candour/internal/ledger"
	"candour/internal/ledger/proof"
)

// sealedOnce opens a service's record beside a folder for checkpoints, as serve does, and seals it.
func sealedOnce(t *testing.T, p place, shelf string) error {
	t.Helper()
	record, _, err := p.open(t.Context(), false, false)
	if err != nil {
		t.Fatal(err)
	}
	defer record.Close()
	s, err := newSealing(t.Context(), record, p.keys(), elsewhere{Checkpoints: shelf}, slog.New(slog.DiscardHandler))
	if err != nil {
		return err
	}
	if later := new(job.Later); !errors.As(s.everyMinute(context.WithoutCancel(t.Context()), ledger.Job{}), &later) {
		t.Error("sealing does not come back")
	}
	return nil
}

func TestARecordPutBackToAnOlderCopyIsNotServedOverItsPublishedCheckpoint(t *testing.T) {
	folder, shelf := t.TempDir(), t.TempDir()
	p := place{Data: filepath.Join(folder, "data"), Keys: filepath.Join(folder, "keys")}
	if err := sealedOnce(t, p, shelf); err != nil {
		t.Fatal(err)
	}
	older := filepath.Join(folder, "older")
	if err := os.CopyFS(older, os.DirFS(p.Data)); err != nil {
		t.Fatal(err)
	}
	at := []string{"--data", p.Data, "--keys", p.Keys}
	if said, code := run(t, append([]string{"import", "../court/hmcts/testdata/prl/prl-api_CafCaasResponse_4cases.json"}, at...)...); code != allWell {
		t.Fatalf("import: %d %s", code, said)
	}
	if err := sealedOnce(t, p, shelf); err != nil {
		t.Fatal(err)
	}
	checkpoint := filepath.Join(shelf, "checkpoint")
	if said, code := run(t, append([]string{"verify", "--checkpoint", checkpoint}, at...)...); code != allWell || !strings.Contains(said, "everything that had been sealed") {
		t.Errorf("verify with the checkpoint: %d %s", code, said)
	}

	p.Data = older
	if err := sealedOnce(t, p, shelf); !errors.Is(err, proof.ErrBehind) {
		t.Errorf("an older copy was told %v", err)
	}
	if said, code := run(t, "verify", "--data", older, "--keys", p.Keys, "--checkpoint", checkpoint); code != refused || !strings.Contains(said, "older copy") {
		t.Errorf("verify of the older copy: %d %s", code, said)
	}
	if said, code := run(t, "verify", "--data", older, "--keys", p.Keys); code != allWell || !strings.Contains(said, "--checkpoint") {
		t.Errorf("verify without a checkpoint must say what it cannot see: %d %s", code, said)
	}
}

// slow is a signer before whose word another server does something.
type slow struct {
	note.Signer
	meanwhile func()
}

// Sign implements note.Signer.
func (s slow) Sign(what []byte) ([]byte, error) {
	s.meanwhile()
	return s.Signer.Sign(what)
}

func TestTheRegisterOnTheShelfGoesAsFarAsTheCheckpointThoughAnotherServerSealsMeanwhile(t *testing.T) {
	h, shelf := holds(t), proof.Shelf{Folder: t.TempDir()}
	record := h.serving()
	s, err := newSealing(t.Context(), record, h.Keys, elsewhere{Checkpoints: shelf.Folder}, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.sealNow(t.Context()); err != nil {
		t.Fatal(err)
	}
	other := s.log
	s.log.Signer = slow{s.log.Signer, func() {
		h.fill()
		if n, err := other.Seal(t.Context()); n == 0 || err != nil {
			t.Errorf("the other server sealed %d, %v", n, err)
		}
	}}
	if err := s.publish(t.Context()); err != nil {
		t.Fatal(err)
	}
	checkpoint, err1 := shelf.Get()
	register, err2 := shelf.Register()
	published, err3 := proof.OpenCheckpoint(checkpoint, s.keys.Known())
	erased, err4 := proof.OpenRegister(register, s.keys.Known())
	if err := errors.Join(err1, err2, err3, err4); err != nil || erased.Size < published.Size {
		t.Errorf("the register goes to %d and the checkpoint to %d, %v", erased.Size, published.Size, err)
	}
}
