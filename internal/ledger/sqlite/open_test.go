package sqlite_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"candour/internal/ledger"
	"candour/internal/ledger/sqlite"
)

func engine(t *testing.T) (*sqlite.Engine, string) {
	t.Helper()
	folder := t.TempDir()
	e, err := sqlite.Open(t.Context(), folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Close() })
	return e, folder
}

// What no test of a running program can show, that a commit has reached the disk, rests on these settings.
func TestEveryConnectionIsSetUpToBeDurable(t *testing.T) {
	e, _ := engine(t)
	for pragma, want := range map[string][3]string{
		"journal_mode":  {"wal", "wal", "wal"},
		"synchronous":   {"2", "2", "2"}, // FULL
		"secure_delete": {"1", "1", "0"},
		"query_only":    {"0", "0", "1"},
		"busy_timeout":  {"10000", "10000", "10000"},
	} {
		if got, err := e.Settings(t.Context(), pragma); err != nil || got != want {
			t.Errorf("%s is %v on the connections that commit, write and read (%v); want %v", pragma, got, err, want)
		}
	}
}

func TestNothingIsWrittenThroughTheReadingConnections(t *testing.T) {
	e, _ := engine(t)
	if _, err := e.DB().Exec(`DELETE FROM entry`); err == nil {
		t.Error("a reading connection took a write")
	}
}

func TestAFileThatIsNoDatabaseIsRefused(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "ledger.db"), []byte("This is a letter and no database, however long it may be."), 0o600); err != nil {
		t.Fatal(err)
	}
	if e, err := sqlite.Open(t.Context(), folder); err == nil {
		e.Close()
		t.Error("it was opened")
	}
}

func TestAnAppendWithinATransactionOfTheSmallTablesIsRefusedAndNotHungUp(t *testing.T) {
	e, _ := engine(t)
	e.Hurry(10 * time.Millisecond)
	tx, err := e.Writer().Begin()
	if err != nil {
		t.Fatal(err)
	}
	stream := ledger.NewStreamID()
	answers := e.Commit(t.Context(), []*ledger.Batch{batchOf(stream, 0)})
	if answers[0] == nil || errors.Is(answers[0], ledger.ErrOutcomeUnknown) {
		t.Errorf("it was told %v, want that nothing was recorded", answers[0])
	}
	if err := tx.Rollback(); err != nil {
		t.Fatal(err)
	}
	if answers := e.Commit(t.Context(), []*ledger.Batch{batchOf(stream, 0)}); answers[0] != nil {
		t.Errorf("after the transaction: %v", answers[0])
	}
}
