//go:build e2e

package gallery_test

import (
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/go-rod/rod"

	"candour/internal/govuk/browsertest"
	"candour/internal/govuk/gallery"
)

var screenshots = flag.String("screenshots", "", "folder to leave pictures of every page in")

var widths = []int{browsertest.Desk, browsertest.Tablet, browsertest.Telephone}

func TestMain(m *testing.M) { browsertest.Main(m) }

func serve(t *testing.T, h http.Handler) string {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s.URL
}

func names() []string {
	var all []string
	for name := range gallery.Pages {
		all = append(all, name)
	}
	slices.Sort(all)
	return all
}

// eachPageAndWidth calls f with every page laid out at every width.
func eachPageAndWidth(t *testing.T, f func(t *testing.T, p *rod.Page, name string, width int)) {
	b, address := browsertest.Browser(t), serve(t, gallery.Handler())
	for _, name := range names() {
		t.Run(name, func(t *testing.T) {
			p := browsertest.Open(t, b, address+"/"+name)
			defer func() { _ = p.Close() }()
			for _, width := range widths {
				browsertest.Width(t, p, width)
				f(t, p, name, width)
			}
		})
	}
}

func TestEveryPageCanBeReadByEverybody(t *testing.T) {
	eachPageAndWidth(t, func(t *testing.T, p *rod.Page, _ string, width int) { browsertest.ReadableByEverybody(t, p, width) })
}

func TestScreenshots(t *testing.T) {
	if *screenshots == "" {
		*screenshots = t.TempDir()
	}
	eachPageAndWidth(t, func(t *testing.T, p *rod.Page, name string, width int) {
		browsertest.Picture(t, p, *screenshots, fmt.Sprintf("%s-%d", name, width))
	})
}

func TestTheStyleSheetAndFontAreUsed(t *testing.T) {
	p := browsertest.Open(t, browsertest.Browser(t), serve(t, gallery.Handler())+"/case")
	if ok := p.MustEval(`() => document.fonts.ready.then(() => document.fonts.check('16px "Atkinson Hyperlegible Next Variable"') && document.fonts.size > 0)`).Bool(); !ok {
		t.Error("the font did not load")
	}
	fonts := p.MustEval(`() => [...new Set([...document.querySelectorAll('body, body *')].map(e => getComputedStyle(e).fontFamily))].join('|')`).Str()
	for _, family := range strings.Split(fonts, "|") {
		if !strings.Contains(family, "Atkinson") {
			t.Errorf("something is set in %s", family)
		}
	}
}
