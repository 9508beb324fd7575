package sqlite

import (
	"context"
	"database/sql"

	"candour/internal/ledger/tables"
)

// define makes the tables that are not there, and adds to a head that an earlier version made the column it lacks. Programs that open the file at
// the same moment take turns at it.
func define(ctx context.Context, db *sql.DB) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	var older bool
	err = tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM pragma_table_info('head')) AND NOT EXISTS (SELECT 1 FROM pragma_table_info('head') WHERE name = 'drawn')`).Scan(&older)
	if err != nil {
		return err
	}
	if older {
		if _, err := tx.ExecContext(ctx, `ALTER TABLE head ADD COLUMN drawn text NOT NULL DEFAULT ''`); err != nil {
			return err
		}
	}
	if _, err := tx.ExecContext(ctx, tables.Record); err != nil {
		return err
	}
	return tx.Commit()
}
