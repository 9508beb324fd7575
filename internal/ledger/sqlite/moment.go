package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"

	"candour/internal/ledger"
)

// errRestless says that nobody saw the record stand still.
var errRestless = errors.New("others have been writing without a pause")

// momentTries is how often transactions are begun anew because somebody wrote while they were. To begin some takes less time than any commit.
const momentTries = 100

// Moment implements ledger.Engine.
func (e *Engine) Moment(ctx context.Context, most int) ([]ledger.Moment, error) {
	return momentIn(ctx, e.read, most)
}

// Moment implements ledger.Engine.
func (r *Reading) Moment(ctx context.Context, most int) ([]ledger.Moment, error) {
	return momentIn(ctx, r.db, most)
}

// momentIn begins transactions between two looks at the file that have found nothing written in between. It leaves connections for others.
func momentIn(ctx context.Context, db *sql.DB, most int) ([]ledger.Moment, error) {
	looks, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	defer looks.Close()
	for range momentTries {
		before, err := writtenSo(ctx, looks)
		if err != nil {
			return nil, err
		}
		begun, err := beginAll(ctx, db, min(most, readers/2))
		if err != nil {
			return nil, err
		}
		after, err := writtenSo(ctx, looks)
		if err == nil && after == before {
			return begun, nil
		}
		if err := errors.Join(err, endAll(begun)); err != nil {
			return nil, err
		}
	}
	return nil, errRestless
}

// writtenSo is a number that changes for a connection when another has written.
func writtenSo(ctx context.Context, looks *sql.Conn) (n int64, err error) {
	err = looks.QueryRowContext(ctx, `PRAGMA data_version`).Scan(&n)
	return n, err
}

func beginAll(ctx context.Context, db *sql.DB, n int) (begun []ledger.Moment, err error) {
	for range n {
		m, err := beginReading(ctx, db)
		if err != nil {
			return nil, errors.Join(fmt.Errorf("begin: %w", err), endAll(begun))
		}
		begun = append(begun, m)
	}
	return begun, nil
}

func endAll(begun []ledger.Moment) error {
	var errs []error
	for _, m := range begun {
		errs = append(errs, m.End())
	}
	return errors.Join(errs...)
}

// moment is a transaction that reads, and its connection.
type moment struct {
	*sql.Tx
	conn *sql.Conn
}

// beginReading begins a transaction that has begun to read: until it reads, it has no moment.
func beginReading(ctx context.Context, db *sql.DB) (*moment, error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	tx, err := conn.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	m := &moment{tx, conn}
	var some int64
	if err := m.QueryRowContext(ctx, `SELECT COUNT(*) FROM service`).Scan(&some); err != nil {
		return nil, errors.Join(err, m.End())
	}
	return m, nil
}

// End implements ledger.Moment.
func (m *moment) End() error { return errors.Join(m.Rollback(), m.conn.Close()) }

// Each implements ledger.Moment: it asks the driver itself.
func (m *moment) Each(ctx context.Context, query string, args []any, show func([]driver.Value)) error {
	return m.conn.Raw(func(opened any) error {
		rows, err := opened.(driver.QueryerContext).QueryContext(ctx, query, numbered(args))
		if err != nil {
			return err
		}
		return errors.Join(showEach(ctx, rows, show), rows.Close())
	})
}

func numbered(args []any) []driver.NamedValue {
	out := make([]driver.NamedValue, len(args))
	for i, arg := range args {
		out[i] = driver.NamedValue{Ordinal: i + 1, Value: arg}
	}
	return out
}

func showEach(ctx context.Context, rows driver.Rows, show func([]driver.Value)) error {
	row := make([]driver.Value, len(rows.Columns()))
	for ctx.Err() == nil {
		switch err := rows.Next(row); {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		show(row)
	}
	return ctx.Err()
}
