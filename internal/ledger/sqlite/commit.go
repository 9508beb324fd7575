package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"

	"candour/internal/ledger"
)

// writer is the connection that commits, with each statement prepared once.
type writer struct {
	db       *sql.DB
	conn     *sql.Conn
	turn     *turn
	prepared map[string]*sql.Stmt
	inserts  map[insertion]string            // the statements that add rows to views
	heads    map[ledger.StreamID]ledger.Head // where streams stood when last written here: a guess, until the database has agreed
	step     func(string) error              // set by tests to stop between any two statements
	mu       sync.Mutex
}

func newWriter(ctx context.Context, path string, turn *turn) (*writer, error) {
	db, err := sql.Open("sqlite", source(path, writes))
	if err != nil {
		return nil, err
	}
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return &writer{
		db: db, conn: conn, turn: turn, prepared: map[string]*sql.Stmt{}, inserts: map[insertion]string{}, heads: map[ledger.StreamID]ledger.Head{},
	}, nil
}

func (t *writer) close() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	var errs []error
	for _, s := range t.prepared {
		errs = append(errs, s.Close())
	}
	return errors.Join(append(errs, t.conn.Close(), t.db.Close())...)
}

// Commit carries out the batches in one durable transaction. It hopes that none is refused, and when one is, begins again with each in a
// savepoint of its own: refusals are rare, and savepoints are two statements more for everyone.
func (e *Engine) Commit(ctx context.Context, batches []*ledger.Batch) []error {
	t := e.commits
	t.mu.Lock()
	defer t.mu.Unlock()
	answers := make([]error, len(batches))
	err := t.transaction(ctx, func() error { return t.hopefully(ctx, batches) })
	var r refusal
	switch {
	case errors.As(err, &r) && len(batches) == 1:
		answers[0] = r.error
		return answers
	case errors.As(err, &r):
		err = t.transaction(ctx, func() error { return t.carefully(ctx, batches, answers) })
	}
	if err != nil {
		for i := range answers {
			answers[i] = err
		}
	}
	return answers
}

// refusal is why one batch of a transaction could not be carried out.
type refusal struct{ error }

func (r refusal) Unwrap() error { return r.error }

func (t *writer) hopefully(ctx context.Context, batches []*ledger.Batch) error {
	for _, b := range batches {
		if err := t.append(ctx, b); err != nil {
			return refusal{err}
		}
	}
	return nil
}

func (t *writer) carefully(ctx context.Context, batches []*ledger.Batch, answers []error) error {
	for i, b := range batches {
		var broken error
		if answers[i], broken = t.savepoint(ctx, b); broken != nil {
			return broken
		}
	}
	return nil
}

// savepoint carries out one batch. It is refused alone; when what it did cannot be taken back or let stand, the transaction is broken.
func (t *writer) savepoint(ctx context.Context, b *ledger.Batch) (refused, broken error) {
	if _, err := t.exec(ctx, `SAVEPOINT append`); err != nil {
		return err, nil
	}
	if refused = t.append(ctx, b); refused != nil {
		clear(t.heads)
		if _, err := t.exec(ctx, `ROLLBACK TO append`); err != nil {
			return refused, errors.Join(refused, err)
		}
	}
	_, broken = t.exec(ctx, `RELEASE append`)
	return refused, broken
}

// transaction answers an error that holds for everything done in it. Once COMMIT was sent and failed, nobody knows.
func (t *writer) transaction(ctx context.Context, do func() error) error {
	if err := t.turn.take(ctx); err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer t.turn.give()
	if _, err := t.exec(ctx, `BEGIN IMMEDIATE`); err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	if err := do(); err != nil {
		return errors.Join(err, t.rollback(ctx))
	}
	if _, err := t.exec(ctx, `COMMIT`); err != nil {
		return fmt.Errorf("%w: commit: %w", ledger.ErrOutcomeUnknown, errors.Join(err, t.rollback(ctx)))
	}
	return nil
}

func (t *writer) rollback(ctx context.Context) error {
	clear(t.heads)
	_, err := t.conn.ExecContext(context.WithoutCancel(ctx), `ROLLBACK`) // whoever gave up would leave the transaction to the next
	return err
}

// exec runs a statement and says how many rows it changed.
func (t *writer) exec(ctx context.Context, statement string, args ...any) (int64, error) {
	if t.step != nil {
		if err := t.step(statement); err != nil {
			return 0, err
		}
	}
	prepared, err := t.prepare(ctx, statement)
	if err != nil {
		return 0, err
	}
	result, err := prepared.ExecContext(ctx, args...)
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

func (t *writer) prepare(ctx context.Context, statement string) (*sql.Stmt, error) {
	if s, ok := t.prepared[statement]; ok {
		return s, nil
	}
	s, err := t.conn.PrepareContext(ctx, statement)
	if err == nil {
		t.prepared[statement] = s
	}
	return s, err
}
