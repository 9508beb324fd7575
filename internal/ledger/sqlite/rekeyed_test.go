package sqlite_test

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"candour/internal/ledger/ledgertest"
)

func TestAfterEveryStreamHasANewKeyNoFileHoldsTheOldOnesOrWhatLayUnderThem(t *testing.T) {
	r := ledgertest.New(t, ledgertest.Kinds(&ledgertest.Own))
	stream := r.Begin(note(t, "one"), note(t, "two"))
	body := bytesOf(t, r.Engine.DB(), `SELECT body FROM entry WHERE stream = $1 AND version = 1`, string(stream))
	key := bytesOf(t, r.Databases().Keys, `SELECT wrapped FROM stream_key WHERE stream = $1`, string(stream))
	if err := r.Ledger.RekeyAll(t.Context(), func(int64) {}); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(r.Folder, "*.db*"))
	if err != nil || len(files) < 4 {
		t.Fatalf("%q, %v", files, err)
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for what, old := range map[string][]byte{"encrypted words": body, "a wrapped key": key} {
			if bytes.Contains(content, old) {
				t.Errorf("%s holds %s as it was", filepath.Base(file), what)
			}
		}
		if strings.HasSuffix(file, "ledger.db") && !bytes.Contains(content, bytesOf(t, r.Engine.DB(), `SELECT body FROM entry WHERE stream = $1 AND version = 1`, string(stream))) {
			t.Error("the file does not hold what is in it now either: the search is blind")
		}
	}
}

func bytesOf(t *testing.T, db *sql.DB, query string, args ...any) (b []byte) {
	t.Helper()
	if err := db.QueryRowContext(t.Context(), query, args...).Scan(&b); err != nil {
		t.Fatal(err)
	}
	return b
}
