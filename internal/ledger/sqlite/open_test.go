package sqlite_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
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

func TestSmallTablesAndAppendsOfTwoProgramsShareTheFile(t *testing.T) {
	mine, folder := engine(t)
	theirs, err := sqlite.Open(t.Context(), folder)
	if err != nil {
		t.Fatal(err)
	}
	defer theirs.Close()
	const each = 20
	var wg sync.WaitGroup
	work := func(do func(n int) error) {
		wg.Go(func() {
			for n := range each {
				if err := do(n); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	for i, e := range []*sqlite.Engine{mine, theirs} {
		stream := ledger.NewStreamID()
		work(func(int) error {
			return errors.Join(e.Commit(t.Context(), []*ledger.Batch{batchOf(stream, ledger.Any)})...)
		})
		work(func(n int) error {
			_, err := e.Writer().Exec(`INSERT INTO cursor (name, value) VALUES ($1, '')`, fmt.Sprint("alone ", i, " ", n))
			return err
		})
		work(func(n int) error { return inTransaction(e, fmt.Sprint("together ", i, " ", n)) })
	}
	wg.Wait()
	var rows, entries int
	if err := mine.DB().QueryRow(`SELECT (SELECT COUNT(*) FROM cursor), (SELECT COUNT(*) FROM entry)`).Scan(&rows, &entries); err != nil {
		t.Fatal(err)
	}
	if rows != 4*each || entries != 2*each {
		t.Errorf("%d small rows and %d entries were written, want %d and %d", rows, entries, 4*each, 2*each)
	}
}

func inTransaction(e *sqlite.Engine, name string) error {
	tx, err := e.Writer().Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.Exec(`INSERT INTO cursor (name, value) VALUES ($1, '')`, name); err != nil {
		return err
	}
	if _, err := tx.Exec(`UPDATE cursor SET value = 'done' WHERE name = $1`, name); err != nil {
		return err
	}
	return tx.Commit()
}

// A server of the version before goes on writing rows without the column meanwhile.
func TestAFileOfAnEarlierVersionGetsTheColumnThatASessionLacks(t *testing.T) {
	e, folder := engine(t)
	if _, err := e.Writer().ExecContext(t.Context(), `ALTER TABLE session DROP COLUMN device`); err != nil {
		t.Fatal(err)
	}
	newer, err := sqlite.Open(t.Context(), folder)
	if err != nil {
		t.Fatal(err)
	}
	defer newer.Close()
	if _, err := e.Writer().ExecContext(t.Context(), `INSERT INTO session (token, person, created, seen, ends) VALUES ('t', 'p', '', '', '')`); err != nil {
		t.Fatal(err)
	}
	var device string
	if err := newer.DB().QueryRowContext(t.Context(), `SELECT device FROM session`).Scan(&device); err != nil || device != "" {
		t.Errorf("it says %q, %v", device, err)
	}
}
