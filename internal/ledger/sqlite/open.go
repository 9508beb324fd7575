package sqlite

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

//go:embed schema.sql
var schema string

//go:embed keys.sql
var keysSchema string

// ledgerFile and keysFile are the two databases of a data folder.
const (
	ledgerFile = "ledger.db"
	keysFile   = "keys.db"
)

// Engine is one SQLite file as the ledger's database.
type Engine struct {
	read    *sql.DB
	write   *sql.DB
	commits *writer
}

// Open opens the record's file in a folder, making it when it is not there.
func Open(ctx context.Context, folder string) (*Engine, error) {
	path := filepath.Join(folder, ledgerFile)
	write, err := open(path, "")
	if err != nil {
		return nil, err
	}
	e := &Engine{write: write}
	if err := e.prepare(ctx, path); err != nil {
		return nil, errors.Join(err, e.Close())
	}
	return e, nil
}

// prepare makes the tables, and sets up one connection that commits, one for the small tables, and several that read.
func (e *Engine) prepare(ctx context.Context, path string) (err error) {
	if _, err := e.write.ExecContext(ctx, schema); err != nil {
		return fmt.Errorf("schema: %w", err)
	}
	conn, err := e.write.Conn(ctx)
	if err != nil {
		return err
	}
	e.commits = &writer{conn: conn, prepared: map[string]*sql.Stmt{}}
	e.write.SetMaxOpenConns(2)
	if e.read, err = open(path, "&_pragma=query_only(1)"); err != nil {
		return err
	}
	e.read.SetMaxOpenConns(8)
	e.read.SetMaxIdleConns(8)
	return nil
}

// OpenKeys opens the key store's file in a folder, making it when it is not there.
func OpenKeys(ctx context.Context, folder string) (*sql.DB, error) {
	db, err := open(filepath.Join(folder, keysFile), "")
	if err != nil {
		return nil, err
	}
	if _, err := db.ExecContext(ctx, keysSchema); err != nil {
		db.Close()
		return nil, fmt.Errorf("keys schema: %w", err)
	}
	return db, nil
}

// open sets every connection up alike: write-ahead log, durable at each commit, waiting for another writer up to ten seconds.
func open(path, more string) (*sql.DB, error) {
	name := url.URL{Scheme: "file", Opaque: url.PathEscape(path)}
	return sql.Open("sqlite", name.String()+
		"?_txlock=immediate&_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)"+more)
}

// DB answers reads; writing through it fails.
func (e *Engine) DB() *sql.DB { return e.read }

// Writer writes the small tables that are not record: drafts, sessions, leases, stored files.
func (e *Engine) Writer() *sql.DB { return e.write }

// Close closes the file.
func (e *Engine) Close() error {
	var errs []error
	if e.commits != nil {
		errs = append(errs, e.commits.conn.Close())
	}
	if e.read != nil {
		errs = append(errs, e.read.Close())
	}
	return errors.Join(append(errs, e.write.Close())...)
}
