//go:build e2e

package gallery_test

import (
	"net/http"
	"net/url"
	"testing"
	"time"

	"github.com/go-rod/rod"
	"github.com/go-rod/rod/lib/input"
	"github.com/go-rod/rod/lib/proto"

	"candour/internal/govuk/browsertest"
	"candour/internal/govuk/gallery"
)

// server is the gallery with a draft address that can be made to fail, and a form address that counts.
type server struct {
	drafts chan url.Values
	sent   chan url.Values
	status int // what the draft address answers
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodGet {
		gallery.Handler().ServeHTTP(w, r)
		return
	}
	if err := r.ParseForm(); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	if r.URL.Path != "/draft" {
		s.sent <- r.PostForm
		w.WriteHeader(http.StatusNoContent) // the browser stays where it is, as while it waits
		return
	}
	w.WriteHeader(s.status)
	_, _ = w.Write([]byte("Saved 08:47."))
	s.drafts <- r.PostForm
}

func formPage(t *testing.T, status int) (*rod.Page, *server) {
	t.Helper()
	s := &server{drafts: make(chan url.Values, 9), sent: make(chan url.Values, 9), status: status}
	p := browsertest.Open(t, browsertest.Browser(t), serve(t, s)+"/form")
	t.Cleanup(func() { _ = proto.PageClose{}.Call(p) })
	return p, s
}

func within[T any](t *testing.T, c chan T, what string) T {
	t.Helper()
	select {
	case got := <-c:
		return got
	case <-time.After(15 * time.Second):
		t.Fatalf("%s did not happen", what)
		panic("unreachable")
	}
}

func TestWhatIsTypedIsSavedAsADraft(t *testing.T) {
	p, s := formPage(t, http.StatusOK)
	p.MustElement("#from").MustInput("Her sister’s teacher")
	draft := within(t, s.drafts, "saving the draft")
	if got := draft.Get("from"); got != "Her sister’s teacher" {
		t.Errorf("saved %q", got)
	}
	if draft.Get("entry") != "0197" || draft.Has("file") {
		t.Errorf("the draft is %v; want its entry and no file", draft)
	}
	p.MustWait(`() => document.querySelector('[data-draft-note]').innerText.trim() === 'Saved 08:47.'`)
}

func TestADraftThatCouldNotBeSavedIsSaidToBeUnsaved(t *testing.T) {
	p, s := formPage(t, http.StatusInternalServerError)
	p.MustElement("#else").MustInput("!")
	within(t, s.drafts, "trying to save")
	p.MustWait(`() => document.querySelector('[data-draft-note="unsaved"]')?.innerText.includes('Not saved yet')`)
	asked := p.MustEval(`() => { const e = new Event('beforeunload', { cancelable: true }); dispatchEvent(e); return e.defaultPrevented }`)
	if !asked.Bool() {
		t.Error("the words would be left without a question")
	}
}

func TestASecondPressSendsNothing(t *testing.T) {
	p, s := formPage(t, http.StatusOK)
	p.MustEval(`() => { const b = document.querySelector('main form button'); b.click(); b.click() }`)
	if sent := within(t, s.sent, "sending"); sent.Get("entry") != "0197" || sent.Get("words") == "" {
		t.Errorf("sent %v", sent)
	}
	p.MustEval(`() => fetch('/draft', { method: 'POST', body: new URLSearchParams({ last: '1' }) })`)
	within(t, s.drafts, "what was sent last")
	if len(s.sent) != 0 {
		t.Error("it was sent twice")
	}
}

func TestAFormIsSentOnceThoughTheBrowserThinksThatItIsOffline(t *testing.T) {
	p, s := formPage(t, http.StatusOK)
	p.MustEval(`() => { Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false }); document.querySelector('main form button').click() }`)
	within(t, s.drafts, "asking whether the service is there")
	within(t, s.sent, "sending")
	if len(s.sent) != 0 {
		t.Error("it was sent twice")
	}
}

func TestTheErrorSummaryIsReadFirstAndLeadsToTheField(t *testing.T) {
	p, _ := formPage(t, http.StatusOK)
	if got := p.MustEval(`() => document.activeElement.className`).Str(); got != "govuk-error-summary" {
		t.Errorf("the focus is on %q", got)
	}
	p.MustElement(".govuk-error-summary li:nth-child(2) a").MustFocus()
	p.Keyboard.MustType(input.Enter)
	if got := p.MustEval(`() => document.activeElement.name`).Str(); got != "said-day" {
		t.Errorf("the link leads to %q", got)
	}
}

func TestWhatAnOptionAsksFurtherShowsWhenItIsChosen(t *testing.T) {
	p, _ := formPage(t, http.StatusOK)
	from := p.MustElement("#from")
	if !from.MustVisible() {
		t.Error("the further question of the chosen option does not show")
	}
	p.MustElement("#hand").MustClick()
	if from.MustVisible() {
		t.Error("it shows though another option is chosen")
	}
}
