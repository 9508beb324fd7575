//go:build e2e

package gallery_test

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"candour/internal/govuk/browsertest"
	"candour/internal/govuk/gallery"
)

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

func TestEveryPageCanBeReadByEverybody(t *testing.T) {
	b, address := browsertest.Browser(t), serve(t, gallery.Handler())
	for _, name := range names() {
		t.Run(name, func(t *testing.T) {
			p := browsertest.Open(t, b, address+"/"+name)
			defer func() { _ = p.Close() }()
			browsertest.Read(t, p, "gallery-"+name)
		})
	}
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
