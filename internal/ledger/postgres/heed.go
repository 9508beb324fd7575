package postgres

import (
	"context"
	"database/sql/driver"
	"fmt"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"

	"candour/internal/ledger"
)

// heeding opens connections for database/sql on which a commit fails when the database warns that the standby may not have it, as the commits of
// appends do: seals, keys and sessions are acknowledged by these.
type heeding struct{ driver.Connector }

// Connect implements driver.Connector.
func (h heeding) Connect(ctx context.Context) (driver.Conn, error) {
	opened, err := h.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	conn, ok := opened.(*stdlib.Conn)
	if !ok {
		return nil, fmt.Errorf("the driver opened a %T", opened)
	}
	return &heedingConn{Conn: conn}, nil
}

type heedingConn struct {
	*stdlib.Conn
	inTx bool
}

// ExecContext heeds warnings of a statement that is a transaction by itself.
func (c *heedingConn) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (result driver.Result, err error) {
	do := func() error {
		result, err = c.Conn.ExecContext(ctx, query, args)
		return err
	}
	if c.inTx {
		return result, do()
	}
	err = heed(c.Conn.Conn().PgConn(), do)
	return result, err
}

// BeginTx implements driver.ConnBeginTx.
func (c *heedingConn) BeginTx(ctx context.Context, opts driver.TxOptions) (driver.Tx, error) {
	tx, err := c.Conn.BeginTx(ctx, opts)
	if err != nil {
		return nil, err
	}
	c.inTx = true
	return &heedingTx{tx, c}, nil
}

type heedingTx struct {
	driver.Tx
	conn *heedingConn
}

// Commit implements driver.Tx.
func (t *heedingTx) Commit() error {
	t.conn.inTx = false
	return heed(t.conn.Conn.Conn().PgConn(), t.Tx.Commit)
}

// Rollback implements driver.Tx.
func (t *heedingTx) Rollback() error {
	t.conn.inTx = false
	return t.Tx.Rollback()
}

// heed does what commits, and answers ErrOutcomeUnknown when the database has committed and warned of it.
func heed(conn *pgconn.PgConn, commit func() error) error {
	delete(conn.CustomData(), warned)
	err := commit()
	if warning, ok := conn.CustomData()[warned].(string); ok && err == nil {
		return fmt.Errorf("%w: commit: %s", ledger.ErrOutcomeUnknown, warning)
	}
	return err
}
