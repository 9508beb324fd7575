package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"

	"candour/internal/ledger"
)

// errStillRead says that a reader kept the old pages of the write-ahead log from being dropped.
var errStillRead = errors.New("the write-ahead log is still being read: what was erased stands in it until that ends")

// Scrub writes the write-ahead logs of both files back and empties them. What was removed is then in no byte of the folder: every connection
// that writes overwrites what it deletes, and full-text indexes do so by an option of their own.
func (e *Engine) Scrub(ctx context.Context, _ []*ledger.View) error {
	for _, file := range []string{e.path, filepath.Join(filepath.Dir(e.path), keysFile)} {
		if err := truncateLog(ctx, file); err != nil {
			return fmt.Errorf("%s: %w", filepath.Base(file), err)
		}
	}
	return nil
}

// readersEnd is how long readers are waited for, in milliseconds, while nobody else writes: shorter than any writer's patience.
const readersEnd = 2000

// truncateLog takes its turn as writers do: of two that empty one log at once, SQLite refuses the second without waiting.
func truncateLog(ctx context.Context, file string) error {
	turn, err := newTurn(file)
	if err != nil {
		return err
	}
	defer turn.close()
	if err := turn.take(ctx); err != nil {
		return err
	}
	defer turn.give()
	db, err := sql.Open("sqlite", source(file, writes+fmt.Sprintf("&_pragma=busy_timeout(%d)", readersEnd)))
	if err != nil {
		return err
	}
	defer db.Close()
	var busy, pages, written int64
	if err := db.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &pages, &written); err != nil {
		return err
	}
	if busy != 0 {
		return errStillRead
	}
	return nil
}
