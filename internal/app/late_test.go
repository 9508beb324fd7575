package app

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"candour/internal/casework"
	"candour/internal/court"
	"candour/internal/demo"
	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/view"
)

// wayOut is a way out that words of a document may take.
type wayOut struct {
	name   string // as docs/security/ways-out.md calls it
	leaves func() (left bool, said string)
}

// exits are the ways out of the two documents: the filed letter of the main case, and the report that waits to be filed.
func (c *coop) exits(t *testing.T) []wayOut {
	ruth := c.visit(t, demo.Newcomer)
	at := "/case/" + string(c.stream)
	letter := demo.Named(c.stream, demo.FiledLetter)
	file := func(v *visitor, path string) func() (bool, string) {
		return func() (bool, string) {
			p := v.get(path)
			return p.status == http.StatusOK, p.words()
		}
	}
	attached := c.attachment(t)
	other, waiting := c.waiting(t)
	author := c.visit(t, waiting.Signed.Name)
	return []wayOut{
		{"PDF of a draft or a signed report: signed", file(ruth, at+"/report/"+string(letter)+"/pdf")},
		{"PDF of a draft or a signed report: draft", file(ruth, at+"/report/"+string(c.draft(t))+"/pdf")},
		{"attachment of evidence", file(ruth, at+"/evidence/"+string(attached)+"/attachment")},
		{"copy of a document, for one recipient", file(ruth, c.copied(t, ruth, attached)+"/hand-over")},
		{"proof bundle: a report", c.proves(t, c.stream, "/"+string(letter))},
		{"proof bundle: a case", c.proves(t, c.stream, "")},
		{"filing with the court", func() (bool, string) {
			send := "/case/" + string(other) + "/court/filing/" + string(waiting.Signed.Ref.Entry) + "/send"
			before := len(court.Of(c.read(t, other)).Filings())
			said := ""
			if c.gate != nil { // before anything is hidden it is not sent, or it could not be afterwards
				p := author.post(send, author.get(send).forms("")[0].fields)
				said = p.words()
			} else if p := author.get(send); p.status == http.StatusOK {
				return true, ""
			}
			return len(court.Of(c.read(t, other)).Filings()) > before, said
		}},
	}
}

// copied is a copy for the court of the paper that an item of evidence is drawn from, made ready by its pages; it is the copy’s address.
func (c *coop) copied(t *testing.T, by *visitor, item ledger.EntryID) string {
	t.Helper()
	drawn, _ := evidence.Of(c.read(t, c.stream)).Item(ledger.Ref{Stream: c.stream, Entry: item})
	begin := "/case/" + string(c.stream) + "/copies/new"
	asked := by.get(begin).forms("Which document?")[0].fields
	asked.Set("document", "source:"+string(drawn.Source.Ref().Entry))
	asked.Set("to", "court")
	asked.Set("gateway", "court")
	asked.Set("purpose", "The court asked for it")
	at := by.post(begin, asked).at
	for _, link := range by.get(at).links() {
		if strings.HasPrefix(link, at+"/page/") {
			for _, f := range by.get(link).forms("I have looked") {
				by.post(f.action, f.fields)
			}
		}
	}
	made := by.get(at + "/make").forms("Make the copy")[0]
	if p := by.post(made.action, made.fields); p.status != http.StatusOK {
		t.Fatalf("no copy is made: %s", p.words())
	}
	return at
}

// waiting is a signed report of any case that its author may send to the court.
func (c *coop) waiting(t *testing.T) (stream ledger.StreamID, of *report.Report) {
	t.Helper()
	streams, err := view.All[string](t.Context(), c.record.Ledger.DB(), `SELECT stream FROM case_1`)
	if err != nil {
		t.Fatal(err)
	}
	for _, stream := range streams {
		h := c.read(t, ledger.StreamID(stream))
		for _, r := range report.Of(h).Reports() {
			of := court.Of(h).Filings()
			if r.Signed != nil && r.Signed.Filed == nil && !slices.ContainsFunc(of, func(f *court.Filing) bool { return !f.NeverCame() }) {
				return h.Stream, r
			}
		}
	}
	t.Fatal("no report waits to be filed")
	return "", nil
}

// attachment is the item that is the school’s letter, once what people see of that is made ready.
func (c *coop) attachment(t *testing.T) ledger.EntryID {
	t.Helper()
	id := evidence.ItemOf(c.stream, demo.Named(c.stream, demo.SchoolLetter))
	item, ok := evidence.Of(c.read(t, c.stream)).Item(ledger.Ref{Stream: c.stream, Entry: id})
	if !ok {
		t.Fatal("the school wrote no letter")
	}
	ready := evidence.Attachments{Ledger: c.record.Ledger, Files: c.record.Files, Bench: c.service.bench}
	if err := ready.Ready(t.Context(), ledger.Job{Stream: c.stream, Entry: item.Source.Ref().Entry}); err != nil {
		t.Fatal(err)
	}
	return id
}

func (c *coop) draft(t *testing.T) ledger.EntryID {
	t.Helper()
	for _, r := range report.Of(c.read(t, c.stream)).Reports() {
		if r.Signed == nil {
			return r.Ref.Entry
		}
	}
	t.Fatal("no report is being written")
	return ""
}

func (c *coop) proves(t *testing.T, stream ledger.StreamID, entry string) func() (bool, string) {
	return func() (bool, string) {
		_, _, err := proveCommand{What: string(stream) + entry, Words: true}.asked(t.Context(), c.record, c.rulesInForce(t))
		return err == nil, fault.Sentence(err)
	}
}

func TestWhatBecomesHiddenLeavesByNoExit(t *testing.T) {
	t.Parallel()
	c := newCoop(t)
	all := c.exits(t)
	for _, e := range all {
		if left, said := e.leaves(); !left {
			t.Errorf("%s: nothing is hidden yet, and it does not leave: %s", e.name, said)
		}
	}
	c.plantAll(t)
	c.plant(t, c.stream, casework.School, "Thornmere Primary School")
	other, waiting := c.waiting(t)
	c.plant(t, other, casework.OtherDetail, c.phraseIn(t, waiting))
	for _, e := range all {
		left, said := e.leaves()
		if left {
			t.Errorf("%s lets out what is hidden", e.name)
		}
		if !strings.Contains(said, "hidden") && !strings.Contains(said, "confidential") || strings.Contains(said, "Thornmere") {
			t.Errorf("%s says: %s", e.name, said)
		}
	}
}

// phraseIn is a row of words that stand in a report.
func (c *coop) phraseIn(t *testing.T, r *report.Report) string {
	t.Helper()
	for _, e := range c.read(t, r.Draft).Entries {
		if b, ok := report.Written.In(e); ok && len(strings.Fields(b.Text)) > 6 {
			return strings.NewReplacer(",", " ", ";", " ").Replace(strings.Join(strings.Fields(b.Text)[:4], " "))
		}
	}
	t.Fatal("nothing is written in it")
	return ""
}
