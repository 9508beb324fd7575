package app

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"candour/internal/bundle"
	"candour/internal/casework"
	"candour/internal/demo"
	"candour/internal/ledger"
	"candour/internal/letter"
	"candour/internal/redaction"
	"candour/internal/report"
)

// handedOver are the files of a bundle of every document of the case, of all of them as exhibits, and of a draft that is given to a parent for factual
// correction, each as it leaves. A canary typed on the way is refused.
func (c *coop) handedOver(t *testing.T) map[string][]byte {
	t.Helper()
	c.comes(t, "A text", []byte("Dear all, "+canaries[casework.Refuge]+" is where we are now."))
	home, writer := "/case/"+string(c.stream), c.visit(t, demo.Newcomer)
	choices, err := c.service.bundles().Choices(t.Context(), c.read(t, c.stream))
	if err != nil {
		t.Fatal(err)
	}
	draft := home + "/report/" + demoEntry(c.stream, demo.DraftReport)
	sorted, named := sentForm(), sentForm("initials", "RA")
	for i, d := range choices {
		sorted.Set("section-"+bundle.FieldOf(d.Document), "other")
		if d.Sort != redaction.OfTheCourt {
			named.Set("place-"+bundle.FieldOf(d.Document), strconv.Itoa(i+1))
			named.Set("description-"+bundle.FieldOf(d.Document), canaries[casework.School])
		}
	}
	c.refuses(t, writer, draft+"/exhibits", named)
	for field := range named {
		if strings.HasPrefix(field, "description-") {
			named.Set(field, "A paper")
		}
	}
	writer.post(home+"/bundle", sorted)
	writer.post(draft+"/exhibits", named)
	return map[string][]byte{
		"a bundle": c.made(t, writer, home+"/bundle/make"), "exhibits": c.made(t, writer, draft+"/exhibits/make"), "a draft for correction": c.corrected(t, writer, draft),
	}
}

func demoEntry(stream ledger.StreamID, name string) string { return string(demo.Named(stream, name)) }

// sentForm is a form as it is sent: names, each with its value.
func sentForm(all ...string) url.Values {
	form := url.Values{"entry": {string(ledger.NewEntryID())}}
	for i := 0; i < len(all); i += 2 {
		form.Set(all[i], all[i+1])
	}
	return form
}

// refuses fails when a form with a canary is taken.
func (c *coop) refuses(t *testing.T, writer *visitor, address string, form url.Values) {
	t.Helper()
	if p := writer.post(address, form); p.status != http.StatusUnprocessableEntity || !strings.Contains(p.words(), "is hidden") {
		t.Errorf("what holds a canary is answered %d at %s: %s", p.status, address, p.words())
	}
}

// made has something bound, and hands it over. What a machine reads the canary in is held back.
func (c *coop) made(t *testing.T, writer *visitor, address string) []byte {
	t.Helper()
	at := writer.post(address, sentForm("looked", "yes")).at
	work := ledger.EntryID(at[strings.LastIndex(at, "/")+1:])
	if err := c.service.bundles().Make(t.Context(), ledger.Job{Stream: c.stream, Entry: work}); err != nil {
		t.Fatal(err)
	}
	if p := writer.get(at); !strings.Contains(p.words(), "Held back: A ") {
		t.Errorf("%s holds nothing back: %s", address, p.words())
	}
	file := writer.post(at, sentForm("how", "hand"))
	if file.status != http.StatusOK || !strings.HasPrefix(file.body, "%PDF") {
		t.Errorf("%s is answered %d: %s", at, file.status, file.words())
	}
	return []byte(file.body)
}

// corrected gives the draft to a parent, takes down what they say is wrong in it, and what they reply to the filed letter. It answers the copy.
func (c *coop) corrected(t *testing.T, writer *visitor, draft string) []byte {
	t.Helper()
	father := string(casework.Of(c.read(t, c.stream)).Adults()[0].Ref.Entry)
	share := func(child string) url.Values {
		return sentForm("to", father, "is-safe", "It says where nobody is", "permitted", "A party", "child", child, "gateway", "rule", "authority", "A party", "how", "hand",
			"by-day", "1", "by-month", "12", "by-year", "2030", "when-day", "1", "when-month", "6", "when-year", "2026")
	}
	c.refuses(t, writer, draft+"/corrections/share", share("Told at "+canaries[casework.School]))
	writer.post(draft+"/corrections/share", share("Told on Monday"))
	h := c.read(t, c.stream)
	of := report.DraftOf(c.read(t, reportOf(t, h).Draft))
	wrong := func(words string) url.Values {
		return sentForm("who", father, "paragraph", string(of.Statements()[0].Ref.Entry), "wrong", words, "right", "It was not so", "on-day", "1", "on-month", "6", "on-year", "2026")
	}
	c.refuses(t, writer, draft+"/corrections/new", wrong("She is at "+canaries[casework.Refuge]))
	replies := "/case/" + string(c.stream) + "/report/" + demoEntry(c.stream, demo.FiledLetter) + "/replies/new"
	c.refuses(t, writer, replies, sentForm("who", father, "words", "She is at "+canaries[casework.Refuge], "on-day", "20", "on-month", "11", "on-year", "2026"))
	for address, form := range map[string]url.Values{
		draft + "/corrections/new": wrong("I said something else"), replies: sentForm("who", father, "words", "None of it is true.", "on-day", "20", "on-month", "11", "on-year", "2026"),
	} {
		if p := writer.post(address, form); p.status != http.StatusOK {
			t.Errorf("%s is answered %d: %s", address, p.status, p.words())
		}
	}
	copied := writer.get("/case/" + string(c.stream) + "/letters/" + string(letter.All(h)[0].Entry.ID) + "/pdf")
	if copied.status != http.StatusOK || !strings.HasPrefix(copied.body, "%PDF") {
		t.Errorf("the draft as it was given is answered %d: %s", copied.status, copied.words())
	}
	return []byte(copied.body)
}

// reportOf is the report that is being written in the case.
func reportOf(t *testing.T, h *ledger.History) *report.Report {
	t.Helper()
	r, ok := report.Of(h).Report(ledger.Ref{Stream: h.Stream, Entry: demo.Named(h.Stream, demo.DraftReport)})
	if !ok {
		t.Fatal("no report is being written")
	}
	return r
}
