// Package browsertest opens pages in a real browser for tests: Debian's chromium, driven by rod, with axe-core asked what a person who
// cannot see, hear or use a mouse would stumble over. What is missing fails the test and says how to get it. The tests that use it are
// built with the tag e2e. To look at the pages, run them with CANDOUR_SHOTS naming a folder.
//
// Start at Open and Read.
package browsertest

import (
	"os"
	"sync"
	"testing"
	"time"

	"github.com/go-rod/rod"
	"github.com/go-rod/rod/lib/launcher"
	"github.com/go-rod/rod/lib/proto"
)

const chromium = "/usr/bin/chromium"

var shared struct {
	once    sync.Once
	browser *rod.Browser
	end     func()
	err     error
}

// Main is a package's TestMain: it closes the browser that its tests shared.
func Main(m *testing.M) {
	code := m.Run()
	if shared.end != nil {
		shared.end()
	}
	os.Exit(code)
}

// Browser is the browser that all tests of a package share.
func Browser(t testing.TB) *rod.Browser {
	t.Helper()
	if _, err := os.Stat(chromium); err != nil {
		t.Fatal("this test needs the Debian package chromium")
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

// Person is a browser of one person's own: its cookies are shared with nobody.
func Person(t testing.TB) *rod.Browser {
	t.Helper()
	b, err := Browser(t).Incognito()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = b.Close() })
	return b
}

// Open opens an address on a desk's screen.
func Open(t testing.TB, b *rod.Browser, address string) *rod.Page {
	t.Helper()
	p, err := b.Page(proto.TargetCreateTarget{})
	if err != nil {
		t.Fatal(err)
	}
	Go(t, p, address)
	return p
}

// Patience is how long a page may take to load.
const Patience = 30 * time.Second

// Go leads a page to an address.
func Go(t testing.TB, p *rod.Page, address string) {
	t.Helper()
	p = p.Timeout(Patience)
	if err := p.Navigate(address); err != nil {
		t.Fatal(err)
	}
	if err := p.Wait(rod.Eval(`() => document.readyState == 'complete'`)); err != nil { // WaitLoad waits for ever where scripts are off
		t.Fatal(err)
	}
}
