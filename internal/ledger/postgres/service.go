package postgres

import (
	"context"
	"database/sql"
	"errors"

	"candour/internal/ledger"
)

// Service implements ledger.Engine.
func (e *Engine) Service(ctx context.Context) (ledger.ServiceRow, error) {
	var row ledger.ServiceRow
	err := e.read.QueryRowContext(ctx, `SELECT stream, keyring FROM service WHERE name = 'service'`).Scan(&row.Stream, &row.Keyring)
	if errors.Is(err, sql.ErrNoRows) {
		return row, ledger.ErrNotOpened
	}
	return row, err
}

// NameService implements ledger.Engine.
func (e *Engine) NameService(ctx context.Context, row ledger.ServiceRow) error {
	_, err := e.write.ExecContext(ctx, `INSERT INTO service (name, stream, keyring) VALUES ('service', $1, $2) ON CONFLICT (name) DO NOTHING`,
		string(row.Stream), row.Keyring)
	return err
}
