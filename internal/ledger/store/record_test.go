package store_test

import (
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"candour/internal/ledger"
	"candour/internal/ledger/sqlite"
	"candour/internal/ledger/store"
)

func place(t *testing.T, folder string) store.Place {
	t.Helper()
	registry, err := ledger.NewRegistry()
	if err != nil {
		t.Fatal(err)
	}
	return store.Place{Folder: filepath.Join(folder, "data"), Keys: filepath.Join(folder, "keys"), Registry: registry}
}

func open(t *testing.T, p store.Place) *store.Record {
	t.Helper()
	r, err := store.Open(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	return r
}

func refuses(t *testing.T, p store.Place, want error) {
	t.Helper()
	r, err := store.Open(t.Context(), p)
	if err == nil {
		r.Close()
	}
	if !errors.Is(err, want) {
		t.Fatalf("Open = %v, want %v", err, want)
	}
}

func TestAnEmptyFolderBecomesARecordAndIsTheSameOneNextTime(t *testing.T) {
	p := place(t, t.TempDir())
	first := open(t, p)
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	second := open(t, p)
	if second.Service != first.Service || second.Service.Stream == "" || second.Service.Demo {
		t.Errorf("the service stream was %+v and is now %+v", first.Service, second.Service)
	}
}

func TestADemonstrationSaysSoForEver(t *testing.T) {
	p := place(t, t.TempDir())
	p.Demo = true
	open(t, p).Close()
	p.Demo = false
	if again := open(t, p); !again.Service.Demo {
		t.Error("a demonstration's record opened as a real one")
	}
}

func TestARecordDoesNotOpenWithAnotherServicesKeyring(t *testing.T) {
	p := place(t, t.TempDir())
	open(t, p).Close()
	p.Keys = t.TempDir()
	if _, err := ledger.MakeKeyring(p.Keys); err != nil {
		t.Fatal(err)
	}
	refuses(t, p, ledger.ErrForeignKeyring)
}

func TestAKeyringIsNeverMadeForAFolderThatHasEntries(t *testing.T) {
	p := place(t, t.TempDir())
	open(t, p).Close()
	p.Keys = t.TempDir()
	refuses(t, p, ledger.ErrNoKeyring)
	if left, _ := os.ReadDir(p.Keys); len(left) != 0 {
		t.Errorf("the keys folder now holds %v", left)
	}
}

func TestAFolderThatLostItsRecordDoesNotBeginAnEmptyOne(t *testing.T) {
	p := place(t, t.TempDir())
	open(t, p).Close()
	if err := os.Remove(filepath.Join(p.Folder, "ledger.db")); err != nil {
		t.Fatal(err)
	}
	refuses(t, p, sqlite.ErrLedgerGone)
}

func TestAKeyringThatOthersMayReadIsRefused(t *testing.T) {
	p := place(t, t.TempDir())
	open(t, p).Close()
	if err := os.Chmod(filepath.Join(p.Keys, "keyring.json"), 0o640); err != nil {
		t.Fatal(err)
	}
	refuses(t, p, ledger.ErrKeyringExposed)
}

func TestOnlyADemonstrationMayKeepItsKeyringInsideTheDataFolder(t *testing.T) {
	p := place(t, t.TempDir())
	p.Keys = filepath.Join(p.Folder, "keys")
	refuses(t, p, store.ErrKeysInside)
	p.Demo = true
	open(t, p)
}

func TestCheckingAnExistingRecordNeverMakesOne(t *testing.T) {
	p := place(t, t.TempDir())
	p.Existing = true
	refuses(t, p, store.ErrNoRecord)
	if _, err := os.Stat(p.Folder); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the data folder was made: %v", err)
	}
}

func TestProgramsThatOpenAnEmptyFolderAtOnceAgree(t *testing.T) {
	p := place(t, t.TempDir())
	var wg sync.WaitGroup
	services := make([]ledger.Service, 4)
	errs := make([]error, len(services))
	for i := range services {
		wg.Go(func() {
			r, err := store.Open(t.Context(), p)
			if errs[i] = err; err == nil {
				services[i] = r.Service
				errs[i] = r.Close()
			}
		})
	}
	wg.Wait()
	for i, s := range services {
		if errs[i] != nil || s != services[0] {
			t.Errorf("program %d: %+v, %v; want %+v", i, s, errs[i], services[0])
		}
	}
}

func TestHeadersCanBeVerifiedWhereNoKeyringIs(t *testing.T) {
	p := place(t, t.TempDir())
	open(t, p).Close()
	p.Keys, p.Keyless = "", true
	r := open(t, p)
	v, err := r.Ledger.Verify(t.Context(), r.Files, nil)
	if err != nil || len(v.Faults) > 0 || v.Entries != 1 || v.WordsRead {
		t.Errorf("verify found %+v, %v", v, err)
	}
}
