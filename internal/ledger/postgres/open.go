package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
)

// Engine is one PostgreSQL database as the ledger's. The address may name several hosts: with target_session_attrs=read-write it follows
// the primary.
type Engine struct {
	commits *pgxpool.Pool // one transaction at a time, but for those of other programs
	read    *sql.DB
	write   *sql.DB
	pools   []*pgxpool.Pool

	patience patience
}

// How many connections each sort of work may hold. A service of two programs stays well under PostgreSQL's hundred.
const (
	committers = 2
	readers    = 16
	writers    = 4
)

// Open connects to a migrated database. It refuses one that would not keep what it acknowledged, or compares text in another way than
// byte by byte.
func Open(ctx context.Context, address string) (*Engine, error) {
	return openWith(ctx, address, usual)
}

func openWith(ctx context.Context, address string, p patience) (*Engine, error) {
	e := &Engine{patience: p}
	if err := e.open(ctx, address); err != nil {
		return nil, errors.Join(err, e.Close())
	}
	return e, nil
}

func (e *Engine) open(ctx context.Context, address string) (err error) {
	if e.commits, err = e.pool(ctx, address, committers, e.patience.commit, soundConn); err != nil {
		return err
	}
	if err := e.commits.Ping(ctx); err != nil {
		return err
	}
	reads, err := e.pool(ctx, address, readers, e.patience.other, refuseToWrite)
	if err != nil {
		return err
	}
	writes, err := e.pool(ctx, address, writers, e.patience.other, nil)
	if err != nil {
		return err
	}
	e.read, e.write = stdlib.OpenDBFromPool(reads), sql.OpenDB(heeding{stdlib.GetPoolConnector(writes)})
	e.write.SetMaxIdleConns(0) // the pool keeps them
	return nil
}

// pool opens connections on demand; each is made ready first.
func (e *Engine) pool(ctx context.Context, address string, most int32, silence time.Duration, ready func(context.Context, *pgx.Conn) error) (*pgxpool.Pool, error) {
	config, err := pgxpool.ParseConfig(address)
	if err != nil {
		return nil, ErrAddress
	}
	config.MaxConns = most
	config.ConnConfig.RuntimeParams["timezone"] = "UTC"
	config.ConnConfig.OnNotice = keepWarning
	bound(config.ConnConfig, e.patience.connect, silence)
	config.PingTimeout = e.patience.connect
	config.AfterConnect = ready
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err == nil {
		e.pools = append(e.pools, pool)
	}
	return pool, err
}

// refuseToWrite is asked of a connection once it stands: asked while it is made, it would look like a standby's to target_session_attrs.
func refuseToWrite(ctx context.Context, conn *pgx.Conn) error {
	_, err := conn.Exec(ctx, `SET default_transaction_read_only = on`)
	return err
}

// soundConn is asked of each connection that commits: after a failover it may be to another server, with other settings.
func soundConn(ctx context.Context, conn *pgx.Conn) error { return sound(ctx, conn) }

// OpenKeys connects to the key store, a database apart with a login and backups of its own.
func OpenKeys(ctx context.Context, address string) (*sql.DB, error) {
	config, err := pgx.ParseConfig(address)
	if err != nil {
		return nil, ErrAddress
	}
	config.OnNotice = keepWarning
	bound(config, usual.connect, usual.other)
	db := sql.OpenDB(heeding{stdlib.GetConnector(*config)})
	db.SetMaxOpenConns(writers)
	if err := migrated(ctx, db, keyTables); err != nil {
		return nil, errors.Join(fmt.Errorf("key store: %w", err), db.Close())
	}
	return db, nil
}

var (
	// ErrAddress refuses an address without repeating it, for it may hold a password.
	ErrAddress = errors.New("the address of the database cannot be read; it looks like postgres://login@host:5432/candour")
	// ErrNotDurable refuses a database that may forget what it has acknowledged.
	ErrNotDurable = errors.New("the database does not wait until what it acknowledges is on disk: fsync and synchronous_commit must be on")
	// ErrCollation refuses a database that does not compare text byte by byte.
	ErrCollation = errors.New("the database must be made with encoding UTF8 and collation C: CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'")
)

// asker is a connection, a pool of them, or a transaction.
type asker interface {
	QueryRow(ctx context.Context, query string, args ...any) pgx.Row
}

// sound checks what everything else rests on.
func sound(ctx context.Context, db asker) error {
	var encoding, collation, fsync, commit string
	err := db.QueryRow(ctx, `SELECT pg_encoding_to_char(encoding), datcollate, current_setting('fsync'), current_setting('synchronous_commit')
		FROM pg_database WHERE datname = current_database()`).Scan(&encoding, &collation, &fsync, &commit)
	switch {
	case err != nil:
		return fmt.Errorf("ask the database about itself: %w", err)
	case encoding != "UTF8" || collation != "C":
		return ErrCollation
	case fsync != "on" || commit == "off" || commit == "local":
		return ErrNotDurable
	}
	return nil
}

// DB answers reads; writing through it fails.
func (e *Engine) DB() *sql.DB { return e.read }

// Writer writes the small tables that are not record: drafts, sessions, leases, stored files.
func (e *Engine) Writer() *sql.DB { return e.write }

// Close closes every connection.
func (e *Engine) Close() error {
	var errs []error
	for _, db := range []*sql.DB{e.read, e.write} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	for _, p := range e.pools {
		p.Close()
	}
	return errors.Join(errs...)
}
