package app

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"candour/internal/access"
	"candour/internal/ledger"
)

// runs is one command of the program.
func runs(args ...string) (code int, out, notes string) {
	var o, n bytes.Buffer
	code = Run(args, strings.NewReader(""), &o, &n)
	return code, o.String(), n.String()
}

func TestVerifyFindsAForgedTieAndLeavesNoFile(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	if code, _, notes := invites(t, data, "Piotr Sewell"); code != allWell {
		t.Fatal(notes)
	}
	before := namesIn(t, data)
	if code, out, notes := runs("verify", "--data", data); code != allWell || !strings.Contains(out, "rows of lists and of who may see what compared") {
		t.Fatalf("an untouched record: %d, %s%s", code, out, notes)
	}
	if after := namesIn(t, data); after != before {
		t.Errorf("the folder held %s and now holds %s", before, after)
	}
	forges(t, data)
	code, out, _ := runs("verify", "--data", data)
	if code != refused || !strings.Contains(out, "its rows in tie_1 are not those that follow from it: 1 foreign") {
		t.Errorf("a forged tie: %d, %s", code, out)
	}
}

func TestVerifyOfWordsOnlySaysThatItComparedNoRows(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	if code, _, notes := invites(t, data, "Piotr Sewell"); code != allWell {
		t.Fatal(notes)
	}
	forges(t, data)
	code, out, notes := runs("verify", "--words-only", "--data", data)
	if code != allWell || !strings.Contains(out, "Not compared: the rows of lists and of who may see what") || strings.Contains(out, "The record is as it was written") {
		t.Fatalf("words only, beside a forged tie: %d, %s%s", code, out, notes)
	}
	changes(t, data)
	if code, out, _ := runs("verify", "--words-only", "--data", data); code != refused || !strings.Contains(out, "words do not open under the stream's key") {
		t.Errorf("words only, once the bytes of a body are others: %d, %s", code, out)
	}
}

// changes records a look and then has other bytes in place of its words.
func changes(t *testing.T, data string) {
	t.Helper()
	record, _, err := place{Data: data}.open(t.Context(), false, true)
	if err != nil {
		t.Fatal(err)
	}
	defer record.Close()
	streams, err := record.Ledger.NewStreams(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	look, err := access.Read.New(ledger.NewEntryID(), ledger.ByService("test"), nil, access.ReadBody{Stream: record.Service.Stream, Page: "GET /", Shown: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := record.Ledger.Append(t.Context(), ledger.Append{Writes: []ledger.Write{{Stream: streams[0], Entries: []ledger.New{look}}}}); err != nil {
		t.Fatal(err)
	}
	_, err = record.Engine.Writer().ExecContext(t.Context(), `UPDATE entry SET body = zeroblob(length(body)) WHERE stream = $1`, string(streams[0]))
	if err != nil {
		t.Fatal(err)
	}
}

// forges ties somebody to the service's own stream.
func forges(t *testing.T, data string) {
	t.Helper()
	record, _, err := place{Data: data}.open(t.Context(), false, true)
	if err != nil {
		t.Fatal(err)
	}
	defer record.Close()
	_, err = record.Engine.Writer().ExecContext(t.Context(), `INSERT INTO tie_1 (stream, version, n, subject, relation, from_at, until_at)
		VALUES ($1, 1, 0, 'somebody', 'covers', '', '9999')`, string(record.Service.Stream))
	if err != nil {
		t.Fatal(err)
	}
}

func namesIn(t *testing.T, folder string) string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return strings.Join(names, " ")
}

func TestAnAddressThatIsNoneIsWrongUseAndBeginsNoRecord(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	for _, addr := range []string{"nonsense", "localhost:nonsense", "localhost:123456"} {
		if code, _, notes := runs("serve", "--data", data, "--addr", addr); code != wrongUse || !strings.Contains(notes, "is not a name and a port") {
			t.Errorf("%s: %d, %s", addr, code, notes)
		}
	}
	if _, err := os.Stat(data); !os.IsNotExist(err) {
		t.Errorf("the data folder was made: %v", err)
	}
}
