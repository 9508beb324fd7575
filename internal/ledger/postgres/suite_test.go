package postgres_test

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib"

	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/ledger/postgres"
	"candour/internal/ledger/postgres/pgtest"
)

var server *pgtest.Server

var logins = postgres.Logins{Program: pgtest.Program, Eraser: pgtest.Eraser}

// A place is the addresses of the record and of its key store, as their administrator.
var store = ledgertest.Store{
	New: func(t testing.TB) string {
		record, err := server.Database(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		keys, err := server.Database(t.Context())
		if err := errors.Join(err, postgres.Migrate(t.Context(), record, ledgertest.Views, logins), postgres.MigrateKeys(t.Context(), keys, logins)); err != nil {
			t.Fatal(err)
		}
		return record + " " + keys
	},
	Migrate: func(ctx context.Context, place string, views []*ledger.View) error {
		record, _, _ := strings.Cut(place, " ")
		return postgres.Migrate(ctx, record, views, logins)
	},
	Open: func(ctx context.Context, place string) (ledgertest.Opened, error) {
		return open(ctx, place, pgtest.Program)
	},
	Eraser: func(ctx context.Context, place string) (ledgertest.Opened, error) {
		return open(ctx, place, pgtest.Eraser)
	},
	Around: func(tests func() int) int { return pgtest.Around(tests, func(s *pgtest.Server) { server = s }) },
}

func open(ctx context.Context, place, login string) (o ledgertest.Opened, err error) {
	record, keys, _ := strings.Cut(place, " ")
	engine, err1 := postgres.Open(ctx, pgtest.As(record, login))
	program, err2 := postgres.OpenKeys(ctx, pgtest.As(keys, login))
	admin, err3 := sql.Open("pgx", record)
	keysAdmin, err4 := sql.Open("pgx", keys)
	return ledgertest.Opened{
		Engine: engine, Keys: program, Writer: admin, KeysWriter: keysAdmin,
		Release: func() error { return errors.Join(keysAdmin.Close(), admin.Close(), program.Close(), engine.Close()) },
	}, errors.Join(err1, err2, err3, err4)
}

func TestMain(m *testing.M) { ledgertest.Main(m, store) }

func TestPostgreSQLKeepsThePromisesOfTheLedger(t *testing.T) { ledgertest.Run(t, store) }
