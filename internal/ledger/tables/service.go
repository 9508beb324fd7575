package tables

import (
	"context"
	"database/sql"
	"errors"

	"candour/internal/ledger"
)

// Service is what stands in the table service, or ledger.ErrNotOpened.
func Service(ctx context.Context, db *sql.DB) (ledger.ServiceRow, error) {
	var row ledger.ServiceRow
	err := db.QueryRowContext(ctx, `SELECT stream, keyring FROM service WHERE name = 'service'`).Scan(&row.Stream, &row.Keyring)
	if errors.Is(err, sql.ErrNoRows) {
		return row, ledger.ErrNotOpened
	}
	return row, err
}

// NameService writes the row of the table service when there is none.
func NameService(ctx context.Context, db *sql.DB, row ledger.ServiceRow) error {
	_, err := db.ExecContext(ctx, `INSERT INTO service (name, stream, keyring) VALUES ('service', $1, $2) ON CONFLICT (name) DO NOTHING`,
		string(row.Stream), row.Keyring)
	return err
}
