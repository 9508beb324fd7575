package app

import (
	_ "embed"
	"strings"
	"testing"

	"candour/internal/demo/demopage"
)

// everyPage lists the addresses that people read, one a line: e2e opens each of them in a browser.
//
//go:embed testdata/every-page.txt
var everyPage string

// TestEveryAddressThatIsReadIsOnTheListOfPages fails for a new page that no browser would have opened, and for a line that leads nowhere.
func TestEveryAddressThatIsReadIsOnTheListOfPages(t *testing.T) {
	t.Parallel()
	d, listed, read := demonstration(t), map[string]bool{}, map[string]bool{}
	for line := range strings.Lines(everyPage) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			listed[line] = true
		}
	}
	for _, r := range append(d.service.routes(manner{}, d.service.overview()), demopage.Pages{}.Routes()...) {
		if r.HasPage() && !listed[r.Pattern] {
			t.Errorf("%s is not in every-page.txt", r.Pattern)
		}
		read[r.Pattern] = read[r.Pattern] || r.HasPage()
	}
	for pattern := range listed {
		if !read[pattern] {
			t.Errorf("%s is read by nobody", pattern)
		}
	}
}
