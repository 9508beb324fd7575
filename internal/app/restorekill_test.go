//go:build unix

package app

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"candour/internal/ledger/backup"
)

// identity, in the environment, is what the program restores finds on its standard input.
const identity = "CANDOUR_TEST_IDENTITY"

func init() {
	programs["restores"] = func() int {
		return Run(os.Args[1:], strings.NewReader(os.Getenv(identity)), os.Stdout, os.Stderr)
	}
}

// unfinished reports whether a place is half filled.
func unfinished(t *testing.T, p place) bool {
	t.Helper()
	at, err := p.bare(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer at.Close()
	return errors.Is(backup.Unfinished(t.Context(), at.Databases().Record), backup.ErrUnfinished)
}

func TestARestoreThatIsKilledLeavesNothingToServeAndGoesOnWithTheSameBackup(t *testing.T) {
	h := filled(t)
	file, other := h.backsUp("candour.age"), h.backsUp("another.age")
	to, pipe := h.elsewhere(), filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	killed := begin(t, "restores", []string{identity + "=" + h.custodians[0].String()},
		"restore", "--no-checkpoint", "--no-register", "--data", to.Data, "--keys", to.Keys, pipe)
	feed(t, pipe, whole)()
	if said, err := killed.line(); err != nil || !strings.Contains(said, "is whole") {
		t.Fatalf("%v %s", err, said)
	}
	end := feed(t, pipe, whole[:len(whole)*3/4]) // what it has taken of this, it has put there
	killed.kill()
	killed.rest()
	end()

	if !unfinished(t, to) {
		t.Fatal("it was killed before it began or after it had ended")
	}
	if _, _, err := to.open(t.Context(), false, false); !errors.Is(err, backup.ErrUnfinished) {
		t.Errorf("half a record was opened: %v", err)
	}
	if said, err := h.restores(other, to); !errors.Is(err, backup.ErrNotEmpty) {
		t.Errorf("another backup was put over half of one: %v %s", err, said)
	}
	if said, err := h.restores(file, to); err != nil {
		t.Fatalf("%v %s", err, said)
	}
	if said, code := run(t, "verify", "--data", to.Data, "--keys", to.Keys); code != allWell {
		t.Error(said)
	}
}

// feed writes into a pipe until its reader has taken it, and answers how to close it when it holds less than the whole.
func feed(t *testing.T, pipe string, content []byte) (end func()) {
	t.Helper()
	f, err := os.OpenFile(pipe, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write(content); err != nil {
		t.Fatal(err)
	}
	return func() { _ = f.Close() }
}

func TestACopyThatIsKilledGoesOnWhereItWas(t *testing.T) {
	h := filled(t)
	to := h.elsewhere()
	for !h.killsACopy(to) { // it had ended first
		to = h.elsewhere()
	}
	if _, _, err := to.open(t.Context(), false, false); !errors.Is(err, backup.ErrUnfinished) {
		t.Errorf("half a copy was opened: %v", err)
	}
	h.must(copyCommand{From: h.Data, To: to.Data, Keys: h.Keys})
	if have, want := h.finds(to), h.finds(h.place); have != want {
		t.Errorf("lists at the new place name %d people, and at the old %d", have, want)
	}
}

// killsACopy kills a copy once it has put entries there, and reports whether it was in the middle.
func (h *held) killsACopy(to place) bool {
	h.t.Helper()
	killed := begin(h.t, "candour", nil, "copy", "--keys", h.Keys, h.Data, to.Data)
	at, err := to.bare(h.t.Context())
	if err != nil {
		h.t.Fatal(err)
	}
	defer at.Close()
	go killed.rest()
	for some := false; !some && killed.lost.Err() == nil; {
		if err := at.Databases().Record.QueryRow(`SELECT EXISTS (SELECT 1 FROM entry)`).Scan(&some); err != nil {
			h.t.Fatal(err)
		}
	}
	killed.kill()
	killed.rest()
	return unfinished(h.t, to)
}
