package webtest

import (
	"github.com/go-rod/rod"
	"github.com/go-rod/rod/lib/proto"

	"candour/internal/govuk/browsertest"
	"candour/internal/web"
)

// Reads opens pages, by name, in a real browser, and fails the test when somebody could not read one. It is for tests built with the tag
// e2e.
func (b *Browser) Reads(pages map[string]string) {
	t := b.site.t
	t.Helper()
	browser := b.signedIn()
	for name, path := range pages {
		page := browsertest.Open(t, browser, b.site.URL+path)
		browsertest.Read(t, page, name)
		b.must(page.Close())
	}
}

// Opens opens a page in a real browser, for a test that goes on there. It is for tests built with the tag e2e.
func (b *Browser) Opens(path string) *rod.Page {
	b.site.t.Helper()
	return browsertest.Open(b.site.t, b.signedIn(), b.site.URL+path)
}

// signedIn is a real browser of the person’s own.
func (b *Browser) signedIn() *rod.Browser {
	b.site.t.Helper()
	browser := browsertest.Person(b.site.t)
	b.must(browser.SetCookies([]*proto.NetworkCookieParam{{Name: web.Cookie, Value: b.token(), URL: b.site.URL}}))
	return browser
}
