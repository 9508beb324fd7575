package app

import (
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"candour/internal/access"
	"candour/internal/ledger/postgres/pgtest"
	"candour/internal/ledger/store"
)

// shared is the server on which tests have databases of their own. It stops when all tests have ended.
var shared struct {
	sync.Once
	*pgtest.Server
	err error
}

func aServer(t *testing.T) *pgtest.Server {
	t.Helper()
	shared.Do(func() { shared.Server, shared.err = pgtest.Start() })
	if shared.err != nil {
		t.Fatal(shared.err)
	}
	return shared.Server
}

// databases are an empty one for a record and one beside it for its keys, on the tests' server.
func databases(t *testing.T) (record string) {
	t.Helper()
	record, err := aServer(t).Pair(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return record
}

func TestAServiceOnPostgreSQLTakesWhatACourtSentAndVerifies(t *testing.T) {
	owner := databases(t)
	program := pgtest.As(owner, pgtest.Program)
	folder := t.TempDir()
	place := []string{"--data", filepath.Join(folder, "data"), "--keys", filepath.Join(folder, "keys"), "--db", program}
	const file = "../court/hmcts/testdata/prl/prl-api_CafCaasResponse_4cases.json"
	if said, code := run(t, append([]string{"import", file}, place...)...); code != refused || !strings.Contains(said, "candour migrate") {
		t.Errorf("before it was made ready: %d %s", code, said)
	}
	for range 2 {
		if said, code := run(t, "migrate", "--db", owner); code != allWell {
			t.Fatalf("migrate: %d %s", code, said)
		}
	}
	if said, code := run(t, append([]string{"import", "--json", file}, place...)...); code != allWell || !strings.Contains(said, `"result":"new"`) {
		t.Errorf("import: %d %s", code, said)
	}
	if said, code := run(t, append([]string{"import", "--json", file}, place...)...); code != allWell || strings.Contains(said, `"result":"new"`) {
		t.Errorf("imported again: %d %s", code, said)
	}
	if said, code := run(t, append([]string{"verify"}, place...)...); code != allWell {
		t.Errorf("verify: %d %s", code, said)
	}
	place[len(place)-1] = pgtest.As(owner, pgtest.Eraser)
	if said, code := run(t, append([]string{"erase"}, place...)...); code != allWell || !strings.Contains(said, "0 confirmed erasures carried out") {
		t.Errorf("erase: %d %s", code, said)
	}
}

func TestATableThatOnlyAnEarlierVersionKeepsIsDroppedWhenSomebodySaysSo(t *testing.T) {
	h := filled(t)
	f, err := newFeatures()
	if err != nil {
		t.Fatal(err)
	}
	at, err := h.store(f)
	if err != nil {
		t.Fatal(err)
	}
	gone := *access.ReadRows
	gone.Name, at.Views = "gone_1", append(at.Views, &gone)
	earlier, err := store.Open(t.Context(), at)
	if err != nil {
		t.Fatal(err)
	}
	defer earlier.Close()
	for _, told := range []struct {
		drop bool
		says string
	}{{false, "keeps tables that this one does not: gone_1. "}, {true, "gone_1 is dropped"}, {true, "no table of lists"}} {
		if said := h.must(migrateCommand{Data: h.Data, Drop: told.drop}); !strings.Contains(said, told.says) {
			t.Errorf("it does not say %q: %s", told.says, said)
		}
	}
	if _, err := earlier.Engine.DB().ExecContext(t.Context(), `SELECT 1 FROM gone_1`); err == nil {
		t.Error("the table is there still")
	}
	h.must(verifyCommand{place: h.place})
}

func TestAnAddressOfADatabaseIsNeverRepeated(t *testing.T) {
	secret := "postgres://candour:" + url.QueryEscape("sesame open") + "@localhost:1/candour"
	for _, args := range [][]string{{"migrate", "--db", secret}, {"verify", "--db", secret, "--data", t.TempDir()}, {"migrate", "--db", "::" + secret}} {
		if said, code := run(t, args...); code == allWell || strings.Contains(said, "sesame") {
			t.Errorf("%s: %d %s", args[0], code, said)
		}
	}
}
