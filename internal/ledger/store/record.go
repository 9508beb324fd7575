package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"candour/internal/ledger"
	"candour/internal/ledger/backup"
)

// Place says where a record lies and what opens it. Folder, Keys and Registry are needed.
type Place struct {
	Folder   string // ledger.db and keys.db, when Database names no other place
	Database string // address of a PostgreSQL database that was migrated: postgres://…
	KeyStore string // address of the key store's; when empty, the database beside Database whose name ends in _keys
	Keys     string // the keyring's folder; inside Folder for a demonstration alone
	Registry *ledger.Registry
	Views    []*ledger.View
	Asks     func(before, after *ledger.History) []ledger.Job // optional, as the ledger's
	Clock    ledger.Clock                                     // the system's when nil
	Demo     bool                                             // an empty folder becomes a demonstration
	Existing bool                                             // refuse a folder without a record instead of beginning one there
	Reading  bool                                             // open an existing record to be read and nothing else: no file is made or changed
	Filling  bool                                             // open a place that a restore or a move is being put into
	Behind   bool                                             // open a restored record too that lacks what was published: its opener changes nothing, or has been told to go on
	Keyless  bool                                             // open an existing record where no keyring is, to verify its headers and nothing else

	Appended func(took time.Duration, err error) // optional: hears of each append
}

// Engine is a database under the ledger whose small tables, which are not record, may be written too: drafts, sessions, leases, stored files.
type Engine interface {
	ledger.Engine
	Writer() *sql.DB
	Close() error
}

// Record is an open record: the ledger, its files, and the databases under them.
type Record struct {
	Ledger  *ledger.Ledger
	Files   ledger.Files
	Engine  Engine
	Service ledger.Service
	keys    *sql.DB
	store   *ledger.KeyStore
	closing sync.Once
	closed  error
}

var (
	// ErrNoRecord refuses a place that holds no record, where one was asked for.
	ErrNoRecord = errors.New("there is no record in this place")
	// ErrKeysInside refuses a keyring kept beside the record it opens.
	ErrKeysInside = errors.New("the keyring must not lie inside the data folder")
)

// Open opens the record of a place. A place without one becomes one, with a keyring of its own, unless Existing.
// It never makes a keyring for a place that holds entries or keys: that record's words open with another, which must be found.
func Open(ctx context.Context, p Place) (*Record, error) {
	if p.Clock == nil {
		p.Clock = time.Now
	}
	p.Existing = p.Existing || p.Keyless || p.Reading
	r := &Record{}
	if err := r.open(ctx, p); err != nil {
		return nil, errors.Join(err, r.Close())
	}
	return r, nil
}

func (r *Record) open(ctx context.Context, p Place) (err error) {
	if err := r.openDatabases(ctx, p); err != nil {
		return err
	}
	if !p.Keyless {
		ring, err := r.keyring(ctx, p)
		if err != nil {
			return fmt.Errorf("keyring: %w", err)
		}
		r.store = ledger.OpenKeyStore(r.keys, ring)
	}
	r.Ledger, err = ledger.Over(ctx, ledger.Config{Engine: r.Engine, Keys: r.store, Registry: p.Registry, Views: p.Views, Asks: p.Asks, Clock: p.Clock, Appended: p.Appended})
	if err != nil {
		return err
	}
	if err := r.whole(ctx, p); err != nil {
		return err
	}
	r.Files = ledger.TableFiles{DB: r.Engine.Writer(), Read: r.Engine.DB(), Clock: p.Clock}
	if p.Keyless {
		return nil
	}
	if r.Service, err = r.service(ctx, p); err != nil {
		return err
	}
	if Inside(p.Folder, p.Keys) && !r.Service.Demo {
		return ErrKeysInside
	}
	return nil
}

// whole refuses a place that is half filled, and one whose record lacks what was published, to whoever has not said that they mean it.
func (r *Record) whole(ctx context.Context, p Place) error {
	if p.Filling {
		return nil
	}
	if err := backup.Unfinished(ctx, r.Engine.DB()); err != nil {
		return err
	}
	if p.Behind || p.Reading || p.Keyless {
		return nil
	}
	lacks, err := backup.Behind(ctx, r.Engine.DB())
	if err == nil && lacks != "" {
		err = backup.ErrBehind
	}
	if err != nil {
		return err
	}
	return backup.TakeIntoUse(ctx, r.Engine.Writer())
}

func (r *Record) service(ctx context.Context, p Place) (ledger.Service, error) {
	if p.Existing {
		return r.Ledger.FindService(ctx)
	}
	return r.Ledger.OpenService(ctx, p.Demo)
}

// keyring loads the folder's keyring, and makes one only where nothing was ever recorded.
func (r *Record) keyring(ctx context.Context, p Place) (*ledger.Keyring, error) {
	ring, err := ledger.LoadKeyring(p.Keys)
	if !errors.Is(err, ledger.ErrNoKeyring) || p.Existing {
		return ring, err
	}
	begun, unknown := r.begun(ctx)
	switch {
	case unknown != nil:
		return nil, unknown
	case begun: // by now perhaps with a keyring, when another program opened the empty folder at the same moment
		return ledger.LoadKeyring(p.Keys)
	case Inside(p.Folder, p.Keys) && !p.Demo:
		return nil, ErrKeysInside
	default:
		return ledger.MakeKeyring(p.Keys)
	}
}

// begun reports whether anything was ever recorded here, or a key made.
func (r *Record) begun(ctx context.Context) (bool, error) {
	for _, q := range []struct {
		db    *sql.DB
		query string
	}{
		{r.Engine.DB(), `SELECT EXISTS (SELECT 1 FROM entry) OR EXISTS (SELECT 1 FROM head) OR EXISTS (SELECT 1 FROM service)`},
		{r.keys, `SELECT EXISTS (SELECT 1 FROM stream_key)`},
	} {
		var some bool
		if err := q.db.QueryRowContext(ctx, q.query).Scan(&some); err != nil || some {
			return some, err
		}
	}
	return false, nil
}

// Inside reports whether one folder lies in another, or is it.
func Inside(outer, inner string) bool {
	if outer == "" {
		return false // a record in a database
	}
	outer, err1 := filepath.Abs(outer)
	inner, err2 := filepath.Abs(inner)
	way, err3 := filepath.Rel(outer, inner)
	return errors.Join(err1, err2, err3) == nil && way != ".." && !strings.HasPrefix(way, ".."+string(filepath.Separator))
}

// Keys is the record's key store, for a second ledger over the same databases.
func (r *Record) Keys() *ledger.KeyStore { return r.store }

// Close waits for what is being committed and closes the databases. Closing again does nothing.
func (r *Record) Close() error {
	r.closing.Do(func() { r.closed = r.close() })
	return r.closed
}

func (r *Record) close() error {
	if r.Ledger != nil {
		r.Ledger.Close()
	}
	var errs []error
	if r.keys != nil {
		errs = append(errs, r.keys.Close())
	}
	if r.Engine != nil {
		errs = append(errs, r.Engine.Close())
	}
	return errors.Join(errs...)
}
