package typeset_test

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"candour/internal/typeset"
	"candour/internal/workbench"
	"candour/internal/workbench/workertest"
)

// bench renders as the product does: in a child process, which is built without the race detector.
var bench *workbench.Bench

func TestMain(m *testing.M) {
	b, err := workertest.New()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	bench = b
	flag.Set("rapid.checks", "30") // each renders a document
	code := m.Run()
	b.Close()
	os.Exit(code)
}

func render(t *testing.T, d typeset.Document) []byte {
	t.Helper()
	pdf, err := bench.Render(context.Background(), "an invented case", d)
	if err != nil {
		t.Fatalf("Render: %v", err)
	}
	return pdf
}

func saved(t *testing.T, pdf []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "document.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// tool runs a program of a Debian package on a PDF and gives what it prints.
func tool(t *testing.T, debianPackage, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Fatalf("this test needs %s: install the Debian package %s", name, debianPackage)
	}
	out, err := exec.Command(name, args...).Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

// objects are the dictionaries of a PDF, stream dictionaries too, as qpdf reads them.
func objects(t *testing.T, path string) []map[string]any {
	t.Helper()
	var answer struct {
		Qpdf []json.RawMessage `json:"qpdf"`
	}
	if err := json.Unmarshal([]byte(tool(t, "qpdf", "qpdf", "--json=2", path)), &answer); err != nil || len(answer.Qpdf) != 2 {
		t.Fatalf("qpdf --json: %v", err)
	}
	var raw map[string]struct {
		Value  any `json:"value"`
		Stream struct {
			Dict map[string]any `json:"dict"`
		} `json:"stream"`
	}
	if err := json.Unmarshal(answer.Qpdf[1], &raw); err != nil {
		t.Fatal(err)
	}
	var all []map[string]any
	for _, o := range raw {
		if d, ok := o.Value.(map[string]any); ok {
			all = append(all, d)
		}
		if o.Stream.Dict != nil {
			all = append(all, o.Stream.Dict)
		}
	}
	return all
}

// having are the objects whose key has the value.
func having(all []map[string]any, key, value string) []map[string]any {
	var found []map[string]any
	for _, o := range all {
		if o[key] == value {
			found = append(found, o)
		}
	}
	return found
}

func mustContain(t *testing.T, what, text string, wanted ...string) {
	t.Helper()
	for _, w := range wanted {
		if !strings.Contains(text, w) {
			t.Errorf("%s lacks %q", what, w)
		}
	}
}
