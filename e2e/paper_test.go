//go:build e2e

package e2e

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// whereabouts of people, of which no paper that leaves the service holds any: postcodes and telephone numbers of the invented families.
var reachable = regexp.MustCompile(`WX\d \dAB|07700 900\d{3}`)

// readsWellOnPaper fails unless a PDF is sound, can be read aloud in its order, says these words and nowhere those.
func readsWellOnPaper(t testing.TB, pdf []byte, words, hidden []string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "paper.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, "qpdf", "--check", file)
	unpacked := run(t, "qpdf", "--qdf", "--object-streams=disable", file, "-")
	if about := run(t, "pdfinfo", file); !strings.Contains(about, "Tagged:          yes") || !strings.Contains(unpacked, "/Lang (en-GB)") {
		t.Errorf("the PDF is not tagged, or in no language:\n%s", about)
	}
	tree := run(t, "pdfinfo", "-struct", file)
	for _, part := range []string{"H1", "Table", "TH", "TD"} {
		if !regexp.MustCompile(`(?m)^ +` + part + `\b`).MatchString(tree) {
			t.Errorf("no %s in the structure of the PDF:\n%s", part, tree)
		}
	}
	if fonts := strings.Split(strings.TrimSpace(run(t, "pdffonts", file)), "\n"); len(fonts) < 3 || strings.Count(strings.Join(fonts[2:], "\n"), " yes yes yes ") != len(fonts)-2 {
		t.Errorf("not every font is embedded and can be read back:\n%s", strings.Join(fonts, "\n"))
	}
	said := inOneLine(run(t, "pdftotext", file, "-"))
	for _, one := range words {
		if !strings.Contains(said, one) {
			t.Errorf("the paper does not say %q:\n%s", one, said)
		}
	}
	for _, one := range hidden {
		if strings.Contains(said, one) || strings.Contains(unpacked, one) {
			t.Errorf("the paper holds %q", one)
		}
	}
	if found := reachable.FindString(said + unpacked); found != "" {
		t.Errorf("the paper says how somebody is reached: %q", found)
	}
}

// run calls a program and gives what it prints.
func run(t testing.TB, name string, args ...string) string {
	t.Helper()
	var complaints bytes.Buffer
	command := exec.Command(name, args...)
	command.Stderr = &complaints
	out, err := command.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s%s", name, err, out, &complaints)
	}
	return string(out)
}

// inOneLine are words as they are said, wherever the lines of a paper end.
func inOneLine(words string) string { return strings.Join(strings.Fields(words), " ") }

// TestASection7ReportReadsWellOnPaper takes the one that the demonstration was told with.
func TestASection7ReportReadsWellOnPaper(t *testing.T) {
	found, err := filepath.Glob("../internal/demo/papers/*-section-7-*.pdf")
	if err != nil || len(found) != 1 {
		t.Fatalf("%v: %v", found, err)
	}
	pdf, err := os.ReadFile(found[0])
	if err != nil {
		t.Fatal(err)
	}
	readsWellOnPaper(t, pdf, []string{"Report under section 7 of the Children Act 1989", "What the child says", "Sources", "Page 1 of"}, nil)
}
