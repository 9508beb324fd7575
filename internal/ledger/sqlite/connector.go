package sqlite

import (
	"context"
	"database/sql/driver"
	"fmt"

	modernc "modernc.org/sqlite"
)

// connector opens connections that write, each statement or transaction in its turn.
type connector struct {
	name  string
	turn  *turn
	close bool // the turn is this connector's own
}

func (c *connector) Driver() driver.Driver { return &modernc.Driver{} }

// Connect implements driver.Connector. It waits for its turn: the first connection of all turns the file to write-ahead logging, for which
// SQLite wants it alone and does not wait.
func (c *connector) Connect(ctx context.Context) (driver.Conn, error) {
	if err := c.turn.take(ctx); err != nil {
		return nil, err
	}
	defer c.turn.give()
	opened, err := connect(c.name)
	if err != nil {
		return nil, err
	}
	return &writingConn{ableConn: opened, turn: c.turn}, nil
}

func connect(name string) (*keepingConn, error) {
	opened, err := (&modernc.Driver{}).Open(name)
	if err != nil {
		return nil, err
	}
	able, ok := opened.(ableConn)
	if !ok {
		return nil, fmt.Errorf("the SQLite driver's %T cannot do what is asked of it", opened)
	}
	return newKeepingConn(able), nil
}

// readingConnector opens connections that read.
type readingConnector struct{ name string }

func (c readingConnector) Driver() driver.Driver { return &modernc.Driver{} }

// Connect implements driver.Connector.
func (c readingConnector) Connect(context.Context) (driver.Conn, error) { return connect(c.name) }

// Close implements io.Closer, for sql.DB to call.
func (c *connector) Close() error {
	if c.close {
		return c.turn.close()
	}
	return nil
}

// ableConn is what the driver's connection can do and database/sql looks for.
type ableConn interface {
	driver.Conn
	driver.ConnBeginTx
	driver.ConnPrepareContext
	driver.ExecerContext
	driver.QueryerContext
	driver.Pinger
	driver.SessionResetter
	driver.Validator
}

type writingConn struct {
	ableConn
	turn *turn
	inTx bool
}

// ExecContext waits for its turn, unless its transaction has it.
func (c *writingConn) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	if !c.inTx {
		if err := c.turn.take(ctx); err != nil {
			return nil, err
		}
		defer c.turn.give()
	}
	return c.ableConn.ExecContext(ctx, query, args)
}

// BeginTx waits for its turn, which lasts as long as the transaction.
func (c *writingConn) BeginTx(ctx context.Context, opts driver.TxOptions) (driver.Tx, error) {
	if opts.ReadOnly {
		return c.ableConn.BeginTx(ctx, opts)
	}
	if err := c.turn.take(ctx); err != nil {
		return nil, err
	}
	tx, err := c.ableConn.BeginTx(ctx, opts)
	if err != nil {
		c.turn.give()
		return nil, err
	}
	c.inTx = true
	return &writingTx{tx, c}, nil
}

type writingTx struct {
	driver.Tx
	conn *writingConn
}

func (t *writingTx) Commit() error {
	defer t.conn.end()
	return t.Tx.Commit()
}

func (t *writingTx) Rollback() error {
	defer t.conn.end()
	return t.Tx.Rollback()
}

func (c *writingConn) end() {
	c.inTx = false
	c.turn.give()
}
