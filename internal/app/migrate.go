package app

import (
	"context"
	"fmt"
	"strings"

	"candour/internal/ledger"
	"candour/internal/ledger/postgres"
	"candour/internal/ledger/store"
	"candour/internal/ledger/tables"
)

// owned are the databases of a service under the login that owns their tables.
type owned struct {
	DB     string `env:"CANDOUR_MIGRATE_DB" placeholder:"postgres://…" help:"Address of the record’s database, under the login that owns its tables. The program itself never has this login."`
	KeysDB string `env:"CANDOUR_MIGRATE_KEYS_DB" placeholder:"postgres://…" help:"The same for the key store’s database. Default: the one beside the record’s whose name ends in _keys."`
}

func (o owned) keyStore() (string, error) {
	if o.KeysDB != "" {
		return o.KeysDB, nil
	}
	keys, err := store.KeysBeside(o.DB)
	if err != nil {
		return "", usage{err}
	}
	return keys, nil
}

type migrateCommand struct {
	owned
	Data    string `env:"CANDOUR_DATA" default:"candour-data" help:"Folder of the record, when it lies in no database."`
	Program string `default:"candour" help:"Login of the program: it adds entries and can change or remove none."`
	Eraser  string `default:"candour_eraser" help:"Login for lawful erasure, used for nothing else."`
	Drop    bool   `help:"Drop the tables of lists that only earlier versions keep. Do it once no server of an earlier version runs, nor shall again."`
}

// Run makes the databases ready. Running it again, or beside a service at work, does no harm.
func (c migrateCommand) Run(ctx context.Context, s streams) error {
	f, err := newFeatures()
	if err != nil {
		return err
	}
	if c.DB != "" {
		if err := c.migrate(ctx, f); err != nil {
			return err
		}
		fmt.Fprintf(s.out, "The record’s database and its key store are ready for this version. %s may add entries and change none.\n", c.Program)
	}
	return c.unkept(ctx, s, f)
}

func (c migrateCommand) migrate(ctx context.Context, f *features) error {
	keys, err := c.keyStore()
	if err != nil {
		return err
	}
	logins := postgres.Logins{Program: c.Program, Eraser: c.Eraser}
	if err := postgres.Migrate(ctx, c.DB, f.views(), logins); err != nil {
		return fmt.Errorf("the record’s database: %w", err)
	}
	if err := postgres.MigrateKeys(ctx, keys, logins); err != nil {
		return fmt.Errorf("the key store’s database, after the record’s was made ready: %w", err)
	}
	return nil
}

// unkept says which tables only earlier versions keep, and drops them when it is told to.
func (c migrateCommand) unkept(ctx context.Context, s streams, f *features) error {
	registry, err := ledger.NewRegistry(Kinds()...)
	if err != nil {
		return err
	}
	record, err := store.Open(ctx, store.Place{Folder: c.Data, Database: c.DB, Registry: registry, Views: f.views(), Keyless: true, Filling: true})
	if err != nil {
		return err
	}
	defer record.Close()
	names := record.Ledger.Unkept()
	switch {
	case len(names) == 0:
		fmt.Fprintln(s.out, "There is no table of lists that this version does not keep.")
		return nil
	case !c.Drop:
		fmt.Fprintf(s.out, "An earlier version keeps tables that this one does not: %s. Once none of its servers runs any more, candour migrate --drop drops them.\n",
			strings.Join(names, ", "))
		return nil
	}
	return drop(ctx, s, record, names)
}

// drop removes tables, once no head says any more that rows are drawn in them: an earlier version that comes back draws them anew.
func drop(ctx context.Context, s streams, record *store.Record, names []string) error {
	if err := record.Ledger.Undraw(ctx, names...); err != nil {
		return err
	}
	for _, name := range names {
		if err := tables.DropView(ctx, record.Engine.Writer(), name); err != nil {
			return err
		}
		fmt.Fprintf(s.out, "%s is dropped.\n", name)
	}
	return nil
}
