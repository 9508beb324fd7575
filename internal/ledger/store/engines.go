package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"

	"candour/internal/ledger/postgres"
	"candour/internal/ledger/sqlite"
)

// openDatabases opens the record's database and, unless it is opened without keys, its key store.
func (r *Record) openDatabases(ctx context.Context, p Place) error {
	if p.Database != "" {
		return r.connect(ctx, p)
	}
	if there, err := sqlite.Has(p.Folder); err != nil || p.Existing && !there {
		return errors.Join(ErrNoRecord, err)
	}
	if p.Reading {
		return r.openReading(ctx, p)
	}
	if err := os.MkdirAll(p.Folder, 0o700); err != nil {
		return fmt.Errorf("data folder: %w", err)
	}
	engine, err := sqlite.Open(ctx, p.Folder)
	if err != nil {
		return fmt.Errorf("open the record: %w", err)
	}
	r.Engine = engine
	return r.openKeys(p, func() (*sql.DB, error) { return sqlite.OpenKeys(ctx, p.Folder) })
}

func (r *Record) openReading(ctx context.Context, p Place) error {
	engine, err := sqlite.OpenReading(ctx, p.Folder)
	if err != nil {
		return fmt.Errorf("open the record: %w", err)
	}
	r.Engine = engine
	return r.openKeys(p, func() (*sql.DB, error) { return sqlite.OpenKeysReading(ctx, p.Folder) })
}

func (r *Record) connect(ctx context.Context, p Place) error {
	engine, err := postgres.Open(ctx, p.Database)
	if err != nil {
		return fmt.Errorf("open the record: %w", err)
	}
	r.Engine = engine
	keys, err := p.keyStore()
	if err != nil {
		return err
	}
	return r.openKeys(p, func() (*sql.DB, error) { return postgres.OpenKeys(ctx, keys) })
}

func (r *Record) openKeys(p Place, open func() (*sql.DB, error)) (err error) {
	if p.Keyless {
		return nil
	}
	if r.keys, err = open(); err != nil {
		return fmt.Errorf("open the key store: %w", err)
	}
	return nil
}

// keyStore is the address of the key store's database.
func (p Place) keyStore() (string, error) {
	if p.KeyStore != "" {
		return p.KeyStore, nil
	}
	return KeysBeside(p.Database)
}

// KeysBeside is the address of the key store that belongs to a record's database when nothing else is said: the same but for a name that ends
// in _keys.
func KeysBeside(database string) (string, error) {
	u, err := url.Parse(database)
	if err != nil || len(u.Path) < 2 {
		return "", postgres.ErrAddress
	}
	u.Path += "_keys"
	return u.String(), nil
}
