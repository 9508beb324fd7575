package arch_test

import (
	"os/exec"
	"strings"
	"testing"
)

// layers is the house from the ground up: a package imports only packages of lower lines. A sub-package stands on its parent's line and
// may import it. Packages of one line do not import each other, except where a pair is named in neighbours.
var layers = []string{
	"fault words calendar sbom csvfile wording redline",
	"argument govuk typeset pack message disclosure webhook",
	"workbench",
	"ledger",
	"view job clamav",
	"access",
	"web",
	"staff roster wellbeing footing",
	"practice",
	"casework",
	"evidence",
	"decision",
	"voice",
	"contact storyboard",
	"report",
	"safeguarding",
	"breach cover handover incoming outbox privilege representation warning",
	"closing",
	"leaving",
	"retention",
	"court bringover",
	"guardian",
	"redaction letter notice plan",
	"allegation bundle lonevisit takenalong comparison correction ordertext",
	"workingcopy",
	"api",
	"casepage accessreview workload openness improvement known late evidencemap",
	"seed",
	"demo bench",
	"app",
	"arch",
}

func line(room string) int {
	for i, l := range layers {
		for _, name := range strings.Fields(l) {
			if name == room {
				return i
			}
		}
	}
	return -1
}

// room is the first folder under internal: "evidence" for candour/internal/evidence/evidencepage.
func room(path string) (string, bool) {
	rest, ours := strings.CutPrefix(path, "candour/internal/")
	name, _, _ := strings.Cut(rest, "/")
	return name, ours
}

// imports is every package of the module with what it imports, tests included.
func imports(t *testing.T, field string) map[string][]string {
	t.Helper()
	out, err := exec.Command("go", "list", "-f", "{{.ImportPath}} {{join ."+field+" \" \"}}", "candour/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	all := map[string][]string{}
	for l := range strings.Lines(string(out)) {
		fields := strings.Fields(l)
		all[fields[0]] = fields[1:]
	}
	return all
}

func TestImportsPointDown(t *testing.T) {
	for from, to := range imports(t, "Imports") {
		fromRoom, ours := room(from)
		if !ours {
			continue
		}
		if line(fromRoom) < 0 {
			t.Errorf("%s is on no line: say in layers where it belongs", from)
		}
		for _, target := range to {
			targetRoom, ours := room(target)
			if ours && targetRoom != fromRoom && line(targetRoom) >= standsOn(from, fromRoom) {
				t.Errorf("%s imports %s, which is not below it", from, target)
			}
		}
	}
}

// standsOn is the line of a package: its room's own, but pages stand above web, whoever's they are.
func standsOn(path, room string) int {
	if strings.HasSuffix(path, "page") {
		return max(line(room), line("web")+1)
	}
	return line(room)
}

func TestOnlyAppImportsPages(t *testing.T) {
	for from, to := range imports(t, "Imports") {
		for _, target := range to {
			fromRoom, _ := room(from)
			if _, ours := room(target); ours && strings.HasSuffix(target, "page") && fromRoom != "app" && !strings.HasPrefix(from, target) {
				t.Errorf("%s imports the pages of %s; only app does", from, target)
			}
		}
	}
}

// holdDatabases are the rooms that may hold a database handle. Features ask view and write through the ledger.
const holdDatabases = " ledger view job access web app bench demo "

func TestNoFeatureHoldsADatabase(t *testing.T) {
	for from, to := range imports(t, "Imports") {
		fromRoom, ours := room(from)
		for _, target := range to {
			if ours && target == "database/sql" && !strings.Contains(holdDatabases, " "+fromRoom+" ") {
				t.Errorf("%s imports database/sql", from)
			}
		}
	}
}

// mayAskWellbeing are the rooms that may read what a worker says of their own health and safety: those that wire it, and no feature of a case.
const mayAskWellbeing = " wellbeing app "

// TestNoFeatureOfACaseReadsAWorkersAssessment names casework and every other room above: what a case may know is handed to it by app, in two words.
func TestNoFeatureOfACaseReadsAWorkersAssessment(t *testing.T) {
	for from, to := range imports(t, "Imports") {
		fromRoom, _ := room(from)
		for _, target := range to {
			if targetRoom, ours := room(target); ours && targetRoom == "wellbeing" && !strings.Contains(mayAskWellbeing, " "+fromRoom+" ") {
				t.Errorf("%s imports %s", from, target)
			}
		}
	}
}

// plain are the rooms that stand on the standard library alone, but for what their tests share.
const plain = " fault words calendar argument "

func TestTheGroundFloorStandsOnTheStandardLibrary(t *testing.T) {
	for from, to := range imports(t, "Imports") {
		fromRoom, ours := room(from)
		if !ours || !strings.Contains(plain, " "+fromRoom+" ") || strings.HasSuffix(from, "test") {
			continue
		}
		for _, target := range to {
			if first, _, _ := strings.Cut(target, "/"); strings.Contains(first, ".") {
				t.Errorf("%s imports %s", from, target)
			}
		}
	}
}
