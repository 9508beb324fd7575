package typst_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"candour/internal/workbench/workertest"
)

type files map[string]string

// compile runs one compiler over the documents, in their order, and gives for each the PDF or the reason why not.
func compile(t *testing.T, documents ...files) (results []string) {
	t.Helper()
	cache, err := workertest.CacheDir()
	if err != nil {
		t.Fatal(err)
	}
	program, err := workertest.Build("candour/internal/typeset/typst/compile")
	if err != nil {
		t.Fatal(err)
	}
	args := []string{cache}
	for _, d := range documents {
		folder := t.TempDir()
		for name, content := range d {
			if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		args = append(args, folder)
	}
	if out, err := exec.Command(program, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, folder := range args[1:] {
		made, err := os.ReadFile(filepath.Join(folder, "document.pdf"))
		if err != nil {
			made, err = os.ReadFile(filepath.Join(folder, "refused.txt"))
		}
		if err != nil {
			t.Fatal(err)
		}
		results = append(results, string(made))
	}
	return results
}

func isPDF(s string) bool {
	return strings.HasPrefix(s, "%PDF-1.7") && strings.HasSuffix(s, "%%EOF")
}

func TestFilesBecomeAPDFAndTheSameOnesTheSameBytes(t *testing.T) {
	document := files{"main.typ": `#rect(width: json("data.json").width * 1cm)`, "data.json": `{"width": 3}`}
	wider := files{"main.typ": document["main.typ"], "data.json": `{"width": 4}`}
	made := compile(t, document, wider, document)
	if !isPDF(made[0]) || made[0] != made[2] || made[0] == made[1] {
		t.Errorf("a PDF: %t, the same again: %t, like another: %t", isPDF(made[0]), made[0] == made[2], made[0] == made[1])
	}
}

func TestRefusedDocumentGivesReasonsAndTheNextOneSucceeds(t *testing.T) {
	refusals := []struct{ main, says string }{
		{`#panic("why")`, `panicked with: "why"`},
		{`#read("/etc/passwd")`, "failed to load file"},
		{`#import "@preview/x:0.1.0": y`, "failed to load package"},
		{`#let f() = f(); #f()`, "depth exceeded"},
		{`#json(bytes("{"))`, "failed to parse JSON"},
	}
	var documents []files
	for _, r := range refusals {
		documents = append(documents, files{"main.typ": r.main})
	}
	results := compile(t, append(documents, files{"main.typ": "#rect()"})...)
	for i, r := range refusals {
		if !strings.Contains(results[i], r.says) {
			t.Errorf("%s: refused with %q, want %q", r.main, results[i], r.says)
		}
	}
	if last := results[len(results)-1]; !isPDF(last) {
		t.Errorf("after refusals: %s", last)
	}
}

func TestDocumentSeesItsOwnFilesAndNothingOfTheMachine(t *testing.T) {
	results := compile(t,
		files{"main.typ": `#assert(read("words.txt") == "of one document")`, "words.txt": "of one document"},
		files{"main.typ": `#read("words.txt")`},
		files{"main.typ": `#assert(datetime.today().year() == 1970); #assert(sys.inputs.len() == 0)`},
	)
	if !isPDF(results[0]) || !isPDF(results[2]) {
		t.Errorf("its own files, a clock that stands still: %.200s, %.200s", results[0], results[2])
	}
	if isPDF(results[1]) {
		t.Error("a file of the document before could be read")
	}
}
