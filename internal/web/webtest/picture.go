package webtest

import (
	"flag"
	"fmt"

	"github.com/go-rod/rod/lib/proto"

	"candour/internal/govuk/browsertest"
	"candour/internal/web"
)

var pictures = flag.String("pictures", "", "folder to leave pictures of pages in, for people to look at")

// Reads opens pages, by name, in a real browser, on a telephone and on a desk. It fails the test when somebody could not read one, and
// leaves pictures when the test was given a -pictures folder. It is for tests built with the tag e2e.
func (b *Browser) Reads(pages map[string]string) {
	t := b.site.t
	t.Helper()
	browser := browsertest.Person(t)
	b.must(browser.SetCookies([]*proto.NetworkCookieParam{{Name: web.Cookie, Value: b.token(), URL: b.site.URL}}))
	for name, path := range pages {
		page := browsertest.Open(t, browser, b.site.URL+path)
		for _, width := range []int{browsertest.Telephone, browsertest.Desk} {
			browsertest.ReadableByEverybody(t, page, width)
			if *pictures != "" {
				browsertest.Picture(t, page, *pictures, fmt.Sprintf("%s-%d", name, width))
			}
		}
		b.must(page.Close())
	}
}
