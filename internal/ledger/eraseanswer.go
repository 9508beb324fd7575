package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// erased is the answer of an act whose account is on the record.
func (l *Ledger) erased(ctx context.Context, account Entry) (Erased, error) {
	e := Erased{Account: account.Ref(), At: account.Recorded, Copies: account.Recorded.Add(rotatesWithin + l.copiesKept()), Record: -1}
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

func (l *Ledger) copiesKept() time.Duration {
	if l.keys == nil {
		return CopiesKept
	}
	return l.keys.lastKnown().copiesKept()
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
	if n > 0 {
		if _, err := l.erase(ctx, NewEntryID(), e.tidy()); err != nil {
			return 0, err
		}
	}
	half, err := l.halfDone(ctx, Erasing{Streams: streams, Entries: entries}.touched())
	if err != nil {
		return n, err
	}
	return n, l.finishAll(ctx, half)
}

// halfDone are the streams that still have an old key: the copy was made while they were being erased.
func (l *Ledger) halfDone(ctx context.Context, streams []StreamID) ([]StreamID, error) {
	var half []StreamID
	for _, stream := range streams {
		var keyed int64
		err := l.DB().QueryRowContext(ctx, `SELECT keyed FROM head WHERE stream = $1`, string(stream)).Scan(&keyed)
		if errors.Is(err, sql.ErrNoRows) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("look for what was half erased: %w", err)
		}
		keys, err := l.keys.afresh(ctx, stream)
		if err != nil && !errors.Is(err, ErrUnknownStream) {
			return nil, err
		}
		if len(keys) > 1 || len(keys) == 1 && keyed == erasedWhole {
			half = append(half, stream)
		}
	}
	return half, nil
}

func (l *Ledger) has(ctx context.Context, query string, args ...any) (there bool, err error) {
	if err = l.DB().QueryRowContext(ctx, query, args...).Scan(&there); err != nil {
		err = fmt.Errorf("look for what the register names: %w", err)
	}
	return there, err
}

// rewriter is an engine whose files keep as bytes what was removed from its tables, until somebody has them written anew.
type rewriter interface {
	Rewritten(ctx context.Context) (time.Time, error)
}

func (l *Ledger) goneFromFiles(ctx context.Context, erased time.Time) (on time.Time, known bool, err error) {
	r, keeps := l.engine.(rewriter)
	if !keeps {
		return erased, true, nil
	}
	at, err := r.Rewritten(ctx)
	if err != nil || !at.After(erased) {
		return time.Time{}, false, err
	}
	return at.Add(l.copiesKept()), true, nil
}
