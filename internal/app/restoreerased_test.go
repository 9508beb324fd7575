package app

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"candour/internal/ledger"
	"candour/internal/ledger/store"
)

// aCase is the stream of one of the cases that a court sent.
func aCase(t *testing.T, record *store.Record) ledger.StreamID {
	t.Helper()
	var stream ledger.StreamID
	if err := record.Engine.DB().QueryRow(`SELECT stream FROM case_1 ORDER BY stream LIMIT 1`).Scan(&stream); err != nil {
		t.Fatal(err)
	}
	return stream
}

// erases erases a stream by law.
func erases(t *testing.T, record *store.Record, stream ledger.StreamID) ledger.Erased {
	t.Helper()
	done, err := record.Ledger.Erase(t.Context(), ledger.NewEntryID(), ledger.Erasing{
		Streams: []ledger.StreamID{stream}, Ground: ledger.CourtOrder, Authority: "Order of 12 May 2026", Reason: "As directed.",
		Decided: ledger.NewStreamID(), Confirmed: ledger.NewStreamID(),
	})
	if err != nil {
		t.Fatal(err)
	}
	return done
}

func TestWhatWasErasedByLawDoesNotComeBackWithAnOlderBackup(t *testing.T) {
	h := filled(t)
	shelf := t.TempDir()
	h.seals(shelf)
	file := h.backsUp("candour.age")
	server := h.serving()
	gone := aCase(t, server)
	erases(t, server, gone)
	h.seals(shelf)

	to := h.elsewhere()
	said, err := h.try(restoreCommand{place: to, File: file, Checkpoints: shelf}, h.custodians[0].String())
	if err != nil || !strings.Contains(said, "brought back 1 item") {
		t.Fatalf("%v %s", err, said)
	}
	restored, _, err := to.openAs(t.Context(), store.Place{Existing: true, Behind: true})
	if err != nil {
		t.Fatal(err)
	}
	defer restored.Close()
	for _, query := range []string{`SELECT COUNT(*) FROM entry WHERE stream = $1 AND body IS NOT NULL`, `SELECT COUNT(*) FROM case_1 WHERE stream = $1`} {
		var n int
		if err := restored.Engine.DB().QueryRow(query, string(gone)).Scan(&n); err != nil || n != 0 {
			t.Errorf("%s: %d, %v", query, n, err)
		}
	}
	if said, code := run(t, "verify", "--data", to.Data, "--keys", to.Keys); code != allWell {
		t.Error(said)
	}
}

func TestAnErasureThatTheBackupWasMadeInTheMiddleOfIsFinished(t *testing.T) {
	h := filled(t)
	server := h.serving()
	if _, err := server.Engine.Writer().ExecContext(t.Context(), `INSERT INTO erasing (stream) VALUES ($1)`, string(aCase(t, server))); err != nil {
		t.Fatal(err)
	}
	file := h.backsUp("candour.age")
	to := h.elsewhere()
	h.restores(file, to)
	if said, code := run(t, "verify", "--data", to.Data, "--keys", to.Keys); code != allWell || strings.Contains(said, "still have an old key") {
		t.Error(said)
	}
}

func TestWhatABackupLacksIsToldWithoutTheAccountOfErasingAgain(t *testing.T) {
	h := filled(t)
	shelf := t.TempDir()
	h.seals(shelf)
	file := h.backsUp("candour.age")
	server := h.serving()
	service := server.Service.Stream
	before, err := server.Ledger.Read(t.Context(), service)
	if err != nil {
		t.Fatal(err)
	}
	erases(t, server, aCase(t, server))
	h.seals(shelf)
	said, err := h.try(restoreCommand{place: h.elsewhere(), File: file, Checkpoints: shelf}, h.custodians[0].String())
	if want := fmt.Sprintf("Missing: stream %s, versions %d to", service, before.Version+1); err != nil || !strings.Contains(said, want) {
		t.Errorf("%v %s, and not %q", err, said, want)
	}
}

func TestABackupIsNotRestoredWithoutTheErasureRegisterUnlessNothingWasEverErased(t *testing.T) {
	h := filled(t)
	shelf := t.TempDir()
	h.seals(shelf)
	file := h.backsUp("candour.age")
	if err := os.Remove(filepath.Join(shelf, "erasure-register")); err != nil {
		t.Fatal(err)
	}
	restore := restoreCommand{place: h.elsewhere(), File: file, Checkpoints: shelf}
	if said, err := h.try(restore, h.custodians[0].String()); err == nil || !strings.Contains(err.Error(), errNoRegister.Error()) {
		t.Errorf("%v %s", err, said)
	}
	restore.NoRegister = true
	if said, err := h.try(restore, h.custodians[0].String()); err != nil {
		t.Errorf("%v %s", err, said)
	}
}

func TestAnErasureRegisterThatIsOlderThanItsCheckpointIsRefused(t *testing.T) {
	h := filled(t)
	shelf := t.TempDir()
	h.seals(shelf)
	register, err := os.ReadFile(filepath.Join(shelf, "erasure-register"))
	if err != nil {
		t.Fatal(err)
	}
	file := h.backsUp("candour.age")
	server := h.serving()
	erases(t, server, aCase(t, server))
	h.seals(shelf)
	if err := os.WriteFile(filepath.Join(shelf, "erasure-register"), register, 0o600); err != nil {
		t.Fatal(err)
	}
	restore := restoreCommand{place: h.elsewhere(), File: file, Checkpoints: shelf}
	if said, err := h.try(restore, h.custodians[0].String()); !errors.Is(err, errRegisterOlder) {
		t.Errorf("%v %s", err, said)
	}
}

func TestAfterAKeyLeakedEveryStreamHasANewKeyAndAServerAtWorkGoesOn(t *testing.T) {
	h := filled(t)
	server := h.serving()
	h.must(keysRotateCommand{place: h.place, Copies: h.copies, Kept: 35, Leaked: true})
	var old int
	if err := server.Engine.DB().QueryRow(`SELECT COUNT(*) FROM head WHERE keyed = 1`).Scan(&old); err != nil || old != 0 {
		t.Errorf("%d streams lie under their old key, %v", old, err)
	}
	var left int
	if err := server.Databases().Keys.QueryRow(`SELECT COUNT(*) FROM stream_key WHERE n = 1 AND EXISTS (SELECT 1 FROM stream_key k WHERE k.stream = stream_key.stream AND k.n = 2)`).Scan(&left); err != nil || left != 0 {
		t.Errorf("%d old keys are there still, %v", left, err)
	}
	h.must(keysCheckCommand{place: h.place})
	if _, err := server.Ledger.Read(t.Context(), aCase(t, server)); err != nil {
		t.Errorf("a server that held the old keys: %v", err)
	}
	h.must(keysRotateCommand{place: h.place, Copies: h.copies, Kept: 35, Every: 30})
	if number, _ := h.ring().Newest(); number != 2 {
		t.Errorf("the key in use is %d", number)
	}
}
