package ledger

import (
	"context"
	"database/sql"
	"fmt"
)

// erased is the answer of an act whose account is on the record.
func (l *Ledger) erased(ctx context.Context, account Entry) (Erased, error) {
	e := Erased{Account: account.Ref(), At: account.Recorded, Copies: account.Recorded.Add(rotatesWithin + CopiesKept), Record: -1}
	var n sql.NullInt64
	err := l.DB().QueryRowContext(ctx, `SELECT MIN(n) FROM log_record WHERE stream = $1 AND version >= $2`, string(account.Stream), account.Version).Scan(&n)
	if err != nil {
		return e, fmt.Errorf("find the erasure in the log: %w", err)
	}
	if n.Valid {
		e.Record = n.Int64
	}
	return e, nil
}

// eraseAgain leaves out what is gone, and what this copy of the record never held.
func (l *Ledger) eraseAgain(ctx context.Context, streams []StreamID, entries []Ref) (int, error) {
	e := Erasing{Ground: ErasedBefore, Authority: "Erasure register", Reason: "An older copy of the record was restored."}
	for _, stream := range sorted(streams) {
		there, err := l.has(ctx, `SELECT EXISTS (SELECT 1 FROM head WHERE stream = $1 AND keyed > 0)`, string(stream))
		if err != nil {
			return 0, err
		}
		if there {
			e.Streams = append(e.Streams, stream)
		}
	}
	for _, ref := range inOrder(entries) {
		there, err := l.has(ctx, `SELECT EXISTS (SELECT 1 FROM entry WHERE stream = $1 AND id = $2 AND body IS NOT NULL)`, string(ref.Stream), string(ref.Entry))
		if err != nil {
			return 0, err
		}
		if there {
			e.Entries = append(e.Entries, ref)
		}
	}
	n := len(e.Streams) + len(e.Entries)
	if n == 0 {
		return 0, l.finishErasing(ctx)
	}
	_, err := l.erase(ctx, NewEntryID(), e.tidy())
	return n, err
}

func (l *Ledger) has(ctx context.Context, query string, args ...any) (there bool, err error) {
	if err = l.DB().QueryRowContext(ctx, query, args...).Scan(&there); err != nil {
		err = fmt.Errorf("look for what the register names: %w", err)
	}
	return there, err
}
