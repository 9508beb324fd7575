package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// Moment implements ledger.Engine: the first transaction lends its snapshot to the others.
func (e *Engine) Moment(ctx context.Context, most int) (begun []*sql.Tx, err error) {
	defer func() {
		if err != nil {
			for _, tx := range begun {
				err = errors.Join(err, tx.Rollback())
			}
			begun = nil
		}
	}()
	var snapshot string
	for range min(most, readers/2) {
		tx, err := e.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true, Isolation: sql.LevelRepeatableRead})
		if err != nil {
			return begun, fmt.Errorf("begin: %w", err)
		}
		begun = append(begun, tx)
		if err := share(ctx, tx, &snapshot); err != nil {
			return begun, fmt.Errorf("share a snapshot: %w", err)
		}
	}
	return begun, nil
}

// share takes a transaction's snapshot, or gives it that of another.
func share(ctx context.Context, tx *sql.Tx, snapshot *string) error {
	if *snapshot == "" {
		return tx.QueryRowContext(ctx, `SELECT pg_export_snapshot()`).Scan(snapshot)
	}
	_, err := tx.ExecContext(ctx, `SET TRANSACTION SNAPSHOT '`+*snapshot+`'`) // takes no parameters; the database made it of hexadecimal digits
	return err
}
