package proof

import (
	"bufio"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
)

// querier is a database, or a transaction in one.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// errBroken says that the records of a log do not follow each other.
var errBroken = errors.New("a record of the log is missing or damaged")

// stored are the records of a log from one number up to another, as they lie in its tables.
func stored(ctx context.Context, db querier, from, to int64) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		rows, err := db.QueryContext(ctx, `SELECT n, stream, version, link, '' FROM log_record WHERE n >= $1 AND n < $2
			UNION ALL SELECT n, '', 0, NULL, text FROM log_note WHERE n >= $1 AND n < $2 ORDER BY 1`, from, to)
		if err != nil {
			yield("", err)
			return
		}
		defer rows.Close()
		for ; rows.Next(); from++ {
			text, err := scanRecord(rows, from)
			if !yield(text, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield("", err)
		}
	}
}

// scanRecord reads the record that should have a number.
func scanRecord(rows *sql.Rows, want int64) (string, error) {
	var n int64
	var h Head
	var link sql.RawBytes
	var text string
	if err := rows.Scan(&n, &h.Stream, &h.Version, &link, &text); err != nil {
		return "", err
	}
	switch {
	case n == want && text != "":
		return text, nil
	case n == want && copy(h.Link[:], link) == len(h.Link):
		return h.Text(), nil
	default:
		return "", fmt.Errorf("%w: record %d", errBroken, want)
	}
}

// kindPrefix begins the first line of every record, and no other line.
const kindPrefix = "candour "

// written are the records that are written one after the other, as they are published.
func written(from io.Reader) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		lines := bufio.NewReader(from)
		var record strings.Builder
		for {
			line, err := lines.ReadString('\n')
			if whole := err == nil; record.Len() > 0 && (!whole || strings.HasPrefix(line, kindPrefix)) {
				if !yield(record.String(), nil) {
					return
				}
				record.Reset()
			}
			if err != nil {
				if !errors.Is(err, io.EOF) {
					yield("", err)
				} else if line != "" {
					yield("", errBroken)
				}
				return
			}
			record.WriteString(line)
		}
	}
}
