package backup

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// pairing walks the heads of the record beside the keys of the key store, both in order of stream, and refuses a stream whose words lie under
// a key that the key store no longer has: it was given another since that moment, or was erased as a whole.
type pairing struct {
	rows   *sql.Rows
	stream string // of the head at hand; "" after the last
	keyed  int64  // 0 of a stream that was erased as a whole
}

func pair(ctx context.Context, tx *sql.Tx) (*pairing, error) {
	rows, err := tx.QueryContext(ctx, `SELECT stream, keyed FROM head ORDER BY stream`)
	if err != nil {
		return nil, fmt.Errorf("read heads: %w", err)
	}
	p := &pairing{rows: rows}
	if err := p.next(); err != nil {
		return nil, errors.Join(err, rows.Close())
	}
	return p, nil
}

// next goes on to the next head.
func (p *pairing) next() error {
	p.stream = ""
	if p.rows.Next() {
		return p.rows.Scan(&p.stream, &p.keyed)
	}
	return p.rows.Err()
}

// key takes in the next row of the key store.
func (p *pairing) key(row []any) error {
	stream, n := row[0].(string), row[1].(int64)
	for p.stream != "" && p.stream < stream {
		if err := p.leave(); err != nil {
			return err
		}
	}
	if p.stream == stream && p.keyed == n {
		return p.next()
	}
	return nil // a key of a stream that has not begun, or another one of this stream
}

// leave goes on from a head whose key did not come.
func (p *pairing) leave() error {
	if p.keyed != 0 {
		return ErrRekeyed
	}
	return p.next()
}

// end leaves the heads for which no further key came.
func (p *pairing) end() error {
	for p.stream != "" {
		if err := p.leave(); err != nil {
			return err
		}
	}
	return nil
}

func (p *pairing) close() { _ = p.rows.Close() }
