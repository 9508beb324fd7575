package reportpage_test

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"candour/internal/access"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/report"
	"candour/internal/report/reportpage"
	"candour/internal/web/webtest"
)

// askedAbout is what is asked about one row, as a script reads it.
type askedAbout struct {
	Row, Key, Says, Asks string
	At                   [][2]int
}

// asks sends statements as the editor does, and reads what is asked.
func asks(t *testing.T, by *webtest.Browser, typed url.Values) []askedAbout {
	t.Helper()
	a := by.Post(reportpage.WordingURL, typed).Answered(200)
	if a.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("a browser may keep it: %q", a.Header.Get("Cache-Control"))
	}
	var all []askedAbout
	if err := json.Unmarshal([]byte(a.Body), &all); err != nil {
		t.Fatalf("%v: %s", err, a.Body)
	}
	return all
}

const failed = "😀 Ms Ashdown failed to protect the children."

// opinions are rows of the editor with a text each.
func opinions(texts map[string]string) url.Values {
	typed := url.Values{}
	for row, text := range texts {
		typed.Add("row", row)
		typed.Set("text-"+row, text)
		typed.Set("kind-"+row, report.Opinion)
	}
	return typed
}

func TestWhileSomebodyWritesTheRulesAskAboutEachPassageInItsPlace(t *testing.T) {
	b := newBench(t)
	all := asks(t, b.Ruth, opinions(map[string]string{"new-1": failed, "new-2": "They are at school."}))
	if len(all) != 1 || all[0].Row != "new-1" || all[0].Says == "" || all[0].Asks == "" || len(all[0].At) != 1 {
		t.Fatalf("asked %+v", all)
	}
	at := all[0].At[0]
	if got := string(utf16.Decode(utf16.Encode([]rune(failed))[at[0]:at[1]])); got != "failed to protect" {
		t.Errorf("the passage is %q", got)
	}
}

func TestNothingIsKeptOfWhatTheRulesAreAskedAbout(t *testing.T) {
	b := newBench(t)
	typed := opinions(map[string]string{"new-1": failed})
	asks(t, b.Ruth, typed)
	b.Ruth.Post(reportpage.WordingURL+"?draft=1", typed).Answered(200)
	if looks, err := access.WhoLooked(t.Context(), b.Ledger.DB(), b.Case, time.Time{}, b.Clock.Now()); err != nil || len(looks) > 0 {
		t.Errorf("it is on record as a look at the case: %v, %v", looks, err)
	}
	b.Clock.Set(b.Clock.Now().Add(24 * time.Hour))
	if a := b.Ruth.Post(reportpage.WordingURL, typed); !strings.HasPrefix(a.At, "/sign-in?") {
		t.Errorf("it leads to %s", a.At)
	}
	var kept int
	if err := b.Engine.Writer().QueryRow(`SELECT count(*) FROM draft`).Scan(&kept); err != nil || kept > 0 {
		t.Errorf("%d are kept, %v", kept, err)
	}
}

func TestWhatWasSetAsideIsNotAskedAgainInTheEditor(t *testing.T) {
	b := newBench(t)
	page, letter := b.letter()
	page = b.adds(page, "letter", url.Values{"text": {failed}, "kind": {report.Opinion}, "on": {item(letter)}})
	key := asks(t, b.Ruth, opinions(map[string]string{"new-1": failed}))[0].Key
	row := htmlcheck.Selector(`[data-row="` + string(b.statements()[1]) + `"][data-aside="` + key + `"]`)
	section(b.Ruth, page, "letter").Check(htmlcheck.NotIn(row))
	page.Send(nil).OK()
	section(b.Ruth, page, "letter").Check(htmlcheck.In(row))
}
