package sqlite

import (
	"context"
	"database/sql/driver"
	"errors"
)

// keepingConn keeps the questions it was asked prepared. The pages and imports of a service ask the same few dozen again and again, and to
// prepare one takes longer than to answer it from an index.
type keepingConn struct {
	ableConn
	kept map[string]*keptQuestion
}

// mostKept bounds the questions kept on one connection; whatever comes after those is prepared each time it is asked.
const mostKept = 256

type keptQuestion struct {
	ask   driver.StmtQueryContext
	close func() error
	busy  bool // its answer is still being read
}

func newKeepingConn(c ableConn) *keepingConn {
	return &keepingConn{ableConn: c, kept: map[string]*keptQuestion{}}
}

// QueryContext implements driver.QueryerContext. database/sql never calls a connection from two goroutines at once.
func (c *keepingConn) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	q, err := c.question(ctx, query)
	if err != nil {
		return nil, err
	}
	if q == nil || q.busy {
		return c.ableConn.QueryContext(ctx, query, args)
	}
	rows, err := q.ask.QueryContext(ctx, args)
	if err != nil {
		return nil, err
	}
	q.busy = true
	return &keptRows{rows, q}, nil
}

// question is the kept question of those words; nil when no more are kept.
func (c *keepingConn) question(ctx context.Context, query string) (*keptQuestion, error) {
	q, known := c.kept[query]
	if known || len(c.kept) >= mostKept {
		return q, nil
	}
	prepared, err := c.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	ask, able := prepared.(driver.StmtQueryContext)
	if !able {
		return nil, prepared.Close()
	}
	q = &keptQuestion{ask: ask, close: prepared.Close}
	c.kept[query] = q
	return q, nil
}

// Close implements driver.Conn.
func (c *keepingConn) Close() error {
	var errs []error
	for _, q := range c.kept {
		errs = append(errs, q.close())
	}
	clear(c.kept)
	return errors.Join(append(errs, c.ableConn.Close())...)
}

// keptRows gives the question back when its answer was read.
type keptRows struct {
	driver.Rows
	question *keptQuestion
}

// Close implements driver.Rows.
func (r *keptRows) Close() error {
	err := r.Rows.Close()
	r.question.busy = false
	return err
}
