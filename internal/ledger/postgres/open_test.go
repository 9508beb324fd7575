package postgres_test

import (
	"database/sql"
	"errors"
	"strings"
	"testing"

	"candour/internal/ledger/ledgertest"
	"candour/internal/ledger/postgres"
	"candour/internal/ledger/postgres/pgtest"
)

// database is an empty one, as its administrator.
func database(t *testing.T) string {
	t.Helper()
	address, err := server.Database(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return address
}

// as opens a database under a login, without the engine's own care.
func as(t *testing.T, address, login string) *sql.DB {
	t.Helper()
	db, err := sql.Open("pgx", pgtest.As(address, login))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func migrated(t *testing.T) string {
	t.Helper()
	address := database(t)
	for range 2 { // the second time there is nothing left to do
		if err := postgres.Migrate(t.Context(), address, ledgertest.Views, logins); err != nil {
			t.Fatal(err)
		}
	}
	return address
}

func TestTheProgramsLoginCannotChangeOrRemoveAnEntry(t *testing.T) {
	program := as(t, migrated(t), pgtest.Program)
	if _, err := program.ExecContext(t.Context(), `INSERT INTO entry (stream, version, id, recorded, header, link) VALUES ('s', 1, 'i', 'r', '', '')`); err != nil {
		t.Fatal(err)
	}
	for _, forbidden := range []string{
		`UPDATE entry SET body = NULL`, `UPDATE entry SET header = ''`, `DELETE FROM entry`, `TRUNCATE entry`, `DROP TABLE entry`,
		`ALTER TABLE entry DISABLE TRIGGER ALL`, `DELETE FROM head`, `UPDATE service SET keyring = ''`, `CREATE TABLE mine (n bigint)`,
	} {
		if _, err := program.ExecContext(t.Context(), forbidden); err == nil {
			t.Errorf("the program could %s", forbidden)
		}
	}
}

func TestTheErasersLoginTakesWordsOutAndNothingElse(t *testing.T) {
	address := migrated(t)
	eraser := as(t, address, pgtest.Eraser)
	if _, err := eraser.ExecContext(t.Context(), `UPDATE entry SET body = NULL`); err != nil {
		t.Error(err)
	}
	for _, forbidden := range []string{`UPDATE entry SET header = ''`, `UPDATE entry SET link = ''`, `DELETE FROM entry`, `UPDATE account SET hash = ''`} {
		if _, err := eraser.ExecContext(t.Context(), forbidden); err == nil {
			t.Errorf("the eraser could %s", forbidden)
		}
	}
}

func TestADatabaseThatWasNotMigratedIsRefused(t *testing.T) {
	address := database(t)
	engine, err := postgres.Open(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer engine.Close()
	if err := engine.Define(t.Context(), ledgertest.Views); !errors.Is(err, postgres.ErrNotMigrated) {
		t.Errorf("a database without tables was told %v", err)
	}
	if _, err := postgres.OpenKeys(t.Context(), address); !errors.Is(err, postgres.ErrNotMigrated) {
		t.Errorf("a key store without tables was told %v", err)
	}
}

func TestADatabaseThatMayForgetIsRefused(t *testing.T) {
	engine, err := postgres.Open(t.Context(), database(t)+"&synchronous_commit=off")
	if !errors.Is(err, postgres.ErrNotDurable) {
		t.Errorf("opened %v, %v", engine, err)
	}
}

func TestADatabaseThatSortsAsPeopleDoIsRefused(t *testing.T) {
	address := database(t)
	name := address[strings.LastIndex(address, "/")+1 : strings.Index(address, "?")]
	admin := as(t, strings.Replace(address, name, "postgres", 1), "postgres")
	if _, err := admin.ExecContext(t.Context(), `CREATE DATABASE `+name+`_sorted TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'`); err != nil {
		t.Fatal(err)
	}
	sorted := strings.Replace(address, name, name+"_sorted", 1)
	if err := postgres.Migrate(t.Context(), sorted, nil, logins); !errors.Is(err, postgres.ErrCollation) {
		t.Errorf("migrate said %v", err)
	}
	if _, err := postgres.Open(t.Context(), sorted); !errors.Is(err, postgres.ErrCollation) {
		t.Errorf("open said %v", err)
	}
}

func TestAnAddressThatCannotBeReadIsNotRepeated(t *testing.T) {
	_, err := postgres.Open(t.Context(), "postgres://candour:hunter2@:notaport/x")
	if err == nil || strings.Contains(err.Error(), "hunter2") {
		t.Errorf("the refusal says %v", err)
	}
}

func TestReadingConnectionsRefuseToWrite(t *testing.T) {
	engine, err := postgres.Open(t.Context(), migrated(t))
	if err != nil {
		t.Fatal(err)
	}
	defer engine.Close()
	if _, err := engine.DB().ExecContext(t.Context(), `DELETE FROM job`); err == nil {
		t.Error("a reading connection wrote")
	}
}

func TestALoginThatIsNotThereIsSaidToBeMissing(t *testing.T) {
	err := postgres.Migrate(t.Context(), database(t), nil, postgres.Logins{Program: "nobody_made_this", Eraser: pgtest.Eraser})
	if !errors.Is(err, postgres.ErrNoLogin) {
		t.Errorf("migrate said %v", err)
	}
}
