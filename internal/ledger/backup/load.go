package backup

import (
	"context"
	"database/sql"
	"fmt"
	"io"

	"filippo.io/age"
)

// Load puts a backup into an empty place, or goes on with one that the same backup was being put into. It tells how many rows it has put.
// The place stays unfinished until Finish: what is drawn from the record is still to be made.
func Load(ctx context.Context, in io.Reader, to Databases, progress func(rows int64), identities ...age.Identity) (Manifest, error) {
	l := &loading{ctx: ctx, to: to, progress: progress}
	about, manifest, err := read(in, identities, func(t table, rows [][]any) error {
		return l.put(t, rows)
	})
	if err != nil {
		return manifest, err
	}
	if err := Compare(ctx, manifest.Tables, to); err != nil {
		return manifest, err
	}
	return manifest, setNote(ctx, to.Write, unfinished, loaded+about.ID)
}

// loading puts rows where they belong.
type loading struct {
	ctx      context.Context
	to       Databases
	progress func(int64)
	rows     int64
}

// atOnce is how many rows one statement adds: engines bound the parameters of a statement.
const atOnce = 100

// put adds rows in one transaction. Those that a run before this one has put are left.
func (l *loading) put(t table, rows [][]any) error {
	db := l.to.Write
	if t.name == keys.name {
		db = l.to.Keys
	}
	tx, err := db.BeginTx(l.ctx, nil)
	if err != nil {
		return fmt.Errorf("write %s: %w", t.name, err)
	}
	defer tx.Rollback()
	if err := insert(l.ctx, tx, t, rows); err != nil {
		return fmt.Errorf("write %s: %w", t.name, err)
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("write %s: %w", t.name, err)
	}
	l.rows += int64(len(rows))
	l.progress(l.rows)
	return nil
}

func insert(ctx context.Context, tx *sql.Tx, t table, rows [][]any) error {
	for len(rows) > 0 {
		some := rows[:min(len(rows), atOnce)]
		rows = rows[len(some):]
		var args []any
		for _, row := range some {
			args = append(args, row...)
		}
		if _, err := tx.ExecContext(ctx, t.inserts(len(some)), args...); err != nil {
			return err
		}
	}
	return nil
}
