package court_test

import (
	"os"
	"path/filepath"
	"sync"
	"testing"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/court"
	"candour/internal/court/hmcts"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/pack"
	"candour/internal/report"
	"candour/packs/england"
)

var england1 = sync.OnceValues(func() (*pack.Pack, error) { return pack.Load(england.FS) })

// world is a record with an importer.
type world struct {
	*ledgertest.Record
	*court.Importer
	root string // the folder of the record and its keys
	t    testing.TB
}

// newWorld has a record of its own, so that its test runs beside others: most of its time goes into waiting for the disk.
func newWorld(t testing.TB) *world {
	t.Helper()
	if test, ok := t.(*testing.T); ok {
		test.Parallel()
	}
	return worldIn(t, t.TempDir())
}

func worldIn(t testing.TB, folder string) *world {
	t.Helper()
	pk, err := england1()
	if err != nil {
		t.Fatal(err)
	}
	views := append(casework.Views[:len(casework.Views):len(casework.Views)], court.CaseRows, access.Ties(casework.Ties))
	record := ledgertest.In(t, folder, ledgertest.Kinds(&casework.Kinds, &report.Kinds, &court.Kinds), views...)
	return &world{record, &court.Importer{Ledger: record.Ledger, Pack: pk, Service: record.Service.Stream}, folder, t}
}

// fixtures are the search answers of both courts by file name.
func fixtures(t testing.TB) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	for _, kind := range []string{"api", "derived", "hostile"} {
		paths, err := filepath.Glob("hmcts/testdata/*/*-" + kind + "_*.json")
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			all[filepath.Base(path)] = raw
		}
	}
	if len(all) != 13 {
		t.Fatalf("%d fixtures; want 13", len(all))
	}
	return all
}

// open is a case of a court as it stands.
func (w *world) open(law pack.Law, number string) (*casework.State, *ledger.History) {
	w.t.Helper()
	stream, err := court.FindCase(w.t.Context(), w.Ledger.DB(), law, number)
	if err != nil || stream == "" {
		w.t.Fatalf("case %s: %q %v", number, stream, err)
	}
	h := w.Read(stream)
	return casework.Of(h), h
}

func lawOf(j hmcts.Jurisdiction) pack.Law {
	if j == hmcts.Public {
		return pack.PublicLaw
	}
	return pack.PrivateLaw
}
