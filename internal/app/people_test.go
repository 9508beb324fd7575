package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAListOfStaffIsWrittenOnlyWhenToldToAndOnce(t *testing.T) {
	h := holds(t)
	h.serving()
	folder := t.TempDir()
	give := func(name, text string, more ...string) (string, int) {
		t.Helper()
		file := filepath.Join(folder, name)
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return run(t, append([]string{"people", "--data", h.Data, "--keys", h.Keys, file}, more...)...)
	}
	if said, code := give("teams.csv", "team\nHallow Point family team\n", "--write"); code != allWell || !strings.Contains(said, "Hallow Point family team is a new team") {
		t.Fatalf("%d %s", code, said)
	}
	list := "name,role,team,manages,from,until\nNia Calloway,practitioner,Hallow Point family team,,,\n"
	said, code := give("staff.csv", list)
	if code != allWell || !strings.Contains(said, "line 2: Nia Calloway joins, and is asked to be practitioner") || !strings.Contains(said, "Nothing was written.") {
		t.Errorf("%d %s", code, said)
	}
	if said, code = give("staff.csv", list, "--write"); code != allWell || !strings.Contains(said, "Written.") {
		t.Errorf("%d %s", code, said)
	}
	if said, code = give("staff.csv", list, "--write"); code != allWell || !strings.Contains(said, "Nothing changes") {
		t.Errorf("%d %s", code, said)
	}
	if said, code = give("staff.csv", list+"Ifor Penhale,adviser,,,,\n", "--write"); code != refused || !strings.Contains(said, "line 3, role: There is no such role") {
		t.Errorf("%d %s", code, said)
	}
	if said, code = give("staff.csv", "name;role\n"); code != wrongUse || !strings.Contains(said, "names no columns") {
		t.Errorf("%d %s", code, said)
	}
}
