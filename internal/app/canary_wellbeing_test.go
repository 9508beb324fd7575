package app

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/demo"
	"candour/internal/disclosure"
	"candour/internal/ledger"
)

// What a worker says of their health and their reasons, what their manager answers, and what waits as a draft. Each stands nowhere else.
const (
	ailing   = "My heart flutters like a wryneck in the stairwell"
	because  = "I cannot climb to a flat since the fieldfare winter"
	agreedSo = "The brambling stairs go to the duty worker"
	drafted  = "I have not told them of the hoopoe clinic"
)

// shownAssessment is the assessment that a form shows, for nobody agrees one unread.
var shownAssessment = regexp.MustCompile(`name="assessment" value="([^"]+)"`)

// TestAWorkersHealthIsInNothingThatAnybodyElseIsGiven has the worker of a case make an assessment, and looks for its words wherever words are given.
func TestAWorkersHealthIsInNothingThatAnybodyElseIsGiven(t *testing.T) {
	t.Parallel()
	c := newCoop(t)
	c.plantAll(t) // what letters and papers are made beside
	c.kinds = []casework.DetailKind{"health", "a reason", "what was arranged", "a draft"}
	c.gate = disclosure.New([]disclosure.Secret{
		{Sort: disclosure.Words, Value: ailing}, {Sort: disclosure.Words, Value: because}, {Sort: disclosure.Words, Value: agreedSo}, {Sort: disclosure.Words, Value: drafted},
	})
	worker, manager := c.visit(t, demo.Newcomer), c.visit(t, demo.NewcomersManager)
	mine, theirs := c.personCalled(t, demo.Newcomer).ID, c.personCalled(t, demo.NewcomersManager).ID
	c.sendsForm(t, worker, "/wellbeing/assess", url.Values{"manager": {string(theirs)}, "health": {ailing}, "needs": {because}})
	home := "/wellbeing/" + string(mine)
	if p := manager.get(home); !strings.Contains(p.body, ailing) {
		t.Fatalf("the manager is answered %d: %s", p.status, p.words())
	}
	shown := shownAssessment.FindStringSubmatch(manager.get(home + "/answer").body)
	if shown == nil {
		t.Fatal("the form does not say which assessment it shows")
	}
	c.sendsForm(t, manager, home+"/answer", url.Values{
		"assessment": {shown[1]}, "agreed": {"yes"}, "says": {agreedSo}, "review-day": {"1"}, "review-month": {"1"}, "review-year": {"2027"}, "constrains": {"yes"},
	})
	worker.post("/wellbeing/assess?draft=1", url.Values{"health": {drafted}, "version": {"0"}})
	c.said.whole()
	for _, person := range c.roles(t) {
		c.asksForHealth(t, person, home)
	}
	c.holdsNone(t, "the log", c.log.whole())
	for _, given := range []map[string][]byte{c.papers(t), c.bundles(t), c.letters(t)} {
		for name, file := range given {
			c.holdsNone(t, name, unpackedFile(t, file))
		}
	}
	c.holdsNone(t, "the rows in clear", c.rows(t))
}

// asksForHealth has somebody ask for what a case shows, and for the assessment itself: its own pages are the worker’s and the manager’s alone.
func (c *coop) asksForHealth(t *testing.T, person access.Person, home string) {
	t.Helper()
	v := c.visit(t, person.Name)
	for _, path := range []string{"", "/people", "/notes", "/timeline", "/evidence", "/reports", "/chronology", "/letters/new", "/papers", "/who-sees", "/who-has-seen", "/none"} {
		v.get("/case/" + string(c.stream) + path)
	}
	for _, path := range []string{"/", "/search?q=wryneck", "/cases", "/team", "/me", "/people", "/access-review", "/notices"} {
		v.get(path)
	}
	if person.Name != demo.Newcomer && person.Name != demo.NewcomersManager {
		for _, path := range []string{"", "/answer", "/review", "/chosen"} {
			if p := v.get(home + path); p.status != http.StatusNotFound {
				t.Errorf("%s is answered %d at an assessment", person.Name, p.status)
			}
		}
		v.get("/wellbeing")
	}
	c.holdsNone(t, "what "+person.Name+" was answered", c.said.whole())
}

func (c *coop) personCalled(t *testing.T, name string) access.Person {
	t.Helper()
	for _, p := range c.staff(t) {
		if p.Name == name {
			return p
		}
	}
	t.Fatalf("nobody is called %s", name)
	return access.Person{}
}

// sendsForm sends a form as a browser does that has just opened it.
func (c *coop) sendsForm(t *testing.T, v *visitor, path string, fields url.Values) {
	t.Helper()
	fields.Set("entry", string(ledger.NewEntryID()))
	if p := v.post(path, fields); p.status >= http.StatusBadRequest {
		t.Fatalf("%s is answered %d: %s", path, p.status, p.words())
	}
}
