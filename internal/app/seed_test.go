package app

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"candour/internal/ledger"
	"candour/internal/ledger/store"
)

// seeds runs candour seed on a place.
func seeds(t *testing.T, ctx context.Context, c seedCommand) (said string, err error) {
	t.Helper()
	var out strings.Builder
	err = c.Run(ctx, streams{nil, &out, io.Discard})
	return out.String(), err
}

func TestAnInventedServiceIsWrittenSealedAndServedToNobody(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "made-up")
	said, err := seeds(t, t.Context(), seedCommand{Cases: 20, Seed: 1, Data: folder})
	if err != nil || !strings.HasPrefix(said, "20 cases with ") {
		t.Fatal(said, err)
	}
	if _, err := seeds(t, t.Context(), seedCommand{Cases: 20, Seed: 1, Data: folder}); !errors.Is(err, errNotEmpty) {
		t.Errorf("written into again: %v", err)
	}
	if err := (serveCommand{place: place{Data: folder}}).Run(t.Context(), streams{nil, io.Discard, io.Discard}); !errors.Is(err, errDemoFolder) {
		t.Errorf("served: %v", err)
	}
	at := place{Data: folder, Keys: filepath.Join(folder, "keys")}
	record, _, err := at.openAs(t.Context(), store.Place{Reading: true})
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	err = errors.Join(verifyCommand{place: at}.check(t.Context(), streams{nil, &out, io.Discard}, record), record.Close())
	if err != nil || !record.Service.Demo || strings.Contains(out.String(), "Nothing was sealed") {
		t.Errorf("%v\n%s", err, out.String())
	}
}

func TestARealServiceIsNotWrittenInto(t *testing.T) {
	folder := t.TempDir()
	at := place{Data: filepath.Join(folder, "data"), Keys: filepath.Join(folder, "keys")}
	record, _, err := at.open(t.Context(), false, false)
	if err != nil {
		t.Fatal(err)
	}
	if err := record.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := seeds(t, t.Context(), seedCommand{Cases: 1, Data: at.Data}); !errors.Is(err, errNotEmpty) {
		t.Errorf("it said %v", err)
	}
}

// heard is called by whatever is said.
type heard func()

func (h heard) Write(p []byte) (int, error) { h(); return len(p), nil }

func TestWhoeverStopsTheWritingIsToldWhatIsLeft(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	c := seedCommand{Cases: 100_000, Seed: 1, Data: filepath.Join(t.TempDir(), "made-up")}
	err := c.Run(ctx, streams{nil, io.Discard, heard(stop)})
	if err == nil || !strings.Contains(err.Error(), "remove it and begin again") || errors.Is(err, ledger.ErrOutcomeUnknown) {
		t.Errorf("it said %v", err)
	}
}
