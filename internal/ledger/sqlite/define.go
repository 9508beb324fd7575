package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"candour/internal/ledger/tables"
)

// define makes the tables that are not there, and adds to those that an earlier version made the columns they lack. Programs that open the file at
// the same moment take turns at it.
func define(ctx context.Context, db *sql.DB) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, c := range tables.Added {
		if err := add(ctx, tx, c); err != nil {
			return fmt.Errorf("add %s to %s: %w", c.Name, c.Table, err)
		}
	}
	if _, err := tx.ExecContext(ctx, tables.Record); err != nil {
		return err
	}
	return tx.Commit()
}

// add adds a column to a table that is there and lacks it.
func add(ctx context.Context, tx *sql.Tx, c tables.Column) error {
	var lacks bool
	err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM pragma_table_info($1)) AND NOT EXISTS (SELECT 1 FROM pragma_table_info($1) WHERE name = $2)`, c.Table, c.Name).
		Scan(&lacks)
	if err != nil || !lacks {
		return err
	}
	_, err = tx.ExecContext(ctx, `ALTER TABLE `+c.Table+` ADD COLUMN `+c.Name+` text NOT NULL DEFAULT ''`)
	return err
}
