package app

import (
	"bytes"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib"

	"candour/internal/ledger/postgres/pgtest"
)

// holdingWords are the files below a folder that hold a word of what is to be erased, in clear.
func holdingWords(t *testing.T, folder string) (files []string) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) {
			return nil // a server at work
		}
		if repeats(string(bytes.ToLower(content))) {
			files = append(files, strings.TrimPrefix(path, folder))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// withoutRecycling has a database's server keep no old segment of its log, as whoever administers it sets.
func withoutRecycling(t *testing.T, address string) {
	t.Helper()
	admin, err := sql.Open("pgx", address)
	if err != nil {
		t.Fatal(err)
	}
	defer admin.Close()
	for _, statement := range []string{`ALTER SYSTEM SET wal_recycle = off`, `SELECT pg_reload_conf()`} {
		if _, err := admin.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAfterAScrubNoFileOfThePostgreSQLServerHoldsAWordOfWhatWasErased(t *testing.T) {
	t.Parallel()
	server, err := pgtest.StartOwn() // whose files are read
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := server.Stop(); err != nil {
			t.Error(err)
		}
	})
	address, err := server.Pair(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	c := copiedFrom(t, address)
	c.erases()
	if before := strings.Join(holdingWords(t, server.Folder()), " "); !strings.Contains(before, "/pg_wal/") {
		t.Fatalf("before, words stand in %q: this would show nothing", before)
	}
	const asked = "may still stand in files of the database (candour scrub)"
	if said, _ := c.configured("--db", c.DB); !strings.Contains(said, asked) {
		t.Errorf("config does not say what is missing: %s", said)
	}
	withoutRecycling(t, address)
	if said := c.must(scrubCommand{owned{DB: address}}); strings.Contains(said, "write-ahead log kept") {
		t.Error(said)
	}
	if left := holdingWords(t, server.Folder()); len(left) > 0 {
		t.Errorf("words stand in %q", left)
	}
	if said, _ := c.configured("--db", c.DB); strings.Contains(said, asked) {
		t.Errorf("config asks for it again: %s", said)
	}
	if said, err := c.try(verifyCommand{place: c.place}, ""); err != nil {
		t.Errorf("%v %s", err, said)
	}
}

func TestAFolderNeedsNoScrub(t *testing.T) {
	if said, code := run(t, "scrub"); code != wrongUse || !strings.Contains(said, "the erasure itself writes over what it removes") {
		t.Errorf("%d %s", code, said)
	}
}
