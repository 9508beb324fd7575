package app

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"candour/internal/casework"
	"candour/internal/demo"
	"candour/internal/ledger"
)

// letters are the files of a letter, a chronology and a case summary as they are sent to the local authority. A letter with a canary is not sent.
func (c *coop) letters(t *testing.T) map[string][]byte {
	t.Helper()
	home, writer := "/case/"+string(c.stream), c.visit(t, demo.Newcomer)
	how := url.Values{
		"to": {"authority"}, "gateway": {"rule"}, "authority": {"The reviewing officer"}, "purpose": {"So that they know"}, "how": {"hand"},
		"when-day": {"1"}, "when-month": {"6"}, "when-year": {"2026"}, "subject": {"The end of the proceedings"},
	}
	with := func(more ...string) url.Values {
		all := url.Values{"entry": {string(ledger.NewEntryID())}}
		for name, values := range how {
			all[name] = values
		}
		for i := 0; i < len(more); i += 2 {
			all.Set(more[i], more[i+1])
		}
		return all
	}
	write := home + "/letters/new/reviewing-officer/authority"
	if p := writer.post(write, with("text", "It is about "+canaries[casework.School]+".")); p.status == http.StatusOK {
		t.Error("a letter with a canary can be sent")
	}
	letter := with("text", "The proceedings have ended.")
	_, after, _ := strings.Cut(writer.post(write, letter).body, `name="looked" value="`)
	looked, _, _ := strings.Cut(after, `"`)
	letter.Set("looked", looked)
	letter.Set("keep", "yes")
	writer.post(home+"/allegations/take", url.Values{
		"entry": {string(ledger.NewEntryID())}, "sort": {"threshold"}, "paper": {"Threshold document"}, "by-name": {"Wexshire Council"},
		"matters": {"1. He left them alone all night.\n2. The house was cold, and nobody had eaten since the morning before."}, "on-day": {"1"}, "on-month": {"6"}, "on-year": {"2026"},
	})
	all := map[string][]byte{}
	for name, sent := range map[string]page{
		"a letter":     writer.post(write, letter),
		"a chronology": writer.post(home+"/chronology/send", with("sort", "chronology", "to-name", "Mrs Hale")),
		"a summary":    writer.post(home+"/chronology/send", with("sort", "summary", "to-name", "Mrs Hale")),
		"the table":    writer.post(home+"/chronology/send", with("sort", "table", "to-name", "Mrs Hale")),
	} {
		for _, file := range []string{"/pdf", "/word"} {
			got := writer.get(sent.at + file)
			if got.status != http.StatusOK {
				t.Errorf("%s at %s is answered %d: %s %s", name, sent.at+file, got.status, sent.words(), got.words())
				continue
			}
			all[name+file] = []byte(got.body)
		}
	}
	return all
}
