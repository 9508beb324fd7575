package browsertest

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/go-rod/rod"
	"github.com/go-rod/rod/lib/proto"
)

// Widths of screens. Nothing of a page may stand outside any of them.
const (
	Narrow    = 320 // a small telephone, or a desk’s screen magnified four times
	Telephone = 360
	Tablet    = 768
	Desk      = 1280
)

// Shots names the environment variable with a folder in which to leave pictures of every page, for people to look at.
const Shots = "CANDOUR_SHOTS"

// Read fails when somebody could not read the page or tell where they are: it has one heading and a title, is no wider than its screen,
// and axe finds nothing on it. It leaves pictures of it, under a name, when they are asked for.
func Read(t testing.TB, p *rod.Page, name string) {
	t.Helper()
	says(t, p, name)
	readAtEachWidth(t, p, name)
}

// ReadUnnamed is Read of a page on which nothing may say what service it is: neither its title nor any word of it.
func ReadUnnamed(t testing.TB, p *rod.Page, name string) {
	t.Helper()
	if told := text(t, p, `() => document.title + document.documentElement.outerHTML`); strings.Contains(strings.ToLower(told), "candour") {
		t.Errorf("%s says what service it is", name)
	}
	oneHeading(t, p, name)
	readAtEachWidth(t, p, name)
}

func readAtEachWidth(t testing.TB, p *rod.Page, name string) {
	t.Helper()
	for _, width := range []int{Narrow, Telephone, Tablet, Desk} {
		Width(t, p, width)
		if wide := number(t, p, `() => document.documentElement.scrollWidth`); wide > width {
			t.Errorf("%s is %d wide on a screen of %d", name, wide, width)
		}
		if width == Telephone || width == Desk {
			Axe(t, p, fmt.Sprintf("%s-%d", name, width))
		}
	}
}

// ReadAsShown fails when somebody could not read the page on the screen that it is shown on. It leaves a picture of it, under a name.
func ReadAsShown(t testing.TB, p *rod.Page, name string) {
	t.Helper()
	says(t, p, name)
	if over := number(t, p, `() => document.documentElement.scrollWidth - window.innerWidth`); over > 0 {
		t.Errorf("%s is %d wider than its screen", name, over)
	}
	Axe(t, p, name)
}

// Axe fails when axe finds something on the page at its present width, and leaves a picture of it when that is asked for.
func Axe(t testing.TB, p *rod.Page, name string) {
	t.Helper()
	if found := violations(t, p); found != "" {
		t.Errorf("%s:\n%s", name, found)
	}
	picture(t, p, name)
}

// says fails unless the page says where one is: in its title, and in one heading above all others.
func says(t testing.TB, p *rod.Page, name string) {
	t.Helper()
	if title := text(t, p, `() => document.title`); !strings.HasSuffix(title, " - candour") {
		t.Errorf("%s: the title %q does not say where one is", name, title)
	}
	oneHeading(t, p, name)
}

func oneHeading(t testing.TB, p *rod.Page, name string) {
	t.Helper()
	if headings := number(t, p, `() => [...document.querySelectorAll('h1')].filter(h => h.textContent.trim()).length`); headings != 1 {
		t.Errorf("%s has %d headings of the first order", name, headings)
	}
}

// Width lays a page out for a screen.
func Width(t testing.TB, p *rod.Page, width int) {
	t.Helper()
	if err := p.SetViewport(&proto.EmulationSetDeviceMetricsOverride{Width: width, Height: 900, DeviceScaleFactor: 1}); err != nil {
		t.Fatal(err)
	}
}

// picture leaves a picture of the whole page where pictures are asked for.
func picture(t testing.TB, p *rod.Page, name string) {
	t.Helper()
	folder := os.Getenv(Shots)
	if folder == "" {
		return
	}
	shot, err := p.Screenshot(true, nil)
	if err == nil {
		err = os.MkdirAll(folder, 0o755)
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, name+".png"), shot, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// axe is axe-core as npm brings it.
var axe = sync.OnceValues(func() (string, error) {
	_, here, _, _ := runtime.Caller(0)
	script, err := os.ReadFile(filepath.Join(filepath.Dir(here), "..", "assets", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		return "", fmt.Errorf("this test needs axe-core: run npm ci in internal/govuk/assets: %w", err)
	}
	return string(script), nil
})

// everything asks axe with all that it knows, including the size of targets, which it leaves out unless asked. Of an element it gives the tag,
// without the ids in it: what a test says names nobody.
const everything = `() => axe.run({ resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }).then(r => r.violations
	.flatMap(v => v.nodes.map(n => v.id + ': ' + n.html.replace(/>.*/s, '>').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '*').slice(0, 160) + ' ' + n.failureSummary)).join('\n'))`

// bringAxe gives axe to a page that does not have it yet: half a megabyte of script, of which a page that is looked at in two widths needs one.
func bringAxe(t testing.TB, p *rod.Page) {
	t.Helper()
	script, err := axe()
	if err != nil {
		t.Fatal(err)
	}
	if text(t, p, `() => typeof window.axe`) != "undefined" {
		return
	}
	if _, err := p.Eval("() => {" + script + "}"); err != nil {
		t.Fatal(err)
	}
}

// violations are what axe finds.
func violations(t testing.TB, p *rod.Page) string {
	t.Helper()
	bringAxe(t, p)
	return text(t, p, everything)
}

func text(t testing.TB, p *rod.Page, script string) string {
	t.Helper()
	answer, err := p.Eval(script)
	if err != nil {
		t.Fatal(err)
	}
	return answer.Value.Str()
}

func number(t testing.TB, p *rod.Page, script string) int {
	t.Helper()
	answer, err := p.Eval(script)
	if err != nil {
		t.Fatal(err)
	}
	return answer.Value.Int()
}
