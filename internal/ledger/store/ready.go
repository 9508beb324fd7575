package store

import (
	"context"
	"fmt"

	"candour/internal/ledger"
)

// Ready reads from the record and from its key store, writes one row that is no part of the record, and asks whether the disk has room. It answers
// what does not work.
func (r *Record) Ready(ctx context.Context) error {
	var some bool
	if err := r.Engine.DB().QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM head)`).Scan(&some); err != nil {
		return fmt.Errorf("read the record: %w", err)
	}
	if err := r.keys.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM stream_key)`).Scan(&some); err != nil {
		return fmt.Errorf("read the key store: %w", err)
	}
	_, err := r.Engine.Writer().ExecContext(ctx, `INSERT INTO cursor (name, value) VALUES ('ready', $1)
		ON CONFLICT (name) DO UPDATE SET value = excluded.value`, ledger.FormatTime(r.Ledger.Now()))
	if err != nil {
		return fmt.Errorf("write: %w", err)
	}
	if disk, here := r.Engine.(interface{ Room() error }); here { // a database elsewhere sees to its own disk
		return disk.Room()
	}
	return nil
}
