package gallery_test

import (
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/go-rod/rod"
	"github.com/go-rod/rod/lib/launcher"
	"github.com/go-rod/rod/lib/proto"

	"candour/internal/govuk/gallery"
)

var screenshots = flag.String("screenshots", "", "folder to leave pictures of every page in")

const chromium = "/usr/bin/chromium"

const (
	desk      = 1440
	tablet    = 768
	telephone = 360
)

var widths = []int{desk, tablet, telephone}

// shared is one browser for all tests; TestMain closes it.
var shared struct {
	once    sync.Once
	browser *rod.Browser
	end     func()
	err     error
}

func TestMain(m *testing.M) {
	code := m.Run()
	if shared.end != nil {
		shared.end()
	}
	os.Exit(code)
}

// browser is the shared one; where there is none, the test is left out.
func browser(t *testing.T) *rod.Browser {
	t.Helper()
	if testing.Short() {
		t.Skip("needs a browser")
	}
	if _, err := os.Stat(chromium); err != nil {
		t.Skip("needs " + chromium)
	}
	shared.once.Do(func() { shared.browser, shared.end, shared.err = start() })
	if shared.err != nil {
		t.Fatalf("start the browser: %v", shared.err)
	}
	return shared.browser
}

func start() (*rod.Browser, func(), error) {
	l := launcher.New().Bin(chromium).NoSandbox(true).Leakless(false).
		Set("disable-gpu").Set("hide-scrollbars").Set("disable-background-networking").Set("disable-component-update").Set("disable-sync")
	address, err := l.Launch()
	if err != nil {
		return nil, nil, err
	}
	b := rod.New().ControlURL(address)
	if err := b.Connect(); err != nil {
		l.Kill()
		return nil, nil, err
	}
	return b, func() {
		_ = b.Close()
		l.Cleanup()
	}, nil
}

func serve(t *testing.T, h http.Handler) string {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s.URL
}

func open(t *testing.T, b *rod.Browser, address string) *rod.Page {
	t.Helper()
	p, err := b.Page(proto.TargetCreateTarget{})
	if err != nil {
		t.Fatal(err)
	}
	p = p.Timeout(30 * time.Second)
	if err := p.Navigate(address); err != nil {
		t.Fatal(err)
	}
	if err := p.WaitLoad(); err != nil {
		t.Fatal(err)
	}
	return p
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
	b, address := browser(t), serve(t, gallery.Handler())
	for _, name := range names() {
		t.Run(name, func(t *testing.T) {
			p := open(t, b, address+"/"+name)
			defer func() { _ = p.Close() }()
			for _, width := range widths {
				if err := p.SetViewport(&proto.EmulationSetDeviceMetricsOverride{Width: width, Height: 900, DeviceScaleFactor: 1}); err != nil {
					t.Fatal(err)
				}
				f(t, p, name, width)
			}
		})
	}
}

func TestEveryPageCanBeReadByEverybody(t *testing.T) {
	axe, err := os.ReadFile("../assets/node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Skip("needs axe-core: run npm ci in internal/govuk/assets")
	}
	eachPageAndWidth(t, func(t *testing.T, p *rod.Page, name string, width int) {
		if wide := p.MustEval(`() => document.documentElement.scrollWidth`).Int(); wide > width {
			t.Errorf("%d wide on a screen of %d", wide, width)
		}
		if width == tablet {
			return // the markup is the same; only the layout is checked here
		}
		p.MustEval("() => { if (!window.axe) {" + string(axe) + "} }")
		if found := p.MustEval(violations).Str(); found != "" {
			t.Errorf("at %d:\n%s", width, found)
		}
	})
}

// violations runs axe with everything it knows, including the size of targets, which it leaves out unless asked.
const violations = `() => axe.run({ resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }).then(r => r.violations
	.flatMap(v => v.nodes.map(n => v.id + ': ' + n.html.slice(0, 160) + ' ' + n.failureSummary)).join('\n'))`

func TestScreenshots(t *testing.T) {
	if *screenshots == "" {
		t.Skip("no -screenshots folder given")
	}
	eachPageAndWidth(t, func(t *testing.T, p *rod.Page, name string, width int) {
		picture, err := p.Screenshot(true, nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(*screenshots, fmt.Sprintf("%s-%d.png", name, width)), picture, 0o644); err != nil {
			t.Fatal(err)
		}
	})
}

func TestTheStyleSheetAndFontAreUsed(t *testing.T) {
	p := open(t, browser(t), serve(t, gallery.Handler())+"/case")
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
