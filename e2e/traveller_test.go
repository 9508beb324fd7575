//go:build e2e

package e2e

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/go-rod/rod"
	"github.com/go-rod/rod/lib/launcher"
	"github.com/go-rod/rod/lib/proto"

	"candour/internal/govuk/browsertest"
	"candour/internal/ledger"
	"candour/internal/web"
)

// unheard is in all that is written on the tablets, and stands nowhere else. label lies on them in clear, so that a search that finds it does search.
const (
	unheard = "Quincewhistle"
	label   = "blue door"
)

// traveller is somebody with a tablet whose browser keeps what it keeps in a folder of its own.
type traveller struct {
	t       testing.TB
	name    string
	address string
	profile string
	process int // of the browser; 0 while it does not run
	browser *rod.Browser
	page    *rod.Page
	offline bool
	wrote   []string
}

func newTraveller(t testing.TB, d *demo, name string) *traveller {
	t.Helper()
	who := &traveller{t: t, name: name, address: d.address, profile: t.TempDir()}
	t.Cleanup(who.kills)
	who.starts()
	who.signsIn("/outbox")
	return who
}

// starts starts the browser on the tablet, with what it kept.
func (w *traveller) starts() {
	w.t.Helper()
	l := launcher.New().Bin("/usr/bin/chromium").NoSandbox(true).Leakless(false).UserDataDir(w.profile).
		Set("disable-gpu").Set("disable-background-networking").Set("disable-component-update").Set("disable-sync")
	address, err := l.Launch()
	w.must(err)
	w.process, w.browser = l.PID(), rod.New().ControlURL(address)
	w.must(w.browser.Connect())
	w.newTab()
}

func (w *traveller) newTab() {
	w.t.Helper()
	w.page = browsertest.Open(w.t, w.browser, "about:blank")
	w.must(w.page.SetViewport(&tablet))
	w.connection()
}

// connection is whether the page reaches anything.
func (w *traveller) connection() {
	w.t.Helper()
	w.must(proto.NetworkEnable{}.Call(w.page))
	w.must(proto.NetworkEmulateNetworkConditions{Offline: w.offline, DownloadThroughput: -1, UploadThroughput: -1}.Call(w.page))
}

func (w *traveller) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatalf("%s: %v", w.name, err)
	}
}

func (w *traveller) opens(path string) {
	w.t.Helper()
	browsertest.Go(w.t, w.page, w.address+path)
}

func (w *traveller) signsIn(next string) {
	w.t.Helper()
	w.opens("/sign-in?next=" + next)
	v := browsertest.At(w.t, w.address, w.page)
	v.Choose(w.name)
	v.Press("Sign in")
	w.comesTrue("signed in, "+next+" is there", `next => location.pathname == next`, next)
}

// firstCase is the first of the cases that somebody may prepare.
func (w *traveller) firstCase() ledger.StreamID {
	w.t.Helper()
	return ledger.StreamID(strings.Split(w.ask(`() => document.querySelector('#prepare a, [aria-labelledby*=prepare] a, a[href$="/away"][href^="/case/"]').getAttribute('href')`), "/")[2])
}

// prepares gives a case words for the tablet, and waits until the page is kept on it.
func (w *traveller) prepares(of ledger.StreamID) {
	w.t.Helper()
	w.opens("/case/" + string(of) + "/away")
	browsertest.ReadAsShown(w.t, w.page, "away-prepare")
	w.ask(`label => { document.querySelector('[name=label]').value = 'The ' + label
		document.querySelectorAll('[name^=child-]').forEach((box, i) => box.value = 'Number ' + (i + 1)); return '' }`, label)
	browsertest.At(w.t, w.address, w.page).Press("Put it on the tablet")
	w.comesTrue("the page is kept on the tablet", `() => caches.open('candour-away').then(store => store.match('/away')).then(Boolean)`)
	w.comesTrue("the case is on the tablet", `label => document.querySelector('[name=case]').textContent.includes(label)`, label)
}

// isAskedWhatIsMissing seals each sort of entry empty, and a child’s words in earnest.
func (w *traveller) isAskedWhatIsMissing() {
	w.t.Helper()
	v := browsertest.At(w.t, w.address, w.page)
	seal := func() { w.ask(`() => { document.querySelector('[data-away-seal]').click(); return '' }`) }
	for kind, missing := range map[string][]string{
		"note": {"There is a problem", "Error: Answer this: Who was it with?", "Error: Answer this: What was said or seen?"}, "task": {"Error: Answer this: What is to be done?"}, "words": {"Error: Answer this: Which child?", "Error: Answer this: What is it about?"},
	} {
		w.ask(`kind => { document.querySelector('[name=kind][value=' + kind + ']').click(); return '' }`, kind)
		seal()
		for _, words := range missing {
			w.comesTrue(words, `words => document.querySelector('main').textContent.replace(/\s+/g, ' ').includes(words)`, words)
		}
		browsertest.Axe(w.t, w.page, "away-missing-"+kind)
	}
	w.ask(`() => { document.querySelector('[name=kind][value=words]').click(); return '' }`)
	for why, becomes := range map[string]string{"They began to speak by themselves": "1 delivered. Nothing waits on this tablet.", "": "1 could not be put on record. See your outbox."} {
		v.Select("Which child?", "Number 1")
		v.Write("What did you ask", "What is it like there?")
		v.Write("What did the child say", "I like the dog")
		v.Write("What is it, in one line", "They like the dog")
		v.Select("What is it about", "Where I live")
		v.Select("In what sort of place was it said", "At home")
		v.Write("Who was near enough", "Nobody")
		v.Write("If the child had not been told", why)
		seal()
		w.awaits("1 entry is written and not yet delivered.")
		w.ask(`() => { document.querySelector('[data-away-deliver]').click(); return '' }`)
		w.awaits(becomes)
	}
}

// settles reads the pages of the outbox, and lets go what waits there.
func (w *traveller) settles() {
	w.t.Helper()
	v := browsertest.At(w.t, w.address, w.page)
	w.opens("/outbox")
	browsertest.ReadAsShown(w.t, w.page, "outbox")
	v.Press("Cut off")
	browsertest.ReadAsShown(w.t, w.page, "outbox-cut")
	w.opens("/outbox")
	v.Press("Written")
	browsertest.ReadAsShown(w.t, w.page, "outbox-kept")
	v.Says("The child had not been told who will read this")
	v.Choose("Let it go")
	v.Write("Why need it not go on record", "It was said twice")
	v.Press("Do this")
	v.Says("Nothing waits.")
}

func (w *traveller) isCutOff() {
	w.t.Helper()
	w.offline = true
	w.connection()
}

// writes writes and seals notes of these numbers.
func (w *traveller) writes(from, to int) {
	w.t.Helper()
	for n := from; n <= to; n++ {
		said := fmt.Sprintf("%s %s %d", unheard, w.name, n)
		w.comesTrue("the form is there", `() => !document.querySelector('[data-away-write]').closest('[hidden]')`)
		w.types(said)
		w.ask(`() => { document.querySelector('[data-away-seal]').click(); return '' }`)
		w.wrote = append(w.wrote, said)
		if n == 1 {
			w.awaits("1 entry is written and not yet delivered.")
		} else {
			w.awaits(fmt.Sprintf("%d entries are written and not yet delivered.", n))
		}
		w.comesTrue("what was typed is gone", `() => document.querySelector('[name=note-said]').value == ''`)
	}
}

func (w *traveller) types(said string) {
	w.t.Helper()
	w.ask(`() => { document.querySelector('[name=note-with]').value = 'the mother'; document.querySelector('[name=note-said]').value = ''; return '' }`)
	box, err := w.page.Element(`[name=note-said]`)
	w.must(err)
	w.must(box.Input(said))
}

// losesTab kills a tab in which something is typed that was not sealed, and opens another.
func (w *traveller) losesTab() {
	w.t.Helper()
	w.types(unheard + " not sealed")
	tab := w.page
	go func() { _ = proto.PageCrash{}.Call(tab.Timeout(time.Second)) }() // nothing answers
	time.Sleep(300 * time.Millisecond)
	_, err := proto.TargetCloseTarget{TargetID: tab.TargetID}.Call(w.browser)
	w.must(err)
	w.newTab()
	w.opens("/away")
}

// losesBrowser kills the browser, and starts it again with what it kept.
func (w *traveller) losesBrowser() {
	w.t.Helper()
	w.kills()
	w.starts()
	w.opens("/away")
}

// kills ends the browser as a tablet does whose battery is taken out.
func (w *traveller) kills() {
	if w.process == 0 {
		return
	}
	_ = syscall.Kill(w.process, syscall.SIGKILL)
	for begin := time.Now(); syscall.Kill(w.process, 0) == nil && time.Since(begin) < 5*time.Second; time.Sleep(20 * time.Millisecond) {
	}
	w.process = 0
}

// sessionEnds leaves the tablet with a session that the service does not know any more, and with a connection.
func (w *traveller) sessionEnds() {
	w.t.Helper()
	w.offline = false
	w.connection()
	w.must(w.browser.SetCookies([]*proto.NetworkCookieParam{{Name: web.Cookie, Value: "ended", URL: w.address}}))
}

// losesTheAnswerTo has one of the entries arrive, and its answer not.
func (w *traveller) losesTheAnswerTo(nth int) {
	w.t.Helper()
	w.must(proto.FetchEnable{Patterns: []*proto.FetchRequestPattern{{URLPattern: "*/away/deliver", RequestStage: proto.FetchRequestStageResponse}}}.Call(w.page))
	page, n := w.page, 0
	go page.EachEvent(func(e *proto.FetchRequestPaused) {
		if n++; n == nth {
			_ = proto.FetchFailRequest{RequestID: e.RequestID, ErrorReason: proto.NetworkErrorReasonConnectionReset}.Call(page)
			return
		}
		_ = proto.FetchContinueRequest{RequestID: e.RequestID}.Call(page)
	})()
}

func (w *traveller) ask(script string, with ...any) string {
	w.t.Helper()
	said, err := w.page.Timeout(browsertest.Patience).Eval(script, with...)
	w.must(err)
	return said.Value.Str()
}

func (w *traveller) comesTrue(what, script string, with ...any) {
	w.t.Helper()
	for begin := time.Now(); time.Since(begin) < browsertest.Patience; time.Sleep(20 * time.Millisecond) {
		if said, err := w.page.Timeout(browsertest.Patience).Eval(script, with...); err == nil && said.Value.Bool() {
			return
		}
	}
	w.t.Fatalf("%s: not so: %s. The page says:\n%s", w.name, what, w.ask(`() => document.body.innerText`))
}

// awaits waits until the page says all of this.
func (w *traveller) awaits(words ...string) {
	w.t.Helper()
	for _, each := range words {
		w.comesTrue(each, `words => document.querySelector('main').innerText.replace(/\s+/g, ' ').includes(words)`, each)
	}
}

// leavesNothingToRead searches every file of the profile for what was written, and for the service's private key where it is known.
func (w *traveller) leavesNothingToRead(key []byte) {
	w.t.Helper()
	w.kills()
	forbidden, found := patterns(unheard), false
	if key != nil {
		forbidden = append(forbidden, key, []byte(hex.EncodeToString(key)))
		for _, base := range []*base64.Encoding{base64.RawStdEncoding, base64.RawURLEncoding} {
			forbidden = append(forbidden, []byte(base.EncodeToString(key)))
		}
	}
	w.must(filepath.WalkDir(w.profile, func(path string, file fs.DirEntry, err error) error {
		if err != nil || !file.Type().IsRegular() {
			return err
		}
		content, err := os.ReadFile(path)
		for _, pattern := range forbidden {
			if bytes.Contains(content, pattern) {
				w.t.Errorf("%s: %s holds what nobody may read there", w.name, strings.TrimPrefix(path, w.profile))
			}
		}
		for _, pattern := range patterns(label) {
			found = found || bytes.Contains(content, pattern)
		}
		return err
	}))
	if !found {
		w.t.Errorf("%s: the search did not find even the words that lie there in clear", w.name)
	}
}

// patterns are a text as files hold it.
func patterns(text string) [][]byte {
	var wide []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		wide = append(wide, byte(unit), byte(unit>>8))
	}
	return [][]byte{[]byte(text), wide}
}
