package postgres

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"candour/internal/ledger"
)

// Commit carries out the batches in one transaction of two questions to the database: lock what they touch and look at it; write what goes
// through and commit. Which batch is refused is decided in between, under the locks, so that one refusal costs the others nothing.
//
// When the database is lost on the way it is done again with whoever is primary then. What the lost one had committed is found by its ids,
// and that answer, too, is a commit: it is given only when whatever keeps copies has it.
func (e *Engine) Commit(ctx context.Context, batches []*ledger.Batch) []error {
	answers := make([]error, len(batches))
	if err := e.follow(ctx, batches, answers); err != nil {
		for i := range answers {
			answers[i] = err
		}
	}
	return answers
}

// errBegunMeanwhile says that another program began a stream between our look and our write.
var errBegunMeanwhile = errors.New("another program began the stream at the same moment")

// errLost says that the database was lost before it answered.
var errLost = errors.New("the database was lost")

// again is how long to wait before a lost database is looked for again.
const again = 200 * time.Millisecond

// follow tries until the database answers or patience ends. An outcome that is not known stays so until an answer is.
func (e *Engine) follow(ctx context.Context, batches []*ledger.Batch, answers []error) error {
	var unknown error
	until, begun := time.Now().Add(e.patience.follow), 0
	for {
		clear(answers)
		err := e.transaction(ctx, batches, answers)
		switch {
		case errors.Is(err, errBegunMeanwhile) && begun < 5:
			begun++
			continue
		case !errors.Is(err, errLost):
			return err
		case errors.Is(err, ledger.ErrOutcomeUnknown):
			unknown = ledger.ErrOutcomeUnknown
		}
		e.drop()
		if ctx.Err() != nil || time.Now().After(until) {
			return errors.Join(unknown, err)
		}
		time.Sleep(again)
	}
}

// drop closes every connection that nobody uses: where one was lost the others are too.
func (e *Engine) drop() {
	for _, p := range e.pools {
		p.Reset()
	}
}

// transaction answers an error that holds for every batch.
func (e *Engine) transaction(ctx context.Context, batches []*ledger.Batch, answers []error) error {
	conn, err := e.commits.Acquire(ctx)
	if err != nil {
		return unreachable(err)
	}
	defer conn.Release()
	err = within(ctx, conn.Conn(), batches, answers)
	if err != nil && (conn.Conn().IsClosed() || lost(err)) && !errors.Is(err, errLost) {
		return fmt.Errorf("%w: %w", errLost, err)
	}
	return err
}

// within leaves no transaction open on the connection.
func within(ctx context.Context, conn *pgx.Conn, batches []*ledger.Batch, answers []error) error {
	err := lookAndWrite(ctx, conn, batches, answers)
	if err != nil && !conn.IsClosed() && conn.PgConn().TxStatus() != idle {
		_, rolled := conn.Exec(context.WithoutCancel(ctx), `ROLLBACK`)
		err = errors.Join(err, rolled)
	}
	return err
}

// idle is what the database says of a connection that has no transaction.
const idle = 'I'

func lookAndWrite(ctx context.Context, conn *pgx.Conn, batches []*ledger.Batch, answers []error) error {
	s, err := look(ctx, conn, batches)
	if err != nil {
		return err
	}
	for i, b := range batches {
		answers[i] = s.take(b)
	}
	return s.write(ctx, conn)
}

// unreachable tells a database that nobody can reach from one that refuses us, which another try would not change.
func unreachable(err error) error {
	refused := new(pgconn.PgError)
	if errors.As(err, &refused) && !lost(err) || errors.Is(err, ErrNotDurable) || errors.Is(err, ErrCollation) {
		return fmt.Errorf("connect: %w", err)
	}
	return fmt.Errorf("%w: connect: %w", errLost, err)
}

// heeded commits, and tells a commit that the database refused from one whose answer did not arrive: then the connection is gone. One with a warning is
// neither: a database that is told to stop waiting for its standby (by an administrator, or a statement_timeout) says that it has committed, and warns
// that the standby may not have it.
func heeded(conn *pgconn.PgConn, commit func() error) error {
	delete(conn.CustomData(), warned)
	err := commit()
	switch warning, ok := conn.CustomData()[warned].(string); {
	case ok:
		return fmt.Errorf("%w: %w: commit: %s", errLost, ledger.ErrOutcomeUnknown, warning)
	case err == nil || !conn.IsClosed() && !lost(err):
		return err
	}
	return fmt.Errorf("%w: %w: commit: %w", errLost, ledger.ErrOutcomeUnknown, err)
}

// warned is where a connection keeps the last warning that the database gave on it.
const warned = "warned"

func keepWarning(conn *pgconn.PgConn, n *pgconn.Notice) {
	if n.SeverityUnlocalized == "WARNING" {
		conn.CustomData()[warned] = n.Message
	}
}

// lost reports whether the database was stopped, in the middle of a commit perhaps, or is no primary any more: error classes 57P and 08, and
// read_only_sql_transaction.
func lost(err error) bool {
	said := new(pgconn.PgError)
	if !errors.As(err, &said) || len(said.Code) != 5 {
		return false
	}
	return said.Code[:3] == "57P" || said.Code[:2] == "08" || said.Code == "25006"
}
