//go:build e2e

package storyboardpage_test

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/go-rod/rod"
	"github.com/go-rod/rod/lib/devices"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk/browsertest"
	"candour/internal/ledger"
	"candour/internal/workbench/workertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

// aVoice gives the page one voice of the device, which notes what it says and needs no time.
const aVoice = `
	window.spoken = []
	class Words { constructor(text) { this.text = text } }
	window.SpeechSynthesisUtterance = Words
	Object.defineProperty(window, 'speechSynthesis', { value: { getVoices: () => window.voices || [], addEventListener() {}, cancel() {}, speak(w) { window.spoken.push(w.text); setTimeout(() => w.onend()) } } })`

// tablet is a screen that a child holds and touches.
type tablet struct {
	t    *testing.T
	page *rod.Page
	taps int
}

func (x *tablet) must(err error) {
	x.t.Helper()
	if err != nil {
		x.t.Fatal(err)
	}
}

// spot is where a finger goes on what a selector names, or of several on the one that says words.
const spot = `(selector, words) => {
	const e = [...document.querySelectorAll(selector)].find(e => e.getClientRects().length && e.textContent.includes(words))
	if (!e) return null
	e.scrollIntoView({ block: 'center', behavior: 'instant' })
	const box = e.getClientRects()[0]
	window.before = true
	return { x: box.left + box.width / 2, y: box.top + box.height / 2 }
}`

// tap touches what a selector names, or of several the one that says words, and where that leads elsewhere waits for the page that follows.
func (x *tablet) tap(selector, words string, leads bool) {
	x.t.Helper()
	answer, err := x.page.Eval(spot, selector, words)
	x.must(err)
	var at *struct{ X, Y float64 }
	if x.must(answer.Value.Unmarshal(&at)); at == nil {
		x.t.Fatalf("nothing says %q (%s)", words, selector)
	}
	x.taps++
	x.must(x.page.Touch.Tap(at.X, at.Y))
	if leads {
		x.must(x.page.Timeout(browsertest.Patience).Wait(rod.Eval(`() => !window.before && document.readyState == 'complete'`)))
	}
}

func (x *tablet) says(words string) bool {
	x.t.Helper()
	answer, err := x.page.Eval(`w => document.querySelector('main').innerText.includes(w)`, words)
	x.must(err)
	return answer.Value.Bool()
}

func (x *tablet) sees(words string) {
	x.t.Helper()
	if !x.says(words) {
		x.t.Errorf("the page does not say %q", words)
	}
}

// draws moves a finger over the sheet.
func (x *tablet) draws() {
	x.t.Helper()
	_, err := x.page.Eval(`() => {
		const s = document.querySelector('[data-draw]'), b = s.getBoundingClientRect()
		const at = (type, x, y) => s.dispatchEvent(new PointerEvent(type, { pointerId: 1, pointerType: 'touch', isPrimary: true, bubbles: true, clientX: b.left + x * b.width, clientY: b.top + y * b.height }))
		s.setPointerCapture = () => {}
		for (const [cx, cy, r] of [[.3, .45, .16], [.24, .4, .02], [.36, .4, .02]]) {
			at('pointerdown', cx + r, cy)
			for (let a = 0; a < 6.4; a += .2) at('pointermove', cx + r * Math.cos(a), cy + r * 1.7 * Math.sin(a))
			at('pointerup', cx, cy)
		}
	}`)
	x.must(err)
}

func TestAStoryIsMadeWithAChildOnATablet(t *testing.T) {
	bench := workertest.Bench(t)
	f := family(t, bench)
	x := &tablet{t: t, page: f.Ruth.Opens(f.Path("storyboards"))}
	_, err := x.page.EvalOnNewDocument(aVoice + `; window.voices = [{ lang: 'en-GB', localService: true }]`)
	x.must(err)
	x.must(x.page.Emulate(devices.IPad))
	x.must(x.page.Reload())
	x.must(x.page.WaitLoad())
	browsertest.ReadAsShown(t, x.page, "storyboards")

	began := time.Now()
	x.tap("label", "Isla", false)
	x.tap("#story-5", "", false)
	x.tap("#looks-child-0", "", false)
	x.tap("#looks-skin-3", "", false)
	x.tap("#looks-worker-skin-5", "", false)
	x.tap("button", "Begin", true)
	x.sees("On Tuesday 5 January people meet at the court.")
	browsertest.ReadAsShown(t, x.page, "storyboard")
	x.tap("a", "I want to draw", true)
	x.tap("#colour-4", "", false)
	x.draws()
	browsertest.ReadAsShown(t, x.page, "storyboard-draw")
	x.tap("button", "Keep my drawing", true)
	x.sees("I drew this.")
	x.tap("button", "That’s right", true)
	x.tap("#picture-judge button", "Not right", true)
	x.sees("What is not right?")
	x.tap("button", "Read it to me", false)
	x.must(x.page.Wait(rod.Eval(`() => window.spoken.length == 6`)))
	if took := time.Since(began); took > 3*time.Minute || x.taps > 25 {
		t.Errorf("it took %s and %d taps", took, x.taps)
	}
	browsertest.ReadAsShown(t, x.page, "storyboard-answered")

	for _, as := range []string{"sheet", "booklet"} {
		made := f.Ruth.Get(f.Path("storyboards", string(board(f).Entry.ID), "print")).Send(url.Values{"as": {as}}).OK()
		if !strings.HasPrefix(made.Body, "%PDF") {
			t.Fatalf("the %s is no PDF: %s", as, made.Words())
		}
		leave(t, as+".pdf", made.Body)
	}

	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.Move(s, f.Pack, f.Ruth.By(), id, casework.MovedBody{Hearing: f.NextHearing, Starts: casework.Moment(calendar.MustParse("2027-01-19"), calendar.NewTime(10, 0)), ToldBy: "The court office"})
	})
	x.must(x.page.Reload())
	x.must(x.page.WaitLoad())
	x.sees("This has changed.")
	browsertest.ReadAsShown(t, x.page, "storyboard-changed")
	x.tap("button", "Put it right", true)
	x.sees("On Tuesday 19 January people meet")
	if x.says("This has changed.") {
		t.Error("it was not put right")
	}
	theRest(t, f)
}

// theRest reads the pages besides, and a young person’s own page as they and a stranger see it.
func theRest(t *testing.T, f *pagetest.Family) {
	t.Helper()
	of := func(part ...string) string {
		return f.Path(append([]string{"storyboards", string(board(f).Entry.ID)}, part...)...)
	}
	f.Ruth.Reads(map[string]string{
		"storyboard-all": of(), "storyboard-looks": of("looks"), "storyboard-picture": of("picture", "wait"), "storyboard-print": of("print"), "storyboard-own-page": of("own-page"),
	})
	address := f.URL + opened(t, f, "wait", "after")
	child := &tablet{t: t, page: browsertest.Open(t, browsertest.Person(t), address)}
	browsertest.ReadUnnamed(t, child.page, "own-page-asks")
	asked := child.asks("unicorn")
	child.sees("That did not work.")
	stranger := &tablet{t: t, page: browsertest.Open(t, browsertest.Person(t), f.URL+"/p/ABCDEFGHIJKLMNOPQRSTUVWXYZ")}
	if told := stranger.asks("unicorn"); told != asked {
		t.Errorf("a page that is not there says %q, one that is says %q", told, asked)
	}
	child.asks("dinosaur")
	child.sees("Waiting can be hard.")
	browsertest.ReadUnnamed(t, child.page, "own-page")
}

// asks gives the word of a young person’s own page, and says what the page answers.
func (x *tablet) asks(word string) string {
	x.t.Helper()
	field, err := x.page.Timeout(browsertest.Patience).Element("#word")
	x.must(err)
	x.must(field.SelectAllText())
	x.must(field.Input(word))
	x.tap("main form button", "", true)
	answer, err := x.page.Eval(`() => document.title + document.querySelector('main').innerText`)
	x.must(err)
	return answer.Value.Str()
}

// leave keeps a paper for people to look at, where pictures are asked for.
func leave(t *testing.T, name, made string) {
	t.Helper()
	if folder := os.Getenv(browsertest.Shots); folder != "" {
		if err := os.WriteFile(filepath.Join(folder, "storyboard-"+name), []byte(made), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
