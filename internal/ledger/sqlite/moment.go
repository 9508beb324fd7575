package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// errRestless says that nobody saw the record stand still.
var errRestless = errors.New("others have been writing without a pause")

// momentTries is how often transactions are begun anew because somebody wrote while they were. To begin some takes less time than any commit.
const momentTries = 100

// Moment implements ledger.Engine.
func (e *Engine) Moment(ctx context.Context, most int) ([]*sql.Tx, error) {
	return momentIn(ctx, e.read, most)
}

// Moment implements ledger.Engine.
func (r *Reading) Moment(ctx context.Context, most int) ([]*sql.Tx, error) {
	return momentIn(ctx, r.db, most)
}

// momentIn begins transactions between two looks at the file that have found nothing written in between. It leaves connections for others.
func momentIn(ctx context.Context, db *sql.DB, most int) ([]*sql.Tx, error) {
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
		begun, err := beginReading(ctx, db, min(most, readers/2))
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

// beginReading begins transactions, each of which has begun to read: until it reads, a transaction has no moment.
func beginReading(ctx context.Context, db *sql.DB, n int) (begun []*sql.Tx, err error) {
	for range n {
		tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
		if err != nil {
			return nil, errors.Join(fmt.Errorf("begin: %w", err), endAll(begun))
		}
		begun = append(begun, tx)
		var some int64
		if err := tx.QueryRowContext(ctx, `SELECT COUNT(*) FROM service`).Scan(&some); err != nil {
			return nil, errors.Join(fmt.Errorf("begin: %w", err), endAll(begun))
		}
	}
	return begun, nil
}

func endAll(begun []*sql.Tx) error {
	var errs []error
	for _, tx := range begun {
		errs = append(errs, tx.Rollback())
	}
	return errors.Join(errs...)
}
