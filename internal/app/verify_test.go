package app

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
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
