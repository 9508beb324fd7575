package backup

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
)

// appendRow writes a row as it stands in a backup.
func appendRow(b []byte, row []any) ([]byte, error) {
	for _, value := range row {
		switch v := value.(type) {
		case nil:
			b = append(b, 'n')
		case int64:
			b = binary.AppendVarint(append(b, 'i'), v)
		case string:
			b = append(binary.AppendUvarint(append(b, 't'), uint64(len(v))), v...)
		case []byte:
			b = append(binary.AppendUvarint(append(b, 'b'), uint64(len(v))), v...)
		default:
			return nil, fmt.Errorf("a column holds a %T", value)
		}
	}
	return b, nil
}

var errRow = errors.New("a row is not as a backup writes it")

// readRow reads a row of so many columns. It shares no memory with what it reads.
func readRow(from *bytes.Reader, columns int) ([]any, error) {
	row := make([]any, columns)
	for i := range row {
		sort, err := from.ReadByte()
		if err != nil {
			return nil, errRow
		}
		if row[i], err = readColumn(from, sort); err != nil {
			return nil, errRow
		}
	}
	return row, nil
}

func readColumn(from *bytes.Reader, sort byte) (any, error) {
	switch sort {
	case 'n':
		return nil, nil
	case 'i':
		return binary.ReadVarint(from)
	case 't', 'b':
	default:
		return nil, errRow
	}
	size, err := binary.ReadUvarint(from)
	if err != nil || size > uint64(from.Len()) {
		return nil, errRow
	}
	value := make([]byte, size)
	_, _ = from.Read(value) // it was seen to hold as much
	if sort == 't' {
		return string(value), nil
	}
	return value, nil
}

// Sum is what a table holds: how many rows, and the SHA-256 of them as a backup writes them.
type Sum struct {
	Table  string `json:"table"`
	Rows   int64  `json:"rows"`
	SHA256 string `json:"sha256"`
}

// summing makes the sum of a table row by row.
type summing struct {
	name string
	rows int64
	hash hash.Hash
}

func sumOf(name string) *summing { return &summing{name: name, hash: sha256.New()} }

func (s *summing) add(written []byte) {
	s.rows++
	s.hash.Write(written)
}

func (s *summing) sum() Sum { return Sum{s.name, s.rows, hex.EncodeToString(s.hash.Sum(nil))} }

// querier is a database, or a transaction in one.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// each reads the rows of a table that are moved, in order of its key.
func each(ctx context.Context, from querier, t table, do func(row []any) error) error {
	rows, err := from.QueryContext(ctx, t.selects())
	if err != nil {
		return fmt.Errorf("read %s: %w", t.name, err)
	}
	defer rows.Close()
	row, places := make([]any, len(t.columns)), make([]any, len(t.columns))
	for i := range row {
		places[i] = &row[i]
	}
	for rows.Next() {
		if err := rows.Scan(places...); err != nil {
			return fmt.Errorf("read %s: %w", t.name, err)
		}
		if err := do(row); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("read %s: %w", t.name, err)
	}
	return nil
}
