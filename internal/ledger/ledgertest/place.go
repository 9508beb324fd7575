package ledgertest

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"candour/internal/ledger"
	"candour/internal/ledger/postgres"
	"candour/internal/ledger/postgres/pgtest"
	"candour/internal/ledger/store"
)

// onPostgres, when it says yes in the environment, puts the records of New into the server that CANDOUR_TEST_POSTGRES names, so that the tests
// of features run over that engine as they do over the other.
const onPostgres = "CANDOUR_TEST_ON_POSTGRES"

// placeIn is where the record of a folder lies: in the folder, or in databases whose addresses are noted there.
func placeIn(t testing.TB, folder string, views []*ledger.View) store.Place {
	t.Helper()
	p := store.Place{Folder: filepath.Join(folder, "data"), Keys: filepath.Join(folder, "keys"), Views: views}
	if os.Getenv(onPostgres) == "" {
		return p
	}
	noted := filepath.Join(folder, "databases")
	addresses, err := os.ReadFile(noted)
	if errors.Is(err, os.ErrNotExist) {
		addresses = []byte(databases(t, views))
		err = os.WriteFile(noted, addresses, 0o600)
	}
	must(t, err)
	record, keys, _ := strings.Cut(string(addresses), " ")
	p.Database, p.KeyStore = pgtest.As(record, pgtest.Program), pgtest.As(keys, pgtest.Program)
	return p
}

// databases makes one for the record and one for its key store.
func databases(t testing.TB, views []*ledger.View) string {
	t.Helper()
	server, err := pgtest.Start()
	must(t, err)
	logins := postgres.Logins{Program: pgtest.Program, Eraser: pgtest.Eraser}
	record, err := server.Database(t.Context())
	must(t, err)
	keys, err := server.Database(t.Context())
	must(t, err)
	must(t, postgres.Migrate(t.Context(), record, views, logins))
	must(t, postgres.MigrateKeys(t.Context(), keys, logins))
	return record + " " + keys
}
