package postgres

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"candour/internal/ledger"
)

var (
	// ErrMayNotRewrite refuses a login that lacks a right without which nobody could say that the words are gone.
	ErrMayNotRewrite = errors.New("this takes the login that owns the tables, with rights that the database’s administrator grants: " +
		"GRANT pg_checkpoint, pg_monitor TO …; GRANT EXECUTE ON FUNCTION pg_switch_wal() TO …")
	// ErrOldSnapshot says that somebody still reads the database as it was: what they may still see cannot be written over.
	ErrOldSnapshot = errors.New("somebody still reads the database as it was, perhaps a backup or a replica: run it again when that has ended")
	// ErrLogRecycled refuses a database that keeps old segments of its write-ahead log to use them again, with what they held.
	ErrLogRecycled = errors.New("the database uses old segments of its write-ahead log again, and they keep what they held: set wal_recycle to off")
)

// rewritten is the note, in the table cursor, of when a rewriting that came to its end was begun.
const rewritten = "place.rewritten"

// named are small tables beside the views in which a name may stand in clear.
var named = []string{"account", "invite", "recovery", "passkey", "passkey_asked"}

// Rewrite writes the tables anew in which words stand in clear, under the login that owns them, with what the planner remembers of their values,
// and has the write-ahead log let go of its old segments. What was removed before it began is then in no file of the database. VACUUM would not do:
// it leaves the bytes of removed rows where they are until the space is needed.
//
// Each table is locked while it is written. It answers how many old segments of the log are kept all the same, for a replica, an archive or by
// wal_keep_size. What those hold, and free blocks of the disk, it does not reach.
func Rewrite(ctx context.Context, address string, views []*ledger.View, now time.Time) (kept int, err error) {
	return asOwner(ctx, address, func(r *rewriting) error {
		tables, err := inClear(ctx, r.db, views)
		if err != nil {
			return err
		}
		if err := r.rewrite(ctx, tables); err != nil {
			return err
		}
		_, err = r.db.Exec(ctx, `INSERT INTO cursor (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value`, rewritten, ledger.FormatTime(now))
		return err
	})
}

// RewriteKeys does the same for the key store, whose removed keys could open what an older copy of the record holds.
func RewriteKeys(ctx context.Context, address string) (kept int, err error) {
	return asOwner(ctx, address, func(r *rewriting) error { return r.rewrite(ctx, keyTables) })
}

// Rewritten is when Rewrite was last begun and came to its end; the zero time for never.
func (e *Engine) Rewritten(ctx context.Context) (time.Time, error) {
	var at string
	if err := e.read.QueryRowContext(ctx, `SELECT COALESCE(MAX(value), '') FROM cursor WHERE name = $1`, rewritten).Scan(&at); err != nil || at == "" {
		return time.Time{}, err
	}
	return ledger.ParseTime(at)
}

// rewriting is one database while it is rewritten.
type rewriting struct {
	db      *pgx.Conn
	skipped []string // what the database warned that it leaves as it was
	kept    int      // old segments of its log
}

func asOwner(ctx context.Context, address string, do func(*rewriting) error) (kept int, err error) {
	config, err := pgx.ParseConfig(address)
	if err != nil {
		return 0, ErrAddress
	}
	r := &rewriting{}
	config.OnNotice = func(_ *pgconn.PgConn, n *pgconn.Notice) {
		if n.SeverityUnlocalized == "WARNING" {
			r.skipped = append(r.skipped, n.Message)
		}
	}
	if r.db, err = pgx.ConnectConfig(ctx, config); err != nil {
		return 0, fmt.Errorf("connect: %w", err)
	}
	err = errors.Join(do(r), r.db.Close(context.WithoutCancel(ctx)))
	return r.kept, err
}

// inClear are the tables of views, those that other versions keep among them, and the small ones with names.
func inClear(ctx context.Context, db *pgx.Conn, views []*ledger.View) ([]string, error) {
	names := slices.Clone(named)
	for _, v := range ledger.Tables(views) {
		names = append(names, v.Name)
	}
	rows, err := db.Query(ctx, `SELECT DISTINCT name FROM (SELECT view AS name FROM view_set UNION ALL SELECT unnest(string_to_array($1, ','))) AS t
		WHERE to_regclass(name) IS NOT NULL ORDER BY name`, strings.Join(names, ","))
	if err != nil {
		return nil, fmt.Errorf("find the tables in which words stand in clear: %w", err)
	}
	return pgx.CollectRows(rows, pgx.RowTo[string])
}

func (r *rewriting) rewrite(ctx context.Context, tables []string) error {
	if err := r.able(ctx); err != nil {
		return err
	}
	if err := r.untilNobodyReads(ctx); err != nil {
		return err
	}
	quoted := make([]string, len(tables))
	for i, name := range tables {
		quoted[i] = pgx.Identifier{name}.Sanitize()
	}
	for _, statement := range []string{
		`VACUUM (FULL, ANALYZE) ` + strings.Join(quoted, ", "),
		`VACUUM FULL pg_statistic`, // in which the planner keeps the commonest values, as they were before
		`SELECT pg_switch_wal()`,
		`CHECKPOINT`,
	} {
		if _, err := r.db.Exec(ctx, statement); err != nil {
			return fmt.Errorf("rewrite: %w", err)
		}
	}
	if len(r.skipped) > 0 {
		return fmt.Errorf("%w (%s)", ErrMayNotRewrite, strings.Join(r.skipped, "; "))
	}
	return r.db.QueryRow(ctx, `SELECT count(*) FROM pg_ls_waldir() WHERE name ~ '^[0-9A-F]{24}$' AND name < pg_walfile_name(pg_current_wal_lsn())`).Scan(&r.kept)
}

// able refuses a login that may not do all of it, or from which the database hides who reads, and a database that would undo it.
func (r *rewriting) able(ctx context.Context) error {
	var may, recycles bool
	err := r.db.QueryRow(ctx, `SELECT pg_has_role('pg_monitor', 'USAGE') AND has_function_privilege('pg_switch_wal()', 'EXECUTE')
		AND CASE WHEN current_setting('server_version_num')::int < 150000 THEN current_setting('is_superuser')::bool
			ELSE (SELECT pg_has_role(oid, 'USAGE') FROM pg_roles WHERE rolname = 'pg_checkpoint') END, current_setting('wal_recycle')::bool`).Scan(&may, &recycles)
	switch {
	case err != nil:
		return err
	case !may:
		return ErrMayNotRewrite
	case recycles:
		return ErrLogRecycled
	}
	return nil
}

// How often, and how long apart, it is looked whether those who read have ended.
const (
	looks   = 120
	between = 500 * time.Millisecond
)

// untilNobodyReads waits until no row that was removed before now is seen by anybody. A table that is rewritten earlier takes such rows along.
func (r *rewriting) untilNobodyReads(ctx context.Context) error {
	var now string
	if err := r.db.QueryRow(ctx, `SELECT pg_current_xact_id()::xid::text`).Scan(&now); err != nil {
		return err
	}
	for range looks {
		var read bool
		err := r.db.QueryRow(ctx, `SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND (datname = current_database() OR backend_type = 'walsender')
				AND age(backend_xmin) > age($1::text::xid))
			OR EXISTS (SELECT 1 FROM pg_replication_slots WHERE age(xmin) > age($1::text::xid))
			OR EXISTS (SELECT 1 FROM pg_prepared_xacts WHERE database = current_database() AND age(transaction) > age($1::text::xid))`, now).Scan(&read)
		if err != nil || !read {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(between):
		}
	}
	return ErrOldSnapshot
}
