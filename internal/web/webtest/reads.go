package webtest

import (
	"github.com/go-rod/rod/lib/proto"

	"candour/internal/govuk/browsertest"
	"candour/internal/web"
)

// Reads opens pages, by name, in a real browser, and fails the test when somebody could not read one. It is for tests built with the tag
// e2e.
func (b *Browser) Reads(pages map[string]string) {
	t := b.site.t
	t.Helper()
	browser := browsertest.Person(t)
	b.must(browser.SetCookies([]*proto.NetworkCookieParam{{Name: web.Cookie, Value: b.token(), URL: b.site.URL}}))
	for name, path := range pages {
		page := browsertest.Open(t, browser, b.site.URL+path)
		browsertest.Read(t, page, name)
		b.must(page.Close())
	}
}
