package app

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"candour/internal/ledger/backup"
	"candour/internal/ledger/store"
)

type copyCommand struct {
	From       string `arg:"" placeholder:"FOLDER|postgres://…" help:"Where the service is now: its data folder, or the address of its database."`
	To         string `arg:"" placeholder:"FOLDER|postgres://…" help:"An empty place: a folder, or a database made ready by candour migrate."`
	Keys       string `env:"CANDOUR_KEYS" required:"" placeholder:"FOLDER" help:"Folder of the keyring, which opens the record in both places and stays where it is."`
	FromKeysDB string `placeholder:"postgres://…" help:"Address of the key store it comes from. Default: the database beside it whose name ends in _keys."`
	ToKeysDB   string `placeholder:"postgres://…" help:"The same of the key store it goes to."`
}

// at is the place of an address.
func (c copyCommand) at(address, keysDB string) place {
	if strings.Contains(address, "://") {
		return place{DB: address, KeysDB: keysDB, Keys: c.Keys}
	}
	return place{Data: address, Keys: c.Keys}
}

// Run copies what is not there yet, proves that both places hold the same, and draws lists and searches at the new one.
func (c copyCommand) Run(ctx context.Context, s streams) error {
	from, to := c.at(c.From, c.FromKeysDB), c.at(c.To, c.ToKeysDB)
	source, _, err := from.open(ctx, false, true)
	if err != nil {
		return fmt.Errorf("the place to copy from: %w", err)
	}
	defer source.Close()
	if err := c.copy(ctx, s, source, to); err != nil {
		return err
	}
	if err := draw(ctx, s, to, copyOf(source)); err != nil {
		return err
	}
	fmt.Fprintln(s.out, "If the old place was served meanwhile, stop it and run this again for the rest. Then serve the new place, and never the old one again:\ntwo services over one record would go different ways.")
	return nil
}

func (c copyCommand) copy(ctx context.Context, s streams, source *store.Record, to place) error {
	target, err := to.bare(ctx)
	if err != nil {
		return fmt.Errorf("the place to copy to: %w", err)
	}
	defer func() { _ = target.Close() }()
	if _, err := backup.Begin(ctx, target.Databases(), copyOf(source)); err != nil {
		return err
	}
	sums, err := backup.Copy(ctx, source.Databases(), target.Databases(), every(s, 10_000, "rows copied"))
	if err != nil {
		return err
	}
	tellSums(s, sums)
	fmt.Fprintln(s.out, "Both places hold the same: streams and their links, the log, files and keys.")
	return nil
}

// copyOf says of which record a place holds a copy.
func copyOf(source *store.Record) string { return "copy of " + string(source.Service.Stream) }

// bare opens the databases of a place without a ledger over them.
func (p place) bare(ctx context.Context) (*store.Bare, error) {
	return store.OpenBare(ctx, store.Place{Folder: p.Data, Database: p.DB, KeyStore: p.KeysDB})
}

// filling opens a record that is being put into a place.
func (p place) filling(ctx context.Context) (*store.Record, error) {
	f, err := newFeatures()
	if err != nil {
		return nil, err
	}
	at, err := p.store(f)
	if err != nil {
		return nil, err
	}
	at.Existing, at.Filling = true, true
	return store.Open(ctx, at)
}

// draw draws the lists and searches of a place, after which it is a whole copy.
func draw(ctx context.Context, s streams, p place, what string) error {
	record, err := p.filling(ctx)
	if err != nil {
		return err
	}
	defer record.Close()
	if err := record.Ledger.RedrawAll(ctx, every(s, 10_000, "streams drawn")); err != nil {
		return err
	}
	return errors.Join(backup.FinishCopy(ctx, record.Engine.Writer(), what), ctx.Err())
}
