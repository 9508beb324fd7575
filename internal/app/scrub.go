package app

import (
	"context"
	"errors"
	"fmt"
	"time"

	"candour/internal/ledger"
	"candour/internal/ledger/postgres"
)

type scrubCommand struct{ owned }

var errNotOwned = errors.New("name the record’s database, under the login that owns its tables (--db). In a data folder the erasure itself writes over what it removes")

// Run has the databases' files hold no byte more of what was removed from them. The note of it is made last: what was cut short is run again.
func (c scrubCommand) Run(ctx context.Context, s streams) error {
	if c.DB == "" {
		return usage{errNotOwned}
	}
	keys, err := c.keyStore()
	if err != nil {
		return err
	}
	f, err := newFeatures()
	if err != nil {
		return err
	}
	begun := time.Now()
	if _, err := postgres.RewriteKeys(ctx, keys); err != nil {
		return fmt.Errorf("the key store’s database: %w", err)
	}
	kept, err := postgres.Rewrite(ctx, c.DB, f.views(), begun)
	if err != nil {
		return fmt.Errorf("the record’s database: %w", err)
	}
	fmt.Fprintf(s.out, "What was erased before %s is in no table’s file and in no index any more.\n", ledger.FormatTime(begun))
	if kept > 0 {
		fmt.Fprintf(s.out, "%s of the write-ahead log kept, for a replica, an archive or by wal_keep_size: what was erased may stand in them until they go.\n",
			counted(kept, "older segment"))
	}
	return nil
}
