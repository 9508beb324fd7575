package arch_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	claimed = regexp.MustCompile("`((?:Test|Fuzz)[A-Z][A-Za-z0-9]*)`")
	tested  = regexp.MustCompile(`(?m)^func ((?:Test|Fuzz)[A-Za-z0-9]+)\(`)
	leadsTo = regexp.MustCompile(`\]\(([^)#:]+)(?:#[^)]*)?\)`)
)

// TestWhatTheGuidesClaimIsTested refuses a guide that names a test which is not one, and a link that leads nowhere: whoever judges what this program keeps
// safe begins there.
func TestWhatTheGuidesClaimIsTested(t *testing.T) {
	tests, claims := map[string]bool{}, map[string][]string{}
	files(t, func(path, content string) {
		switch {
		case strings.HasSuffix(path, "_test.go"):
			for _, found := range tested.FindAllStringSubmatch(content, -1) {
				tests[found[1]] = true
			}
		case filepath.Ext(path) == ".md":
			for _, found := range claimed.FindAllStringSubmatch(content, -1) {
				claims[path] = append(claims[path], found[1])
			}
			for _, found := range leadsTo.FindAllStringSubmatch(content, -1) {
				if _, err := os.Stat(filepath.Join(root, filepath.Dir(path), found[1])); err != nil {
					t.Errorf("%s leads to %s, which is not there", path, found[1])
				}
			}
		}
	})
	if len(claims) == 0 {
		t.Error("no guide names a test")
	}
	for path, names := range claims {
		for _, name := range names {
			if !tests[name] {
				t.Errorf("%s names %s, which is no test", path, name)
			}
		}
	}
}
