package postgres

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"candour/internal/ledger"
)

// Commit carries out the batches in one transaction of four questions to the database: lock what they touch, look at it, write what goes
// through, commit. Which batch is refused is decided in between, under the locks, so that one refusal costs the others nothing.
func (e *Engine) Commit(ctx context.Context, batches []*ledger.Batch) []error {
	answers := make([]error, len(batches))
	err := errBegunMeanwhile
	for tries := 0; errors.Is(err, errBegunMeanwhile) && tries < 5; tries++ {
		clear(answers)
		err = e.transaction(ctx, batches, answers)
	}
	if err != nil {
		for i := range answers {
			answers[i] = err
		}
	}
	return answers
}

// errBegunMeanwhile says that another program began a stream between our look and our write.
var errBegunMeanwhile = errors.New("another program began the stream at the same moment")

// transaction answers an error that holds for every batch.
func (e *Engine) transaction(ctx context.Context, batches []*ledger.Batch, answers []error) error {
	tx, err := e.commits.Begin(ctx)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer tx.Rollback(context.WithoutCancel(ctx))
	s, err := look(ctx, tx, batches)
	if err != nil {
		return err
	}
	for i, b := range batches {
		answers[i] = s.take(b)
	}
	if err := s.write(ctx, tx); err != nil {
		return err
	}
	return commit(ctx, tx)
}

// commit tells a commit that the database refused from one whose answer did not arrive.
func commit(ctx context.Context, tx pgx.Tx) error {
	err := tx.Commit(ctx)
	refused := new(pgconn.PgError)
	if err == nil || errors.As(err, &refused) && !endsTheConnection(refused.Code) {
		return err
	}
	return fmt.Errorf("%w: commit: %w", ledger.ErrOutcomeUnknown, err)
}

// endsTheConnection reports whether the database was stopped, in the middle of a commit perhaps: error classes 57P and 08.
func endsTheConnection(code string) bool {
	return len(code) == 5 && (code[:3] == "57P" || code[:2] == "08")
}
