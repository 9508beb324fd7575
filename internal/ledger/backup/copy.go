package backup

import (
	"context"
	"errors"
	"fmt"
	"slices"
)

// ErrWentOn says that the source was written to while it was copied.
var ErrWentOn = errors.New("the place that is copied was written to meanwhile: stop its service, and run the copy again for the rest. If this stays so, empty the other place and copy afresh")

// Copy puts a record into an empty place, or goes on with the same record's copy there, and then reads both and compares them. The answer is what
// both hold. The copy stays unfinished until Finish. It may be run while the source is served, to have most of it done, and again once it is not.
func Copy(ctx context.Context, from, to Databases, progress func(rows int64)) ([]Sum, error) {
	tx, err := moment(ctx, from.Record)
	if err != nil {
		return nil, fmt.Errorf("copy: %w", err)
	}
	defer tx.Rollback()
	l := &loading{ctx: ctx, to: to, progress: progress}
	for _, t := range slices.Concat(recorded, typed) {
		put := l.table
		if t.small {
			put = l.anew
		}
		if err := put(tx, t); err != nil {
			return nil, err
		}
	}
	if err := l.table(from.Keys, keys); err != nil {
		return nil, err
	}
	if err := tx.Rollback(); err != nil { // what is compared is the source as it stands now
		return nil, err
	}
	return same(ctx, from, to)
}

func same(ctx context.Context, from, to Databases) ([]Sum, error) {
	want, err := Sums(ctx, from)
	if err != nil {
		return nil, err
	}
	err = Compare(ctx, want, to)
	if errors.Is(err, ErrDiffers) {
		err = errors.Join(ErrWentOn, err)
	}
	return want, err
}

// table puts the rows of a table, some at a time.
func (l *loading) table(from querier, t table) error {
	var held [][]any
	var size int
	put := func() error {
		err := l.put(t, held)
		held, size = nil, 0
		return err
	}
	err := each(l.ctx, from, t, func(row []any) error {
		held = append(held, append([]any(nil), row...))
		size += weight(row)
		if size < chunk {
			return nil
		}
		return put()
	})
	if err == nil && len(held) > 0 {
		err = put()
	}
	return err
}

// weight is about how much memory a row takes.
func weight(row []any) int {
	size := 0
	for _, value := range row {
		switch v := value.(type) {
		case []byte:
			size += len(v)
		case string:
			size += len(v)
		}
		size += 24
	}
	return size
}

// anew puts the rows of a small table in the place of those that are there.
func (l *loading) anew(from querier, t table) error {
	var all [][]any
	err := each(l.ctx, from, t, func(row []any) error {
		all = append(all, append([]any(nil), row...))
		return nil
	})
	if err != nil {
		return err
	}
	tx, err := l.to.Write.BeginTx(l.ctx, nil)
	if err != nil {
		return fmt.Errorf("write %s: %w", t.name, err)
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(l.ctx, `DELETE FROM `+t.name); err != nil {
		return fmt.Errorf("write %s: %w", t.name, err)
	}
	if err := insert(l.ctx, tx, t, all); err != nil {
		return fmt.Errorf("write %s: %w", t.name, err)
	}
	return tx.Commit()
}
