package proof

import (
	"context"
	"database/sql"
	"fmt"

	"golang.org/x/mod/sumdb/tlog"
)

// hashes are those of the log's tree, as stored and as about to be. It is a tlog.HashReader.
type hashes struct {
	ctx   context.Context
	db    querier
	fresh map[int64]tlog.Hash // what was read or written so far
}

func hashesIn(ctx context.Context, db querier) *hashes {
	return &hashes{ctx: ctx, db: db, fresh: map[int64]tlog.Hash{}}
}

// ReadHashes implements tlog.HashReader.
func (h *hashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, len(indexes))
	for i, n := range indexes {
		known, ok := h.fresh[n]
		if !ok {
			var stored []byte
			if err := h.db.QueryRowContext(h.ctx, `SELECT hash FROM log_hash WHERE n = $1`, n).Scan(&stored); err != nil {
				return nil, fmt.Errorf("hash %d of the log: %w", n, err)
			}
			if copy(known[:], stored) != tlog.HashSize {
				return nil, fmt.Errorf("hash %d of the log is not of its length", n)
			}
			h.fresh[n] = known
		}
		out[i] = known
	}
	return out, nil
}

// put stores hashes from an index on.
func (h *hashes) put(tx *sql.Tx, from int64, stored []tlog.Hash) error {
	for i, hash := range stored {
		n := from + int64(i)
		if _, err := tx.ExecContext(h.ctx, `INSERT INTO log_hash (n, hash) VALUES ($1, $2)`, n, hash[:]); err != nil {
			return err
		}
		h.fresh[n] = hash
	}
	return nil
}
