package postgres

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"candour/internal/ledger"
	"candour/internal/ledger/tables"
)

// Logins are the roles that a migration grants to. They must exist: making a login is the database administrator's act.
type Logins struct {
	Program string // adds entries, and never changes or removes one
	Eraser  string // removes what was lawfully erased, and seals bodies again under a new key
}

// Migrate makes what the record's database lacks, tables, views and grants, in one transaction. It changes no row, and running it again does nothing.
func Migrate(ctx context.Context, address string, views []*ledger.View, to Logins) error {
	statements := append(append(addedColumns(), tables.Record), grants(recordGrants, to)...)
	for _, v := range ledger.Tables(views) {
		statements = append(statements, table(v)...)
		statements = append(statements, grants([]grant{viewGrant(v)}, to)...)
		statements = append(statements, mayVacuum(v.Name, to.Eraser))
	}
	return migrate(ctx, address, statements)
}

// addedColumns add to tables that an earlier version made the columns they lack; in an empty database there is none yet.
func addedColumns() (statements []string) {
	for _, c := range tables.Added {
		statements = append(statements, `ALTER TABLE IF EXISTS `+c.Table+` ADD COLUMN IF NOT EXISTS `+c.Name+` text NOT NULL DEFAULT ''`)
	}
	return statements
}

// MigrateKeys does the same for the key store.
func MigrateKeys(ctx context.Context, address string, to Logins) error {
	return migrate(ctx, address, append([]string{tables.Keys}, grants(keyGrants, to)...))
}

func migrate(ctx context.Context, address string, statements []string) error {
	config, err := pgx.ParseConfig(address)
	if err != nil {
		return ErrAddress
	}
	db, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		return fmt.Errorf("connect: %w", err)
	}
	err = pgx.BeginFunc(ctx, db, func(tx pgx.Tx) error {
		if err := sound(ctx, tx); err != nil {
			return err
		}
		for _, s := range statements {
			if _, err := tx.Exec(ctx, s); err != nil {
				return because(s, err)
			}
		}
		return nil
	})
	return errors.Join(err, db.Close(ctx))
}

// ErrNoLogin refuses to grant anything to a login that is not there.
var ErrNoLogin = errors.New("a login does not exist: the database’s administrator makes both first, with CREATE ROLE … LOGIN PASSWORD …")

func because(statement string, err error) error {
	const undefinedObject = "42704"
	if refused := new(pgconn.PgError); errors.As(err, &refused) && refused.Code == undefinedObject {
		return fmt.Errorf("%w (%s)", ErrNoLogin, refused.Message)
	}
	return fmt.Errorf("%s: %w", firstLine(statement), err)
}

func firstLine(s string) string { line, _, _ := strings.Cut(s, "\n"); return line }

// grant is what the program and the eraser may do with a table.
type grant struct{ table, program, eraser string }

// recordGrants give the program nothing that would change or remove an entry.
var recordGrants = []grant{
	{"entry", "SELECT, INSERT", "SELECT, INSERT, UPDATE (body)"},
	{"head", "SELECT, INSERT, UPDATE", "SELECT, UPDATE"},
	{"erasing", "SELECT, INSERT", "SELECT, INSERT, DELETE"},
	{"service", "SELECT, INSERT", "SELECT"},
	{"log", "SELECT, INSERT, UPDATE", "SELECT"},
	{"log_record", "SELECT, INSERT", "SELECT"},
	{"log_note", "SELECT, INSERT", "SELECT"},
	{"log_hash", "SELECT, INSERT", "SELECT"},
	{"file", "SELECT, INSERT, UPDATE (stream, entry), DELETE", "SELECT, DELETE"},
	{"file_part", "SELECT, INSERT, DELETE", "SELECT, DELETE"},
	{"job", "SELECT, INSERT, UPDATE, DELETE", "SELECT, INSERT, UPDATE, DELETE"},
	{"view_set", "SELECT, INSERT", "SELECT, INSERT"},
	{"cursor", "SELECT, INSERT, UPDATE", "SELECT"},
	{"draft", "SELECT, INSERT, UPDATE, DELETE", "SELECT, UPDATE (words), DELETE"},
	{"account", "SELECT, INSERT, UPDATE, DELETE", "SELECT, DELETE"},
	{"invite", "SELECT, INSERT, UPDATE, DELETE", "SELECT, DELETE"},
	{"recovery", "SELECT, INSERT, UPDATE, DELETE", "SELECT, DELETE"},
	{"session", "SELECT, INSERT, UPDATE, DELETE", "SELECT, DELETE"},
	{"second_factor", "SELECT, INSERT, UPDATE, DELETE", "SELECT, UPDATE (secret), DELETE"},
	{"passkey", "SELECT, INSERT, UPDATE, DELETE", "SELECT, DELETE"},
	{"passkey_asked", "SELECT, INSERT, DELETE", "SELECT, DELETE"},
	{"known_device", "SELECT, INSERT, UPDATE, DELETE", "SELECT, DELETE"},
	{"half_session", "SELECT, INSERT, DELETE", "SELECT, DELETE"},
}

var keyGrants = []grant{{"stream_key", "SELECT, INSERT", "SELECT, INSERT, UPDATE, DELETE"}}

func viewGrant(v *ledger.View) grant {
	return grant{v.Name, "SELECT, INSERT, DELETE", "SELECT, INSERT, DELETE"}
}

func grants(all []grant, to Logins) []string {
	var statements []string
	for _, g := range all {
		for role, may := range map[string]string{to.Program: g.program, to.Eraser: g.eraser} {
			name := pgx.Identifier{role}.Sanitize()
			statements = append(statements, `REVOKE ALL ON `+g.table+` FROM `+name, `GRANT `+may+` ON `+g.table+` TO `+name)
		}
	}
	return statements
}
