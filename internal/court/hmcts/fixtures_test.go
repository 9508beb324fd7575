package hmcts

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"candour/internal/fault"
)

var update = flag.Bool("update", false, "write testdata/accounts anew; read every line of the difference before committing it")

// searchFixtures are the fixtures that answer a search; the others are errors, requests and replies.
func searchFixtures(t testing.TB) map[string][]byte {
	t.Helper()
	answers := map[string][]byte{}
	for _, kind := range []string{"api", "derived", "hostile"} {
		paths, err := filepath.Glob("testdata/*/*-" + kind + "_*.json")
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			answers[filepath.Base(path)] = readFile(t, path)
		}
	}
	if len(answers) != 13 {
		t.Fatalf("%d search fixtures; want 13", len(answers))
	}
	return answers
}

func readFile(t testing.TB, path string) []byte {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func fixture(t testing.TB, path string) Response {
	t.Helper()
	r, err := Parse(readFile(t, "testdata/"+path))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// leavesOf counts in another way than the package does.
func leavesOf(raw []byte) int {
	var count func(any) int
	count = func(v any) (n int) {
		switch v := v.(type) {
		case map[string]any:
			for _, member := range v {
				n += count(member)
			}
		case []any:
			for _, item := range v {
				n += count(item)
			}
		default:
			n = 1
		}
		return n
	}
	var v any
	if json.Unmarshal(raw, &v) != nil {
		return -1
	}
	return count(v)
}

var index = regexp.MustCompile(`/[0-9]+`)

// describe writes an account with one line per class and kind of path.
func describe(a Account) string {
	lines := map[string]int{}
	add := func(class, path string, more ...string) {
		lines[strings.TrimRight(class+" "+index.ReplaceAllString(path, "/*")+" "+strings.Join(more, " "), " ")]++
	}
	for _, x := range a.Ignored {
		add("ignored", x.Path, "("+x.Why+")")
	}
	for _, x := range a.Unknown {
		add("unknown", x.Path, x.Value)
	}
	for _, x := range a.Contradictory {
		add("contradictory", x.Path)
	}
	for _, x := range a.Confidential {
		add("confidential", x)
	}
	text := fmt.Sprintf("%d leaves, %d taken\n", a.Leaves(), a.Taken)
	for _, line := range slices.Sorted(maps.Keys(lines)) {
		text += fmt.Sprintf("  %3d %s\n", lines[line], line)
	}
	return text
}

func TestEveryFixtureIsAccountedForLeafByLeaf(t *testing.T) {
	for name, raw := range searchFixtures(t) {
		t.Run(name, func(t *testing.T) {
			r, err := Parse(raw)
			if err != nil {
				t.Fatal(err)
			}
			if want := leavesOf(raw); r.Leaves() != want {
				t.Errorf("%d leaves classed; the file has %d", r.Leaves(), want)
			}
			got := "outside any case: " + describe(r.Outside)
			for _, c := range r.Cases {
				got += fmt.Sprintf("%s %s, %d documents: %s", c.Jurisdiction, c.ID, len(c.Documents), describe(c.Account))
			}
			compareGolden(t, "testdata/accounts/"+strings.TrimSuffix(name, ".json")+".txt", got)
		})
	}
}

func compareGolden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want := string(readFile(t, path)); got != want {
		t.Errorf("the account differs from %s:\n%s", path, got)
	}
}

func TestAFileCutOffAnywhereGivesTheByteAndLosesNoOtherFile(t *testing.T) {
	for name, raw := range searchFixtures(t) {
		for cut := 0; cut < len(strings.TrimSpace(string(raw))); cut += 500 {
			r, err := Parse(raw[:cut])
			var broken *BrokenPayload
			if !errors.As(err, &broken) || broken.Byte != int64(cut) || fault.KindOf(err) != fault.Invalid {
				t.Fatalf("%s cut at %d: %v", name, cut, err)
			}
			if len(r.Cases) != 0 {
				t.Fatalf("%s cut at %d gave cases", name, cut)
			}
		}
		if _, err := Parse(raw); err != nil {
			t.Errorf("%s whole: %v", name, err)
		}
	}
}

func TestWhatIsNotAnAnswerToASearchIsRefused(t *testing.T) {
	for _, path := range []string{"fpl/fpl-err_spring-403.json", "prl/prl-err_401.json", "prl/prl-ok_upload-200.json", "fpl/fpl-req_guardians-valid.json"} {
		if _, err := Parse(readFile(t, "testdata/"+path)); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: %v", path, err)
		}
	}
	for _, text := range []string{"", "null", "{}", "7", `"cases"`, "<html>", `{"total":1} trailing`} {
		if _, err := Parse([]byte(text)); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestNoConfidentialValueIsInAnAccountOrAPrintedCase(t *testing.T) {
	checked := 0
	for name, raw := range searchFixtures(t) {
		r, err := Parse(raw)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range r.Cases {
			account, err := json.Marshal(c.Account)
			if err != nil {
				t.Fatal(err)
			}
			whole, err := json.Marshal(c)
			if err != nil {
				t.Fatal(err)
			}
			texts := string(account) + string(whole) + fmt.Sprintf("%v %+v %#v", c, c, c) + fmt.Sprint(c.Confidential())
			for _, secret := range c.Confidential() {
				for line := range strings.Lines(secret.Reveal()) {
					line = strings.TrimSpace(line)
					if len(line) < 6 || !strings.ContainsAny(line, "0123456789@") || inTheOpen(c, line) {
						continue
					}
					checked++
					if strings.Contains(texts, line) {
						t.Errorf("%s: %s of %s is in the open", name, secret.Kind, secret.Whose)
					}
				}
			}
		}
	}
	if checked < 50 {
		t.Errorf("only %d values checked", checked)
	}
}

// inTheOpen says that the court shows the same words elsewhere in the case, as a solicitor’s address.
func inTheOpen(c CourtCase, line string) bool {
	for _, p := range c.People() {
		shown := p.Representative.Address + p.Representative.Email
		for _, d := range p.Details {
			if !d.IsHidden() {
				shown += d.Reveal()
			}
		}
		if strings.Contains(shown, line) {
			return true
		}
	}
	return false
}
