package webtest

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/go-rod/rod"
	"github.com/go-rod/rod/lib/launcher"
	"github.com/go-rod/rod/lib/proto"

	"candour/internal/web"
)

var pictures = flag.String("pictures", "", "folder to leave pictures of pages in, for people to look at")

// widths are those of a telephone and of a desk.
var widths = []int{360, 1440}

// Picture leaves pictures of pages, by name, as the person sees them on a telephone and on a desk; nothing unless the test was given
// a -pictures folder. A page that is wider than its screen fails the test.
func (b *Browser) Picture(pages map[string]string) {
	t := b.site.t
	t.Helper()
	if *pictures == "" {
		return
	}
	browser := b.site.chromium()
	page, err := browser.Page(proto.TargetCreateTarget{})
	b.must(err)
	page = page.Timeout(2 * time.Minute)
	b.must(page.SetCookies([]*proto.NetworkCookieParam{{Name: web.Cookie, Value: b.token(), URL: b.site.URL}}))
	for name, path := range pages {
		for _, width := range widths {
			b.must(page.SetViewport(&proto.EmulationSetDeviceMetricsOverride{Width: width, Height: 900, DeviceScaleFactor: 1}))
			b.must(page.Navigate(b.site.URL + path))
			b.must(page.WaitLoad())
			if wide := page.MustEval(`() => document.documentElement.scrollWidth`).Int(); wide > width {
				t.Errorf("%s is %d wide on a screen of %d", name, wide, width)
			}
			picture, err := page.Screenshot(true, nil)
			b.must(err)
			b.must(os.WriteFile(filepath.Join(*pictures, fmt.Sprintf("%s-%d.png", name, width)), picture, 0o644))
		}
	}
}

// chromium starts a browser that ends with the test.
func (s *Site) chromium() *rod.Browser {
	s.t.Helper()
	l := launcher.New().Bin("/usr/bin/chromium").NoSandbox(true).Leakless(false).Set("disable-gpu").Set("hide-scrollbars")
	address, err := l.Launch()
	if err != nil {
		s.t.Fatal(err)
	}
	browser := rod.New().ControlURL(address)
	if err := browser.Connect(); err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() {
		_ = browser.Close()
		l.Cleanup()
	})
	return browser
}
