package backup

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// pairing walks the heads of the record beside the keys of the key store, both in order of stream, and refuses a stream whose words lie under
// a key that the key store no longer has, while it has another for it. A stream that has none was erased.
type pairing struct {
	rows   *sql.Rows
	stream string // of the head at hand; "" after the last
	keyed  int64
	others bool // the stream has a key, and not yet the one
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

// next goes on to the next head, and refuses the one at hand when it was left with other keys alone.
func (p *pairing) next() error {
	if p.others {
		return ErrRekeyed
	}
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
		if err := p.next(); err != nil {
			return err
		}
	}
	if p.stream != stream || p.keyed == 0 {
		return nil // it has not begun, or was erased as a whole
	}
	if n == p.keyed {
		p.others = false
		return p.next()
	}
	p.others = true
	return nil
}

// end refuses the last head at hand too.
func (p *pairing) end() error {
	if p.others {
		return ErrRekeyed
	}
	return nil
}

func (p *pairing) close() { _ = p.rows.Close() }
