package app

import (
	"log/slog"
	"path/filepath"
	"strings"
	"testing"

	"candour/internal/clamav"
	"candour/internal/fault"
)

func TestWhereAScannerIsSetFilesFromOutsideWaitForItAndOursDoNot(t *testing.T) {
	record, f, err := place{Data: filepath.Join(t.TempDir(), "data")}.open(t.Context(), false, false)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = record.Close() })
	scanner := clamav.Clamd{Socket: filepath.Join(t.TempDir(), "no daemon")}
	s, err := newService(record, f, manner{clamd: scanner, log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.close() })
	if _, err := s.incoming.Put(t.Context(), "text/plain", strings.NewReader("A letter")); fault.KindOf(err) != fault.Unavailable {
		t.Errorf("a file from outside was kept unseen: %v", err)
	}
	if _, err := record.Files.Put(t.Context(), "application/pdf", strings.NewReader("%PDF")); err != nil {
		t.Errorf("a report waits for the scanner: %v", err)
	}
}
