package arch_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// root is the project's folder.
const root = "../.."

// files calls do with each file of the project that somebody wrote, by its path from the root.
func files(t *testing.T, do func(path string, content string)) {
	t.Helper()
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() && (name == ".git" || name == "node_modules" || name == "testdata" || name == "dist" || strings.HasPrefix(name, "candour-")) {
			return filepath.SkipDir
		}
		if d.IsDir() || strings.HasSuffix(name, "_templ.go") || strings.HasSuffix(name, ".gen.go") || !written[filepath.Ext(name)] {
			return nil
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(root, path)
		do(relative, string(content))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

var written = map[string]bool{".go": true, ".templ": true, ".md": true, ".yaml": true, ".typ": true, ".sql": true, ".js": true, ".css": true}

// vague are names that say nothing about what lives there.
var vague = regexp.MustCompile(`^(util|utils|common|shared|helpers|helper|models|types|misc|base)$`)

func TestNoPackageHasANameThatSaysNothing(t *testing.T) {
	for path := range imports(t, "Imports") {
		for _, part := range strings.Split(path, "/") {
			if vague.MatchString(part) {
				t.Errorf("package %s: %q says nothing about what lives there", path, part)
			}
		}
	}
}

// unfinished marks work that was left. It is written in two parts so that this file does not hold it.
var unfinished = regexp.MustCompile(`\b(TO` + `DO|FIX` + `ME|XX` + `X)\b(\(#\d+\))?`)

func TestWhatIsLeftToDoHasAnIssue(t *testing.T) {
	files(t, func(path, content string) {
		for _, m := range unfinished.FindAllStringSubmatch(content, -1) {
			if m[2] == "" {
				t.Errorf("%s: %s without the number of an issue", path, m[1])
			}
		}
	})
}

// wordsOfTheCode may stand in code and on no page: people read “no longer stands”, “disputed by”, “rests on”.
var wordsOfTheCode = regexp.MustCompile(`(?i)\b(node|nodes|defeat|defeats|defeated|footing|ledger|fell|falls)\b`)

// textOfTemplate are the parts of a templ file that a person reads: what stands between tags.
var textOfTemplate = regexp.MustCompile(`>([^<>{}@]+)<`)

func TestPagesUseThePractitionersWords(t *testing.T) {
	files(t, func(path, content string) {
		if filepath.Ext(path) != ".templ" {
			return
		}
		for _, m := range textOfTemplate.FindAllStringSubmatch(content, -1) {
			if bad := wordsOfTheCode.FindString(m[1]); bad != "" {
				t.Errorf("%s shows people the word %q", path, bad)
			}
			if strings.Contains(m[1], "'") {
				t.Errorf("%s shows people a straight apostrophe in %q", path, strings.TrimSpace(m[1]))
			}
		}
	})
}

// ofThisMachine are paths that exist on one machine only, and hosts of registries. Written so that this file does not match itself.
var ofThisMachine = regexp.MustCompile(`(?:^|[^A-Za-z0-9_.-])/(?:ro` + `ot|ho` + `me|wo` + `rk)/|//(?:pro` + `xy|reg` + `istry|su` + `m)\.[a-z]+\.(?:org|com)`)

func TestTheProjectKnowsNoMachineAndNoRegistry(t *testing.T) {
	files(t, func(path, content string) {
		if bad := ofThisMachine.FindString(content); bad != "" {
			t.Errorf("%s holds %q", path, strings.TrimSpace(bad))
		}
	})
}

// longest is how many lines a file of code may have before it is surely about more than one thing.
const longest = 600

func TestFilesAreAboutOneThing(t *testing.T) {
	files(t, func(path, content string) {
		if n := strings.Count(content, "\n"); filepath.Ext(path) == ".go" && n > longest {
			t.Errorf("%s has %d lines; split it by what it is about", path, n)
		}
	})
}
