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
	fresh map[int64]tlog.Hash // what was read or made so far
	made  rows                // of the table
}

func hashesIn(ctx context.Context, db querier) *hashes {
	return &hashes{ctx: ctx, db: db, fresh: map[int64]tlog.Hash{}, made: rows{wide: 2}}
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

// put takes in hashes from an index on, to be stored.
func (h *hashes) put(from int64, made []tlog.Hash) {
	for i, hash := range made {
		h.fresh[from+int64(i)] = hash
		h.made.add(from+int64(i), hash[:])
	}
}

// store stores what was put.
func (h *hashes) store(tx *sql.Tx) error {
	return h.made.exec(h.ctx, tx, `INSERT INTO log_hash (n, hash) VALUES `, ``)
}
