package sqlite_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
)

// searched is a view that holds the newest note alone, its words searched.
var searched = &ledger.View{
	Name: "searched_note_1", Columns: []ledger.Column{{Name: "words", Type: ledger.Text}}, Text: "words",
	Rows: func(h *ledger.History) [][]any {
		if len(h.Entries) == 0 {
			return nil
		}
		b, _ := ledgertest.Noted.In(h.Entries[len(h.Entries)-1])
		return [][]any{{b.Words}}
	},
}

func note(t *testing.T, words string) ledger.New {
	t.Helper()
	return ledgertest.Entry(t, ledgertest.Noted, ledger.ByService("test"), ledgertest.NotedBody{Words: words})
}

func found(t *testing.T, r *ledgertest.Record, word string) int {
	t.Helper()
	var n int
	if err := r.Ledger.DB().QueryRow(`SELECT COUNT(*) FROM searched_note_1 v JOIN searched_note_1_text f ON f.rowid = v.row
		WHERE searched_note_1_text MATCH $1`, word).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

// inFiles counts how often a word stands in the database's files once the log is written back.
func inFiles(t *testing.T, r *ledgertest.Record, word string) int {
	t.Helper()
	if _, err := r.Engine.Writer().Exec(`PRAGMA wal_checkpoint(TRUNCATE)`); err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, name := range []string{"ledger.db", "ledger.db-wal"} {
		content, err := os.ReadFile(filepath.Join(r.Folder, name))
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
		n += bytes.Count(bytes.ToLower(content), []byte(word))
	}
	return n
}

func TestWordsAreFoundWhateverTheirCaseAndAccents(t *testing.T) {
	r := ledgertest.New(t, ledgertest.Kinds(&ledgertest.Own), searched)
	r.Begin(note(t, "Siân said she saw Dad"))
	for _, word := range []string{"sian", "SIÂN", "siân"} {
		if found(t, r, word) != 1 {
			t.Errorf("%q is not found", word)
		}
	}
}

func TestDeletedWordsAreGoneFromTheFile(t *testing.T) {
	r := ledgertest.New(t, ledgertest.Kinds(&ledgertest.Own), searched)
	const word = "quicksilverish"
	stream := r.Begin(note(t, word))
	for range 50 { // enough for the index to merge its parts
		r.Begin(note(t, "another note about school"))
	}
	if found(t, r, word) != 1 || inFiles(t, r, word) < 2 {
		t.Fatalf("before: found %d times, in the files %d times; want it in table and index", found(t, r, word), inFiles(t, r, word))
	}
	r.Append(stream, note(t, "nothing of that sort"))
	if n := found(t, r, word); n != 0 {
		t.Errorf("the search still finds it %d times", n)
	}
	if n := inFiles(t, r, word); n != 0 {
		t.Errorf("the word still stands %d times in the files", n)
	}
}
