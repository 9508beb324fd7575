package app

import (
	"context"
	"fmt"

	"candour/internal/ledger/postgres"
	"candour/internal/ledger/store"
)

type migrateCommand struct {
	DB      string `env:"CANDOUR_MIGRATE_DB" required:"" placeholder:"postgres://…" help:"Address of the record’s database, under the login that owns its tables. The program itself never has this login."`
	KeysDB  string `env:"CANDOUR_MIGRATE_KEYS_DB" placeholder:"postgres://…" help:"The same for the key store’s database. Default: the one beside the record’s whose name ends in _keys."`
	Program string `default:"candour" help:"Login of the program: it adds entries and can change or remove none."`
	Eraser  string `default:"candour_eraser" help:"Login for lawful erasure, used for nothing else."`
}

// Run makes both databases ready. Running it again, or beside a service at work, does no harm.
func (c migrateCommand) Run(ctx context.Context, s streams) error {
	f, err := newFeatures()
	if err != nil {
		return err
	}
	keys := c.KeysDB
	if keys == "" {
		if keys, err = store.KeysBeside(c.DB); err != nil {
			return usage{err}
		}
	}
	logins := postgres.Logins{Program: c.Program, Eraser: c.Eraser}
	if err := postgres.Migrate(ctx, c.DB, f.views(), logins); err != nil {
		return fmt.Errorf("the record’s database: %w", err)
	}
	if err := postgres.MigrateKeys(ctx, keys, logins); err != nil {
		return fmt.Errorf("the key store’s database, after the record’s was made ready: %w", err)
	}
	fmt.Fprintf(s.out, "The record’s database and its key store are ready for this version. %s may add entries and change none.\n", c.Program)
	return nil
}
