package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	"candour/internal/ledger/tables"
)

// ledgerFile and keysFile are the two databases of a data folder.
const (
	ledgerFile = "ledger.db"
	keysFile   = "keys.db"
)

// Engine is one SQLite file as the ledger's database.
type Engine struct {
	path    string
	read    *sql.DB
	write   *sql.DB
	commits *writer
	turn    *turn
}

// readers bounds the connections that read at once; each has a page cache of its own.
const readers = 8

// ErrLedgerGone refuses a folder that has lost its record: begun anew there, an empty one would look like it.
var ErrLedgerGone = errors.New("the folder holds the keys of a record (keys.db) and not the record itself (ledger.db): bring it back from a backup, or name another folder")

// Has reports whether a folder holds a record's file. It fails with ErrLedgerGone when only the keys are left.
func Has(folder string) (bool, error) {
	keys, err := holds(folder, keysFile) // looked for first, for it is made last
	if err != nil {
		return false, err
	}
	record, err := holds(folder, ledgerFile)
	if err == nil && keys && !record {
		return false, ErrLedgerGone
	}
	return record, err
}

func holds(folder, name string) (bool, error) {
	_, err := os.Stat(filepath.Join(folder, name))
	if errors.Is(err, os.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// Open opens the record's file in a folder, making it when it is not there.
func Open(ctx context.Context, folder string) (*Engine, error) {
	e := &Engine{path: filepath.Join(folder, ledgerFile)}
	if err := e.open(ctx, e.path); err != nil {
		return nil, errors.Join(err, e.Close())
	}
	return e, nil
}

// open sets up one connection that commits, one for the small tables, and several that read.
func (e *Engine) open(ctx context.Context, path string) (err error) {
	if e.turn, err = newTurn(path); err != nil {
		return err
	}
	e.write = sql.OpenDB(&connector{name: source(path, writes), turn: e.turn})
	e.write.SetMaxOpenConns(1)
	if err := define(ctx, e.write); err != nil {
		return fmt.Errorf("schema: %w", err)
	}
	if e.commits, err = newWriter(ctx, path, e.turn); err != nil {
		return err
	}
	e.read = sql.OpenDB(readingConnector{source(path, reads)})
	e.read.SetMaxOpenConns(readers)
	e.read.SetMaxIdleConns(readers)
	return nil
}

// OpenKeys opens the key store's file in a folder, making it when it is not there.
func OpenKeys(ctx context.Context, folder string) (*sql.DB, error) {
	path := filepath.Join(folder, keysFile)
	turn, err := newTurn(path)
	if err != nil {
		return nil, err
	}
	db := sql.OpenDB(&connector{name: source(path, writes), turn: turn, close: true})
	if _, err := db.ExecContext(ctx, tables.Keys); err != nil {
		return nil, errors.Join(fmt.Errorf("keys schema: %w", err), db.Close())
	}
	return db, nil
}

// What connections are for: writing leaves nothing of what it deletes in the file (full-text indexes have their own such option).
const (
	writes = "&_pragma=secure_delete(1)&_pragma=cache_size(-" + commitMemory + ")" // in KiB: what one commit of many appends touches is not read or written twice
	reads  = "&_pragma=query_only(1)&_pragma=cache_size(-48000)"                   // what a search of somebody with thousands of cases touches; memory is taken as pages are read

	commitMemory = "32000"
)

// source sets every connection up alike: write-ahead log, durable at each commit, waiting for another writer up to ten seconds.
func source(path, purpose string) string {
	name := url.URL{Scheme: "file", Opaque: url.PathEscape(path)}
	return name.String() + "?_txlock=immediate&_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)" + purpose
}

// DB answers reads; writing through it fails.
func (e *Engine) DB() *sql.DB { return e.read }

// Writer writes the small tables that are not record: drafts, sessions, leases, stored files. It has one connection: a transaction
// holds up every other writer, and one that appends to the ledger before it ends waits for itself and is refused.
func (e *Engine) Writer() *sql.DB { return e.write }

// Close closes the file.
func (e *Engine) Close() error {
	var errs []error
	if e.commits != nil {
		errs = append(errs, e.commits.close())
	}
	for _, db := range []*sql.DB{e.read, e.write} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	if e.turn != nil {
		errs = append(errs, e.turn.close())
	}
	return errors.Join(errs...)
}
