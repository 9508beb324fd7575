package postgres

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/jackc/pgx/v5/stdlib"

	"candour/internal/ledger"
)

// Moment implements ledger.Engine: the first transaction lends its snapshot to the others.
func (e *Engine) Moment(ctx context.Context, most int) (begun []ledger.Moment, err error) {
	defer func() {
		if err != nil {
			for _, m := range begun {
				err = errors.Join(err, m.End())
			}
			begun = nil
		}
	}()
	var snapshot string
	for range min(most, readers/2) {
		m, err := e.beginReading(ctx)
		if err != nil {
			return begun, fmt.Errorf("begin: %w", err)
		}
		begun = append(begun, m)
		if err := share(ctx, m.Tx, &snapshot); err != nil {
			return begun, fmt.Errorf("share a snapshot: %w", err)
		}
	}
	return begun, nil
}

// moment is a transaction that reads, and its connection.
type moment struct {
	*sql.Tx
	conn *sql.Conn
}

func (e *Engine) beginReading(ctx context.Context) (*moment, error) {
	conn, err := e.read.Conn(ctx)
	if err != nil {
		return nil, err
	}
	tx, err := conn.BeginTx(ctx, &sql.TxOptions{ReadOnly: true, Isolation: sql.LevelRepeatableRead})
	if err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	return &moment{tx, conn}, nil
}

// End implements ledger.Moment.
func (m *moment) End() error { return errors.Join(m.Rollback(), m.conn.Close()) }

// share takes a transaction's snapshot, or gives it that of another.
func share(ctx context.Context, tx *sql.Tx, snapshot *string) error {
	if *snapshot == "" {
		return tx.QueryRowContext(ctx, `SELECT pg_export_snapshot()`).Scan(snapshot)
	}
	_, err := tx.ExecContext(ctx, `SET TRANSACTION SNAPSHOT '`+*snapshot+`'`) // takes no parameters; the database made it of hexadecimal digits
	return err
}

// Each implements ledger.Moment: what it shows is lent from what the connection has received.
func (m *moment) Each(ctx context.Context, query string, args []any, show func([]driver.Value)) error {
	return m.conn.Raw(func(opened any) error {
		rows, err := opened.(*stdlib.Conn).Conn().Query(ctx, query, args...)
		if err != nil {
			return err
		}
		defer rows.Close()
		columns, row := rows.FieldDescriptions(), make([]driver.Value, len(rows.FieldDescriptions()))
		for rows.Next() {
			for i, received := range rows.RawValues() {
				if row[i], err = value(columns[i], received); err != nil {
					return err
				}
			}
			show(row)
		}
		return rows.Err()
	})
}

// value is what was received of a column. The types are those of the record, in the forms that pgx asks for.
func value(c pgconn.FieldDescription, received []byte) (driver.Value, error) {
	switch {
	case received == nil:
		return nil, nil
	case c.DataTypeOID == pgtype.ByteaOID && c.Format == pgtype.BinaryFormatCode:
		return received, nil
	case c.DataTypeOID == pgtype.TextOID:
		return string(received), nil
	case c.DataTypeOID == pgtype.Int8OID && c.Format == pgtype.BinaryFormatCode && len(received) == 8:
		return int64(binary.BigEndian.Uint64(received)), nil
	default:
		return nil, fmt.Errorf("column %s came in a form that is not expected", c.Name)
	}
}
