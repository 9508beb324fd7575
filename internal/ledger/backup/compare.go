package backup

import (
	"context"
	"errors"
	"fmt"
)

// ErrDiffers says that a place does not hold what was put there.
var ErrDiffers = errors.New("what is there now is not what was to be put there")

// Sums are the sums of everything that is moved of a record, as it stands at one moment.
func Sums(ctx context.Context, of Databases) ([]Sum, error) {
	tx, err := moment(ctx, of.Record)
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	var sums []Sum
	for _, t := range recorded {
		sum, err := sumTable(ctx, tx, t)
		if err != nil {
			return nil, err
		}
		sums = append(sums, sum)
	}
	sum, err := sumTable(ctx, of.Keys, keys)
	return append(sums, sum), err
}

func sumTable(ctx context.Context, from querier, t table) (Sum, error) {
	sum := sumOf(t.name)
	var held []byte
	err := each(ctx, from, t, func(row []any) (err error) {
		if held, err = appendRow(held[:0], row); err == nil {
			sum.add(held)
		}
		return err
	})
	return sum.sum(), err
}

// Compare reads a place back and refuses it, naming the table, when it does not hold what the sums say.
func Compare(ctx context.Context, want []Sum, place Databases) error {
	have, err := Sums(ctx, place)
	if err != nil {
		return fmt.Errorf("read back: %w", err)
	}
	for _, h := range have {
		for _, w := range want {
			if w.Table == h.Table && w != h {
				return fmt.Errorf("%w (%s: %d rows, and %d were put)", ErrDiffers, h.Table, h.Rows, w.Rows)
			}
		}
	}
	return nil
}
