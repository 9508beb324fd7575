package app

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"candour/internal/ledger"
	"candour/internal/ledger/backup"
	"candour/internal/ledger/proof"
)

// reads serves a place until the test ends, and answers the page at an address.
func (h *held) reads(p place, shelf, address string) string {
	h.t.Helper()
	out, to := io.Pipe()
	ctx, stop := context.WithCancel(h.t.Context())
	ended := make(chan error, 1)
	var notes bytes.Buffer
	go func() {
		ended <- serveCommand{place: p, Addr: "localhost:0", elsewhere: elsewhere{Checkpoints: shelf}}.serve(ctx, streams{strings.NewReader(""), to, &notes}, nil)
		to.Close()
	}()
	defer func() {
		stop()
		if err := <-ended; err != nil {
			h.t.Errorf("serve: %v %s", err, notes.String())
		}
	}()
	at, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		h.t.Fatal(err)
	}
	answer, err := http.Get(strings.TrimSpace(at) + address)
	if err != nil {
		h.t.Fatal(err)
	}
	defer answer.Body.Close()
	page, err := io.ReadAll(answer.Body)
	if err != nil {
		h.t.Fatal(err)
	}
	return string(page)
}

func TestARestoredRecordThatLacksWhatWasPublishedIsReadOnlyUntilSomebodySaysThatItGoesOn(t *testing.T) {
	h := holds(t)
	shelf := t.TempDir()
	h.seals(shelf)
	file := h.backsUp("candour.age")
	h.fill()
	h.seals(shelf)

	to := h.elsewhere()
	said, err := h.try(restoreCommand{place: to, File: file, Checkpoints: shelf}, h.custodians[0].String())
	if err != nil || !strings.Contains(said, "It lacks what was sealed after it was made") || !strings.Contains(said, "Missing: stream ") {
		t.Fatalf("%v %s", err, said)
	}
	if page := h.reads(to, shelf, "/sign-in"); !strings.Contains(page, readOnly) {
		t.Errorf("the page does not say that the record is only read: %s", page)
	}
	for _, refused := range h.changing(to) {
		if said, err := h.try(refused, ""); !errors.Is(err, backup.ErrBehind) {
			t.Errorf("%T: %v %s", refused, err, said)
		}
	}
	for _, taken := range []command{keysCheckCommand{place: to}, verifyCommand{place: to}} {
		if said, err := h.try(taken, ""); err != nil {
			t.Errorf("%T: %v %s", taken, err, said)
		}
	}
	h.must(restoreCommand{place: to, GoOn: true, Checkpoints: shelf})
	if page := h.reads(to, shelf, "/sign-in"); strings.Contains(page, readOnly) {
		t.Error("it is only read still")
	}
	now, err1 := os.ReadFile(filepath.Join(shelf, "checkpoint"))
	aside, err2 := filepath.Glob(filepath.Join(shelf, "before-*", "checkpoint"))
	if name, _, _ := strings.Cut(string(now), "\n"); err1 != nil || err2 != nil || !strings.HasSuffix(name, "/2") || len(aside) != 1 {
		t.Errorf("the log goes on as %q, and what was published is in %v", name, aside)
	}
	if said, code := run(t, "verify", "--data", to.Data, "--keys", to.Keys, "--checkpoint", filepath.Join(shelf, "checkpoint")); code != allWell {
		t.Error(said)
	}
	if said, err := h.try(restoreCommand{place: to, GoOn: true, Checkpoints: shelf}, ""); err == nil {
		t.Errorf("it went on twice: %s", said)
	}

	old, err := os.ReadFile(aside[0])
	if err != nil {
		t.Fatal(err)
	}
	h.isBehind(to, string(old)) // as when it was broken off before its end
	h.must(restoreCommand{place: to, GoOn: true, Checkpoints: shelf})
	if said, code := run(t, "verify", "--data", to.Data, "--keys", to.Keys, "--checkpoint", filepath.Join(shelf, "checkpoint")); code != allWell {
		t.Error(said)
	}
}

// isBehind notes that a record lacks what a checkpoint is of.
func (h *held) isBehind(p place, checkpoint string) {
	h.t.Helper()
	record, _, err := p.open(h.t.Context(), false, true)
	if err != nil {
		h.t.Fatal(err)
	}
	defer record.Close()
	if err := backup.NoteBehind(h.t.Context(), record.Engine.Writer(), checkpoint); err != nil {
		h.t.Fatal(err)
	}
}

// changing are the commands that write to a record, or give away what it would be held to.
func (h *held) changing(p place) []command {
	folder := h.t.TempDir()
	return []command{
		proveCommand{place: p, Log: folder},
		keysRotateCommand{place: p, Copies: h.copies, Kept: 35},
		keysRotateCommand{place: p, Copies: h.copies, Signing: true},
		eraseCommand{place: p},
		importCommand{place: p, Files: []string{fourCases}},
		inviteCommand{place: p, Name: "Ruth Adeyemi"},
		backupCommand{place: p, File: filepath.Join(folder, "candour.age"), To: h.recipients()},
		copyCommand{From: p.Data, To: filepath.Join(folder, "data"), Keys: p.Keys},
	}
}

func TestNoProofIsGivenOfARecordThatDoesNotReachWhatWasPublished(t *testing.T) {
	h := holds(t)
	shelf := t.TempDir()
	h.seals(shelf)
	file := h.backsUp("candour.age")
	h.fill()
	h.seals(shelf)
	to := h.elsewhere()
	if said, err := h.restores(file, to); err != nil { // somebody says that nothing was published
		t.Fatalf("%v %s", err, said)
	}
	_, err := h.try(proveCommand{place: to, elsewhere: elsewhere{Checkpoints: shelf}, Log: t.TempDir()}, "")
	if !errors.Is(err, proof.ErrBehind) {
		t.Errorf("its log was given away: %v", err)
	}
}

func TestARestoredRecordThatHoldsAllThatWasPublishedGoesOnByItself(t *testing.T) {
	h := filled(t)
	shelf := t.TempDir()
	h.seals(shelf)
	file, to := h.backsUp("candour.age"), h.elsewhere()
	published, err1 := os.ReadFile(filepath.Join(shelf, "checkpoint"))
	said, err := h.try(restoreCommand{place: to, File: file, Checkpoints: shelf}, h.custodians[0].String())
	if err != nil || !strings.Contains(said, "It holds everything that was published") {
		t.Fatalf("%v %s", err, said)
	}
	if now, err2 := os.ReadFile(filepath.Join(shelf, "checkpoint")); errors.Join(err1, err2) != nil || !bytes.Equal(now, published) {
		t.Error("before it is served it has published what shuts the other out")
	}
	h.seals(shelf)
	if page := h.reads(to, shelf, "/sign-in"); strings.Contains(page, readOnly) {
		t.Error("it is only read")
	}
}

func TestAHeldRecordIsReadAndTakesNoAct(t *testing.T) {
	h := holds(t)
	record := h.serving()
	record.Ledger.Hold(readOnly)
	_, err := record.Ledger.Do(t.Context(), ledger.Act{On: []ledger.Seen{{Stream: record.Service.Stream, Version: ledger.Any}}})
	if err == nil || !strings.Contains(err.Error(), readOnly) {
		t.Errorf("an act on it: %v", err)
	}
	if _, err := record.Ledger.Read(t.Context(), record.Service.Stream); err != nil {
		t.Error(err)
	}
}

// seals seals the service's record and publishes its checkpoint.
func (h *held) seals(shelf string) {
	h.t.Helper()
	if err := sealedOnce(h.t, h.place, shelf); err != nil {
		h.t.Fatal(err)
	}
}
