package app

import (
	"encoding/json"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"candour/internal/casework"
	"candour/internal/demo"
	"candour/internal/evidence"
	"candour/internal/late"
	"candour/internal/ledger"
	"candour/internal/report"
)

// sweeps looks through the case of the demonstration as the service’s job does.
func (c *coop) sweeps(t *testing.T) []*late.Find {
	t.Helper()
	if err := c.service.late().Sweep(t.Context(), ledger.Job{Kind: late.SweepJob, Stream: c.stream}); err != nil {
		t.Fatal(err)
	}
	return late.Of(c.read(t, casework.Of(c.read(t, c.stream)).Side)).All()
}

// standsIn are the sorts of places that were found.
func standsIn(all []*late.Find) map[late.Sort]int {
	sorts := map[late.Sort]int{}
	for _, f := range all {
		sorts[f.Sort]++
	}
	return sorts
}

func TestWhatBecomesHiddenIsListedWhereverItStandsAndIsOnNoPage(t *testing.T) {
	t.Parallel()
	c := newCoop(t)
	c.attachment(t)
	const school = "Thornmere Primary School"
	at := "/case/" + string(c.stream)
	then := ledger.FormatTime(c.read(t, c.stream).Last())
	pages := []string{"", "/people", "/notes", "/timeline", "/timeline?page=2", "/timeline?page=3", "/evidence", "/reports", "/court", "/court/says", "/left", "?at=" + then, "/stands-already"}
	pages = append(pages, c.asItStood(t, then)...)
	ruth := c.visit(t, demo.Newcomer)
	typing := ruth.get(at + "/write-note").forms("")[0]
	typing.fields.Set("said", "Ring "+school)
	ruth.post(at+"/write-note?draft=1", typing.fields)
	c.plant(t, c.stream, casework.School, school)
	found := c.sweeps(t)
	for _, sort := range []late.Sort{late.InEntry, late.InReport, late.InForm, late.InFile, late.HasLeft} {
		if standsIn(found)[sort] == 0 {
			t.Errorf("it stands in no %s: %v", sort, standsIn(found))
		}
	}
	if again := c.sweeps(t); len(again) != len(found) {
		t.Errorf("looked through again, %d places were found of %d", len(again), len(found))
	}
	for _, person := range []string{demo.Newcomer, demo.NewcomersManager} {
		v := c.visit(t, person)
		for _, path := range pages {
			if p := v.get(at + path); p.status != http.StatusOK || strings.Contains(p.body, "Thornmere") {
				t.Errorf("%s is shown it at %s (%d): %s", person, path, p.status, around(p.words(), "Thornmere"))
			}
		}
	}
	if strings.Contains(string(c.rows(t)), "Thornmere") {
		t.Error("the rows in clear hold it")
	}
	if strings.Contains(string(c.log.whole()), "Thornmere") {
		t.Error("the log holds it")
	}
}

// asItStood are the pages of the case as it stood at a moment, and of what changed up to it.
func (c *coop) asItStood(t *testing.T, then string) []string {
	t.Helper()
	pages := []string{"?as-of=" + then, "/evidence?as-of=" + then, "/changed?from=2020-01-01&to=" + then}
	h := c.read(t, c.stream)
	for _, i := range evidence.Of(h).Items() {
		pages = append(pages, "/evidence/"+string(i.Entry.ID)+"?as-of="+then)
	}
	for _, r := range report.Of(h).Reports() {
		if r.Signed == nil { // one that is signed stays as it was signed
			pages = append(pages, "/report/"+string(r.Ref.Entry)+"?as-of="+then)
		}
	}
	return pages
}

// around is what stands around a word.
func around(text, word string) string {
	i := strings.Index(text, word)
	return text[max(0, i-60):min(len(text), max(i, 0)+60)]
}

func TestNoKindHasWordsThatCannotBeHeldBack(t *testing.T) {
	r, err := ledger.NewRegistry(Kinds()...)
	if err != nil {
		t.Fatal(err)
	}
	c := newCoop(t)
	c.plantAll(t)
	side := c.read(t, casework.Of(c.read(t, c.stream)).Side)
	gate, err := casework.GateFor(casework.Of(c.read(t, c.stream)), casework.SideOf(side), casework.ToColleague(""))
	if err != nil {
		t.Fatal(err)
	}
	planted := 0
	for _, name := range r.Names() {
		for _, body := range planting(t, r, name, canaries[casework.Phone]) {
			held, at, err := gate.Look(body)
			if err != nil || len(held) != 1 || len(at) != 1 {
				t.Fatalf("%s: found %v at %v, %v", name, held, at, err)
			}
			hold := ledger.Entry{Kind: casework.HeldBack.Name(), ID: "hold", Body: casework.HeldBackBody{Entry: "said", At: at, Details: []ledger.Ref{held[0].Ref}}}
			h := ledger.NewHistory(c.stream, ledger.Entry{Kind: name, ID: "said", Body: body}, hold)
			e, ok := casework.Find(h, "said")
			if again, _, err := gate.Look(e.Body); !ok || len(again) > 0 || err != nil {
				t.Errorf("%s at %v: held back it still holds %v, %v", name, at, again, err)
			}
			planted++
		}
	}
	if planted < 300 {
		t.Errorf("only %d places were tried", planted)
	}
}

// planting are examples of a kind, each with a value in place of one of its texts.
func planting(t *testing.T, r *ledger.Registry, name, value string) (all []any) {
	t.Helper()
	stored, err := json.Marshal(r.Example(name))
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range inQuotes.FindAllIndex(stored, -1) {
		if end := text[1]; end < len(stored) && stored[end] == ':' {
			continue // the name of a field
		}
		with := slices.Concat(stored[:text[0]], []byte(`"`+value+`"`), stored[text[1]:])
		if body, err := r.Decode(name, with); err == nil { // or else nobody can type there: a day, a name of a stream
			all = append(all, body)
		}
	}
	return all
}

var inQuotes = regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)
