//go:build e2e

package reportpage_test

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/go-rod/rod"
	"github.com/go-rod/rod/lib/input"
	"github.com/go-rod/rod/lib/proto"

	"candour/internal/evidence"
	"candour/internal/govuk/browsertest"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/report"
)

// writing is somebody at the editor of the section of a letter.
type writing struct {
	*rod.Page
	t *testing.T
}

func (w writing) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// goes puts the caret at the end of a statement, counted from 0.
func (w writing) goes(statement int) {
	w.t.Helper()
	_, err := w.Eval(`i => {
		const text = document.querySelectorAll('.ProseMirror .app-say__text')[i]
		document.querySelector('.ProseMirror').focus()
		getSelection().selectAllChildren(text)
		getSelection().collapseToEnd()
	}`, statement)
	w.must(err)
	w.must(w.WaitIdle(browsertest.Patience))
}

func (w writing) types(words string) { w.t.Helper(); w.must(w.InsertText(words)) }

func (w writing) presses(keys ...input.Key) { w.t.Helper(); w.must(w.Keyboard.Type(keys...)) }

// says waits until the page has words.
func (w writing) says(words string) {
	w.t.Helper()
	if err := w.Timeout(browsertest.Patience).Wait(rod.Eval(`words => document.readyState == 'complete' && document.body.innerText.includes(words)`, words)); err != nil {
		body, _ := w.Eval(`() => document.body.innerText`)
		w.t.Fatalf("the page does not say %q: %v\n%s", words, err, body.Value.Str())
	}
}

// saves presses the first button, and waits for the page that comes.
func (w writing) saves() {
	w.t.Helper()
	_, err := w.Eval(`() => { window.left = true; document.querySelector('form.app-write').requestSubmit(document.querySelector('[name=do][value=go-on]')) }`)
	w.must(err)
	w.must(w.Timeout(browsertest.Patience).Wait(rod.Eval(`() => !window.left && document.readyState == 'complete'`)))
}

func TestASectionIsWrittenInTheEditorByKeyboardAlone(t *testing.T) {
	b := newBench(t)
	page, _ := b.letter()
	b.draws(evidence.Who{Person: b.Isla}, "child", "2026-11-16", "I miss Biscuit.")
	at := section(b.Ruth, page, "letter").At
	w := writing{b.Ruth.Opens(at), t}
	browsertest.Read(t, w.Page, "report-write")
	w.goes(0)
	w.presses(input.Enter)
	w.types("I miss Biscuit, she said. ")
	w.types("@")
	w.says("What does it rest on?")
	w.types("biscuit")
	browsertest.Axe(t, w.Page, "report-write-cite")
	w.presses(input.Enter)
	w.says("The kind is a guess")
	w.presses(input.Enter)
	w.types("I recommend that she sees the dog.")
	w.presses(input.F2) // from a recommendation on to a heading
	browsertest.Read(t, w.Page, "report-written")
	w.saves()
	w.says("Heading")
	b.Ruth.Get(page.At).OK().Check(
		htmlcheck.In("#s1-1", htmlcheck.HasText("smelled of alcohol"), htmlcheck.HasText("1: Thornmere Primary School")),
		htmlcheck.In("#s1-2 .app-say__text", htmlcheck.IsText("I miss Biscuit, she said.")),
		htmlcheck.In("#s1-2 .app-say__side", htmlcheck.HasText("2: "), htmlcheck.HasText("Isla")),
		htmlcheck.In("main", htmlcheck.HasText("I recommend that she sees the dog."), htmlcheck.HasText("Heading")),
	)
}

// underlined are the passages about which the rules ask, as they are underlined.
func (w writing) underlined() string {
	w.t.Helper()
	all, err := w.Eval(`() => [...document.querySelectorAll('.ProseMirror .app-wording')].map(p => p.textContent).join('; ')`)
	w.must(err)
	return all.Value.Str()
}

// heard waits until whoever does not see the page is told something.
func (w writing) heard(words string) {
	w.t.Helper()
	w.must(w.Timeout(browsertest.Patience).Wait(rod.Eval(`words => document.querySelector('#said[role=status]').textContent.includes(words)`, words)))
}

// asked waits until so many questions stand beside the statements.
func (w writing) asked(questions int) {
	w.t.Helper()
	w.must(w.Timeout(browsertest.Patience).Wait(rod.Eval(`n => document.querySelectorAll('.app-wording-asks:not([hidden]) li').length == n`, questions)))
}

func TestTheRulesAskWhileSomebodyWrites(t *testing.T) {
	b := newBench(t)
	page, _ := b.letter()
	w := writing{b.Ruth.Opens(section(b.Ruth, page, "letter").At), t}
	w.goes(0)
	w.presses(input.Enter)
	w.types("Ms Ashdown failed to protect the children.")
	w.says("“failed to protect”: ")
	w.heard("Beside New: “failed to protect”: ")
	if got := w.underlined(); got != "failed to protect" {
		t.Errorf("underlined %q", got)
	}
	browsertest.Read(t, w.Page, "report-write-asked")
	w.types(" They often argue.")
	w.asked(2)
	if got := w.underlined(); got != "failed to protect; often" {
		t.Errorf("underlined %q", got)
	}
	w.cuts(true)
	w.types(" They often cry.")
	w.asked(0)
	w.cuts(false)
	w.saves()
	w.asked(3)
	b.Ruth.Get(page.At).OK().Check(htmlcheck.In("section[aria-labelledby=wording]", htmlcheck.HasText("3 questions; none stops the signature")))
	b.Ruth.Reads(map[string]string{"report-questions-to-the-writer": page.At})
}

func TestTwoAtTheEditorLoseNoWords(t *testing.T) {
	b := newBench(t)
	page, letter := b.letter()
	page = b.adds(page, "letter", url.Values{"text": {"A second thing."}, "kind": {report.Opinion}, "on": {item(letter)}})
	at := section(b.Ruth, page, "letter").At
	ruth, aisha := writing{b.Ruth.Opens(at), t}, writing{b.Aisha.Opens(at), t}
	aisha.goes(0)
	aisha.types(" Biscuit barked.")
	aisha.goes(1)
	aisha.types(" Aisha alone.")
	ruth.goes(0)
	ruth.types(" Rowan slept.")
	ruth.goes(1)
	ruth.presses(input.Enter)
	ruth.types("I think that Ruth adds this.")
	aisha.saves()
	ruth.saves()
	for _, words := range []string{"What Aisha Cole wrote", "Biscuit barked.", "Rowan slept."} {
		ruth.says(words)
	}
	browsertest.Read(t, ruth.Page, "report-write-both")
	ruth.saves()
	b.Ruth.Get(page.At).OK().Check(
		htmlcheck.In("#s1-1", htmlcheck.HasText("Rowan slept.")),
		htmlcheck.In("#s1-2", htmlcheck.HasText("A second thing. Aisha alone.")),
		htmlcheck.In("#s1-3", htmlcheck.HasText("Ruth adds this.")),
	)
}

func TestTheSectionIsReadInPlainBoxesByEverybody(t *testing.T) {
	b := newBench(t)
	page, _ := b.letter()
	at := section(b.Ruth, page, "letter").At
	b.Ruth.Reads(map[string]string{"report-write-plain": at + "?plain=1"})
}

// cuts takes the network away, or gives it back.
func (w writing) cuts(away bool) {
	w.t.Helper()
	w.must(proto.NetworkEnable{}.Call(w.Page))
	w.must(proto.NetworkEmulateNetworkConditions{Offline: away, DownloadThroughput: -1, UploadThroughput: -1}.Call(w.Page))
}

func TestWhatIsSavedWithoutAConnectionIsSentWhenItIsBack(t *testing.T) {
	b := newBench(t)
	page, _ := b.letter()
	w := writing{b.Ruth.Opens(section(b.Ruth, page, "letter").At), t}
	w.cuts(true)
	w.goes(0)
	w.types(" The connection was lost here.")
	_, err := w.Eval(`() => { window.left = true; document.querySelector('form.app-write').requestSubmit(document.querySelector('[name=do][value=go-on]')) }`)
	w.must(err)
	w.says("There is no connection. What you typed stays on this page, and is sent when the connection is back.")
	kept, err := w.Eval(`() => JSON.stringify([localStorage, sessionStorage])`)
	w.must(err)
	if kept.Value.Str() != "[{},{}]" {
		t.Error("words are kept on the device, which others may use")
	}
	w.cuts(false)
	w.must(w.Timeout(browsertest.Patience).Wait(rod.Eval(`() => !window.left && document.readyState == 'complete'`)))
	b.Ruth.Get(page.At).OK().Check(htmlcheck.In("#s1-1", htmlcheck.HasText("The connection was lost here.")))
}

func TestWhatIsSentAfterASessionRanOutWaitsBehindSigningIn(t *testing.T) {
	b := newBench(t)
	page, _ := b.letter()
	at := section(b.Ruth, page, "letter").At
	w := writing{b.Ruth.Opens(at), t}
	w.goes(0)
	w.types(" The session ran out here.")
	b.Clock.Set(b.Clock.Now().Add(24 * time.Hour))
	w.saves()
	if info, err := w.Info(); err != nil || !strings.Contains(info.URL, "/sign-in?next=") {
		t.Errorf("it leads to %v, %v", info, err)
	}
	b.Ruth.SignIn()
	b.Ruth.Get(at).OK().Check(htmlcheck.In("textarea", htmlcheck.HasText("The session ran out here.")))
}

func TestTheVersionsOfAStatementAreReadByEverybody(t *testing.T) {
	b := newBench(t)
	page, _ := b.letter()
	opens(page, "1.1").Send(url.Values{"text": {"Thornmere Primary School told us that Mr Kersey smelled of alcohol."}}).OK()
	b.Ruth.Reads(map[string]string{"report-versions": b.Ruth.Get(page.At).Click("Versions of statement 1.1").OK().At})
}
