package proof_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/ledger/proof"
)

// withDocument is a bundle, in a folder, of one entry that names a file, with that file; other entries stand before and after it.
func withDocument(t *testing.T) (o *outside, folder string) {
	t.Helper()
	o = beheld(t)
	content := []byte("%PDF-1.7 a report")
	file, err := o.Files.Put(t.Context(), "application/pdf", bytes.NewReader(content))
	o.must(err)
	o.Append(o.stream, ledgertest.Entry(t, ledgertest.Noted, ledger.ByService("test"), ledgertest.NotedBody{Words: "a report", File: &file}))
	o.note(o.stream, "the last words")
	for range 9 {
		o.note(o.Begin(), "of somebody else")
		o.seal()
	}
	o.counted()
	p := proof.Prover{Ledger: o.Ledger, Log: o.Log, Known: o.keys.Known(), LogKey: o.keys.Public}
	b, err := p.Bundle(t.Context(), proof.Asked{Stream: o.stream, From: 4, To: 4, Words: true, Documents: map[string][]byte{"report.pdf": content}})
	o.must(err)
	folder = filepath.Join(t.TempDir(), "bundle")
	o.must(b.Write(folder))
	return o, folder
}

func TestABundleProvesAnEntryItsDocumentAndHowFarTheStreamWent(t *testing.T) {
	o, folder := withDocument(t)
	b, err := proof.ReadBundle(folder)
	o.must(err)
	shown, err := b.Check(o.keys.Known(), nil)
	o.must(err)
	if shown.Stream != o.stream || shown.From != 4 || shown.To != 5 || len(shown.Told) != 1 || shown.Told[0] != 4 || shown.Census.Streams != 12 ||
		len(shown.Documents) != 1 || len(shown.Witnesses) != 0 {
		t.Errorf("shown: %+v", shown)
	}
	if told := shown.String(); !strings.Contains(told, "entries 4 to 5") || !strings.Contains(told, "report.pdf is the file") {
		t.Errorf("in words: %s", told)
	}
	if _, err := b.Check(beheld(t).keys.Known(), nil); err == nil {
		t.Error("it holds under the key of another service")
	}
}

func TestABundleOfAWholeStreamCanTellNothingButThatItStands(t *testing.T) {
	o := beheld(t)
	p := proof.Prover{Ledger: o.Ledger, Log: o.Log, Known: o.keys.Known(), LogKey: o.keys.Public}
	b, err := p.Bundle(t.Context(), proof.Asked{Stream: o.stream, From: 1, To: 3})
	o.must(err)
	packed := filepath.Join(t.TempDir(), "bundle.zip")
	o.must(b.Write(packed))
	if err := b.Write(packed); !errors.Is(err, fs.ErrExist) {
		t.Errorf("what was there is written over: %v", err)
	}
	again, err := proof.ReadBundle(packed)
	o.must(err)
	shown, err := again.Check(o.keys.Known(), nil)
	if err != nil || shown.From != 1 || shown.To != 3 || len(shown.Told) != 0 {
		t.Errorf("shown: %+v, %v", shown, err)
	}
	z, err := zip.OpenReader(packed)
	o.must(err)
	defer z.Close()
	for _, f := range z.File {
		if strings.HasPrefix(f.Name, "words/") {
			t.Errorf("%s tells words", f.Name)
		}
	}
}

func TestWhatIsNotSealedAndCountedIsNotProven(t *testing.T) {
	o := beheld(t)
	o.note(o.stream, "the fourth words")
	if _, err := o.bundle(4); !errors.Is(err, proof.ErrNotCounted) {
		t.Errorf("not sealed: %v", err)
	}
	o.seal()
	if _, err := o.bundle(4); !errors.Is(err, proof.ErrNotCounted) {
		t.Errorf("sealed and not counted: %v", err)
	}
	o.counted()
	if _, err := o.bundle(4); err != nil {
		t.Errorf("counted: %v", err)
	}
}

// files are those of a folder by their path in it, but for what only explains the rest.
func files(t *testing.T, folder string) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		name := d.Name()
		if err != nil || d.IsDir() || name == "README.txt" || name == "log-key" {
			return err
		}
		all[path], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestEveryChangedByteOfABundleIsSeen(t *testing.T) {
	o, folder := withDocument(t)
	for path, is := range files(t, folder) {
		for i := range is {
			other := bytes.Clone(is)
			other[i] ^= 1
			o.must(os.WriteFile(path, other, 0o600))
			b, err := proof.ReadBundle(folder)
			if err == nil {
				_, err = b.Check(o.keys.Known(), nil)
			}
			if err == nil && !saysNothing(filepath.Base(path), len(is)-i) {
				t.Errorf("byte %d of %s changed: not seen", i, path)
			}
		}
		o.must(os.WriteFile(path, is, 0o600))
	}
}

// saysNothing reports whether a byte, counted from the end, may change without changing what a file says: the line end of a hash, and the bits
// that are left over of the last digit of a signature.
func saysNothing(file string, fromEnd int) bool {
	return file == "previous" && fromEnd == 1 || file == "checkpoint" && fromEnd == 3
}

func TestAFileMissingFromABundleIsSeen(t *testing.T) {
	o, folder := withDocument(t)
	for path, is := range files(t, folder) {
		o.must(os.Remove(path))
		b, err := proof.ReadBundle(folder)
		if err == nil {
			_, err = b.Check(o.keys.Known(), nil)
		}
		if optional := strings.Contains(path, "documents"); (err == nil) != optional {
			t.Errorf("without %s: %v", path, err)
		}
		o.must(os.WriteFile(path, is, 0o600))
	}
}

// byHand runs the steps of a bundle's README as they stand there, with a shell and sha256sum, and answers what they say.
func byHand(t *testing.T, folder string) (held, broken int) {
	t.Helper()
	readme, err := os.ReadFile(filepath.Join(folder, "README.txt"))
	if err != nil {
		t.Fatal(err)
	}
	_, steps, _ := strings.Cut(string(readme), "BY HAND")
	var script strings.Builder
	for _, line := range regexp.MustCompile(`(?m)^    (.*)$`).FindAllStringSubmatch(steps, -1) {
		script.WriteString(line[1] + "\n")
	}
	cmd := exec.CommandContext(t.Context(), "sh", "-c", script.String())
	cmd.Dir = folder
	out, _ := cmd.CombinedOutput() // what it says is what counts
	return strings.Count(string(out), " holds\n"), strings.Count(string(out), " DOES NOT HOLD\n")
}

func TestTheStepsByHandHoldWithAShellAndSha256sum(t *testing.T) {
	_, folder := withDocument(t)
	if held, broken := byHand(t, folder); held != 7 || broken != 0 {
		t.Errorf("%d steps hold and %d do not", held, broken)
	}
	o := beheld(t)
	whole := filepath.Join(t.TempDir(), "whole")
	o.must(o.given.Write(whole))
	if held, broken := byHand(t, whole); held != 9 || broken != 0 {
		t.Errorf("of a whole stream %d steps hold and %d do not", held, broken)
	}
}

func TestTheStepsByHandSeeAChange(t *testing.T) {
	_, folder := withDocument(t)
	before, _ := byHand(t, folder)
	for path, is := range files(t, folder) {
		if filepath.Base(path) == "checkpoint" {
			continue // its signature takes a program
		}
		other := bytes.Clone(is)
		other[len(other)/2] ^= 1
		if err := os.WriteFile(path, other, 0o600); err != nil {
			t.Fatal(err)
		}
		if held, broken := byHand(t, folder); broken == 0 && held == before {
			t.Errorf("%s changed: every step holds", path)
		}
		if err := os.WriteFile(path, is, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// FuzzBundle hands files of a bundle in as anybody can make them: nothing but the true ones holds.
func FuzzBundle(f *testing.F) {
	o := beheld(f)
	folder := filepath.Join(f.TempDir(), "bundle")
	o.must(o.given.Write(folder))
	var names []string
	sums := map[string][32]byte{}
	for _, name := range []string{"checkpoint", "previous", "head", "head-in-log", "head-in-census", "census", "census-in-log", "headers/00000002"} {
		content, err := os.ReadFile(filepath.Join(folder, name))
		o.must(err)
		names = append(names, name)
		sums[name] = sha256.Sum256(content)
		f.Add(len(names)-1, content)
	}
	f.Fuzz(func(t *testing.T, which int, content []byte) {
		name := names[uint(which)%uint(len(names))]
		path := filepath.Join(folder, name)
		is, err := os.ReadFile(path)
		if err := errors.Join(err, os.WriteFile(path, content, 0o600)); err != nil {
			t.Fatal(err)
		}
		b, err := proof.ReadBundle(folder)
		if back := os.WriteFile(path, is, 0o600); back != nil {
			t.Fatal(back)
		}
		if err != nil {
			return
		}
		if _, err := b.Check(o.keys.Known(), nil); err == nil && name != "previous" && name != "checkpoint" && sha256.Sum256(content) != sums[name] {
			t.Errorf("%s holds as %q", name, content)
		}
	})
}
