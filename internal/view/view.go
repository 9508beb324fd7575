package view

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"reflect"
	"strings"
)

// DB is what queries are put to: a read-only handle of the ledger's database.
type DB interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// All is the rows of a query, each scanned into the exported fields of T in the order they stand. T has fields of text and whole numbers only.
func All[T any](ctx context.Context, db DB, query string, args ...any) ([]T, error) {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("query: %w", err)
	}
	defer rows.Close()
	var all []T
	for rows.Next() {
		var row T
		if err := rows.Scan(places(&row)...); err != nil {
			return nil, fmt.Errorf("scan: %w", err)
		}
		all = append(all, row)
	}
	return all, rows.Err()
}

// In is a list of values as a query names it, "($3, $4)", with its arguments from a place on. It is as long as the next power of two, its last value
// named again: a query over a list is then prepared a few times and not for each length. The list must not be empty.
func In[T ~string](firstArg int, values []T) (sql string, args []any) {
	many := 1
	for many < len(values) {
		many *= 2
	}
	places := make([]string, many)
	for i := range places {
		places[i] = fmt.Sprintf("$%d", firstArg+i)
		args = append(args, string(values[min(i, len(values)-1)]))
	}
	return "(" + strings.Join(places, ", ") + ")", args
}

// ErrNone says that a query for one row found none.
var ErrNone = errors.New("no such row")

// One is the first row of a query, or ErrNone.
func One[T any](ctx context.Context, db DB, query string, args ...any) (T, error) {
	all, err := All[T](ctx, db, query, args...)
	if err != nil || len(all) == 0 {
		var none T
		return none, errors.Join(err, noneIf(err == nil))
	}
	return all[0], nil
}

func noneIf(none bool) error {
	if none {
		return ErrNone
	}
	return nil
}

// places are where the columns of a row go: the row itself when it is a plain value, its fields when it is a struct, and those of a struct that is
// embedded in it in their order.
func places(row any) []any {
	v := reflect.ValueOf(row).Elem()
	if v.Kind() != reflect.Struct {
		return []any{row}
	}
	var out []any
	for i := range v.NumField() {
		at := v.Field(i).Addr().Interface()
		if v.Type().Field(i).Anonymous {
			out = append(out, places(at)...)
		} else {
			out = append(out, at)
		}
	}
	return out
}
