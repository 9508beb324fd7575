package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFilesAreBroughtOverByACommandThatWritesOnlyWhenToldTo(t *testing.T) {
	h := holds(t)
	h.serving()
	command := []string{"bring-over", "--data", h.Data, "--keys", h.Keys, "--from", "the old case list", "--as-of", "2026-11-20"}
	for _, name := range []string{"teams", "staff", "cases", "people"} {
		command = append(command, filepath.Join("../../docs/operations/bring-over", name+".csv"))
	}
	said, code := run(t, command...)
	if code != allWell || !strings.Contains(said, "cases.csv: 3 lines read = 3 would be made + 0 there already + 0 refused") || !strings.Contains(said, "Nothing was written.") {
		t.Errorf("%d %s", code, said)
	}
	said, code = run(t, append(command, "--write")...)
	if code != allWell || !strings.Contains(said, "people.csv: 7 lines read = 7 made + 0 there already + 0 refused") {
		t.Errorf("%d %s", code, said)
	}
	if said, code = run(t, command...); code != allWell || !strings.Contains(said, "staff.csv: 4 lines read = 0 would be made + 4 there already + 0 refused") {
		t.Errorf("%d %s", code, said)
	}
}

func TestBringingOverRefusesWhatItCannotRead(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "cases.csv")
	if err := os.WriteFile(file, []byte("case;name\n1;2\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for want, args := range map[string][]string{
		"names no columns":       {"--as-of", "2026-11-20", file},
		"cannot be opened":       {"--as-of", "2026-11-20", file + "-gone"},
		"not a date":             {"--as-of", "20.11.2026", file},
		"missing flags: --as-of": {file},
	} {
		said, code := run(t, append([]string{"bring-over", "--data", filepath.Join(folder, "data"), "--from", "the old case list"}, args...)...)
		if code != wrongUse || !strings.Contains(said, want) {
			t.Errorf("%s: %d %s", want, code, said)
		}
	}
	if _, err := os.Stat(filepath.Join(folder, "data")); !os.IsNotExist(err) {
		t.Error("a command that read nothing made a folder")
	}
}
