package app

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"candour/internal/casework"
	"candour/internal/demo"
	"candour/internal/disclosure"
	"candour/internal/ledger"
	"candour/internal/privilege"
)

// privileged is advice, and advised what else of it waits as a private draft.
const (
	privileged = "Counsel says the whimbrel must not be called as a witness"
	advised    = "She fears that the dunlin will be asked about the boathouse"
)

// TestAPrivilegedNoteIsInNothingThatAnybodyElseIsGiven writes one and leaves another as a draft, and looks for their words wherever words are given:
// every page for every role, papers, bundles, letters, rows in clear and the log.
func TestAPrivilegedNoteIsInNothingThatAnybodyElseIsGiven(t *testing.T) {
	t.Parallel()
	c := newCoop(t)
	c.plantAll(t) // what letters and papers are made beside
	c.kinds = []casework.DetailKind{"advice", "a draft of advice"}
	c.gate = disclosure.New([]disclosure.Secret{{Sort: disclosure.Words, Value: privileged}, {Sort: disclosure.Words, Value: advised}})
	guardian, home := c.visit(t, demo.Newcomer), "/case/"+string(c.stream)
	written := url.Values{
		"entry": {string(ledger.NewEntryID())}, "with": {"counsel"}, "name": {"Ms Plover"}, "sort": {"call"}, "by": {"advice"}, "said": {privileged},
		"when-day": {"1"}, "when-month": {"9"}, "when-year": {"2026"},
	}
	if p := guardian.post(home+"/privileged/write", written); p.status >= http.StatusBadRequest {
		t.Fatalf("the note is answered %d: %s", p.status, p.words())
	}
	guardian.post(home+"/privileged/write?draft=1", url.Values{"said": {advised}, "version": {"0"}})
	if p := guardian.get(home + "/privileged/write"); !strings.Contains(p.body, advised) {
		t.Error("the guardian’s own draft is not theirs")
	}
	id := c.noteIn(t)
	if p := guardian.get(home + "/privileged/" + id); !strings.Contains(p.body, privileged) {
		t.Errorf("the guardian is answered %d: %s", p.status, p.words())
	}
	c.said.whole()
	c.asksEverywhere(t, id)
	c.holdsNone(t, "the log", c.log.whole())
	for _, given := range []map[string][]byte{c.papers(t), c.bundles(t), c.letters(t)} {
		for name, file := range given {
			c.holdsNone(t, name, unpackedFile(t, file))
		}
	}
	c.holdsNone(t, "the rows in clear", c.rows(t))
}

// noteIn is the id of the privileged note of the case.
func (c *coop) noteIn(t *testing.T) string {
	t.Helper()
	notes := privilege.Of(c.read(t, privilege.Side(c.stream))).Notes()
	if len(notes) != 1 {
		t.Fatalf("there are %d privileged notes", len(notes))
	}
	return string(notes[0].Entry.ID)
}

// asksEverywhere has every role ask for what the case shows, and for the note itself. The guardian’s own page of it is left out.
func (c *coop) asksEverywhere(t *testing.T, note string) {
	t.Helper()
	home := "/case/" + string(c.stream)
	paths := []string{"", "/notes", "/timeline", "/evidence", "/reports", "/chronology", "/chronology/send", "/letters/new", "/papers", "/who-sees", "/who-has-seen", "/write-note", "/copies/new", "/left", "/note/" + note, "/note/" + note + "/mark", "/none"}
	for _, person := range c.roles(t) {
		v := c.visit(t, person.Name)
		for _, path := range paths {
			v.get(home + path)
		}
		v.get("/search?q=whimbrel")
		v.get("/")
		if person.Name != demo.Newcomer {
			for _, path := range []string{"/privileged", "/privileged/write", "/privileged/" + note, "/privileged/" + note + "/waive"} {
				if p := v.get(home + path); p.status != http.StatusNotFound {
					t.Errorf("%s is answered %d at %s", person.Name, p.status, path)
				}
			}
		}
		c.holdsNone(t, "what "+person.Name+" was answered", c.said.whole())
	}
}
