package ledgertest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"candour/internal/ledger"
	"candour/internal/ledger/postgres"
	"candour/internal/ledger/postgres/pgtest"
	"candour/internal/ledger/store"
)

// onPostgres, when it says yes in the environment, puts the records of New into the server that CANDOUR_TEST_POSTGRES names, so that the tests
// of features run over that engine as they do over the other.
const onPostgres = "CANDOUR_TEST_ON_POSTGRES"

// Begun is where the record lies that In began in a folder, for another program at work on it that is no test.
func Begun(folder string) (store.Place, error) {
	p := store.Place{Folder: filepath.Join(folder, "data"), Keys: filepath.Join(folder, "keys")}
	addresses, err := os.ReadFile(noted(folder))
	if errors.Is(err, os.ErrNotExist) {
		return p, nil
	}
	record, keys, _ := strings.Cut(string(addresses), " ")
	p.Database, p.KeyStore = pgtest.As(record, pgtest.Program), pgtest.As(keys, pgtest.Program)
	return p, err
}

// noted is the file in which a folder names the databases of its record, when it lies in some.
func noted(folder string) string { return filepath.Join(folder, "databases") }

// placeIn is where the record of a folder lies: in the folder, or in databases that are made for it and noted there.
func placeIn(t testing.TB, folder string, views []*ledger.View) store.Place {
	t.Helper()
	if _, err := os.Stat(noted(folder)); errors.Is(err, os.ErrNotExist) && os.Getenv(onPostgres) != "" {
		must(t, os.WriteFile(noted(folder), []byte(databases(t, views)), 0o600))
	}
	p, err := Begun(folder)
	must(t, err)
	p.Views = views
	return p
}

// administered is the address of a folder's database as its administrator; "" when its record lies in the folder.
func administered(t testing.TB, folder string) string {
	t.Helper()
	addresses, err := os.ReadFile(noted(folder))
	if errors.Is(err, os.ErrNotExist) {
		return ""
	}
	must(t, err)
	record, _, _ := strings.Cut(string(addresses), " ")
	return record
}

// databases makes one for the record and one for its key store, which are there as long as the test.
func databases(t testing.TB, views []*ledger.View) string {
	t.Helper()
	server, err := pgtest.Start()
	must(t, err)
	from, err := migrated(server, views)
	must(t, err)
	return copied(t, server, from.record) + " " + copied(t, server, from.keys)
}

func copied(t testing.TB, server *pgtest.Server, template string) string {
	t.Helper()
	address, err := server.Like(t.Context(), template)
	must(t, err)
	t.Cleanup(func() { must(t, server.Drop(context.Background(), address)) })
	return address
}

// template is a pair of databases as a migration for some views leaves them, to which nobody connects any more.
type template struct{ record, keys string }

// templates are those that this process has made, by the tables of their views.
var templates struct {
	sync.Mutex
	of map[string]template
}

func migrated(server *pgtest.Server, views []*ledger.View) (template, error) {
	templates.Lock()
	defer templates.Unlock()
	var tables strings.Builder
	for _, v := range ledger.Tables(views) {
		fmt.Fprintln(&tables, v.Name, v.Columns, v.Text, v.Indexes)
	}
	if made, there := templates.of[tables.String()]; there {
		return made, nil
	}
	made, err := migrate(server, views)
	if err == nil {
		if templates.of == nil {
			templates.of = map[string]template{}
		}
		templates.of[tables.String()] = made
	}
	return made, err
}

func migrate(server *pgtest.Server, views []*ledger.View) (made template, err error) {
	ctx, logins := context.Background(), postgres.Logins{Program: pgtest.Program, Eraser: pgtest.Eraser}
	if made.record, err = server.Database(ctx); err != nil {
		return made, err
	}
	if made.keys, err = server.Database(ctx); err != nil {
		return made, err
	}
	return made, errors.Join(postgres.Migrate(ctx, made.record, views, logins), postgres.MigrateKeys(ctx, made.keys, logins))
}
