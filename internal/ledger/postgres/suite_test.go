package postgres_test

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"sync"
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
		templates, err := migratedOnce()
		if err != nil {
			t.Fatal(err)
		}
		return like(t, templates[0]) + " " + like(t, templates[1])
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

// migratedOnce are a record's database and its key store's, as a migration leaves them, to which nobody connects any more.
var migratedOnce = sync.OnceValues(func() (templates [2]string, err error) {
	ctx := context.Background()
	record, err1 := server.Database(ctx)
	keys, err2 := server.Database(ctx)
	if err := errors.Join(err1, err2); err != nil {
		return templates, err
	}
	return [2]string{record, keys}, errors.Join(postgres.Migrate(ctx, record, ledgertest.Views, logins), postgres.MigrateKeys(ctx, keys, logins))
})

// like is a database that begins as a template is, and is there as long as the test.
func like(t testing.TB, template string) string {
	t.Helper()
	address, err := server.Like(t.Context(), template)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := server.Drop(context.Background(), address); err != nil {
			t.Error(err)
		}
	})
	return address
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
