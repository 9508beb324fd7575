package store

import (
	"context"
	"errors"

	"candour/internal/ledger/backup"
	"candour/internal/ledger/sqlite"
)

// Bare are the databases of a place without a ledger over them, for moving rows whose words nobody reads.
type Bare struct{ record *Record }

// OpenBare opens the databases of a place, making an empty folder's.
func OpenBare(ctx context.Context, p Place) (*Bare, error) {
	b := &Bare{&Record{}}
	if err := b.record.openDatabases(ctx, p); err != nil {
		return nil, errors.Join(err, b.Close())
	}
	return b, nil
}

// Databases are what package backup reads from and writes to.
func (b *Bare) Databases() backup.Databases { return b.record.Databases() }

// Close closes them.
func (b *Bare) Close() error { return b.record.Close() }

// Databases are the record's, for package backup.
func (r *Record) Databases() backup.Databases {
	return backup.Databases{Record: r.Engine.DB(), Write: r.Engine.Writer(), Keys: r.keys}
}

// Begun reports whether a place holds a record, without making anything there: its words open with its own keyring alone.
func Begun(ctx context.Context, p Place) (begun bool, err error) {
	if p.Database == "" {
		there, err := sqlite.Has(p.Folder)
		if errors.Is(err, sqlite.ErrLedgerGone) {
			return true, nil
		}
		if err != nil || !there {
			return false, err
		}
	}
	r := &Record{}
	if err = r.openDatabases(ctx, p); err == nil {
		begun, err = r.begun(ctx)
	}
	return begun, errors.Join(err, r.Close())
}
