package app

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"candour/internal/demo"
	"candour/internal/demo/demopage"
	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/view"
	"candour/internal/workbench/workertest"
)

// fresh is a demonstration of the test's own, which it may change.
func fresh(t *testing.T) *shown {
	t.Helper()
	d := &shown{}
	t.Cleanup(d.end)
	if err := d.begin(); err != nil {
		t.Fatal(err)
	}
	d.printsAsTests(workertest.Bench(t))
	return d
}

// presses lets somebody press a button of the court, and answers what the page then says.
func (v *visitor) presses(act string) string {
	v.t.Helper()
	p := v.post(demopage.Home+"/"+act, url.Values{})
	if p.status != http.StatusOK || p.at != demopage.Home {
		v.t.Fatalf("%s is answered %d at %s: %s", act, p.status, p.at, p.words())
	}
	return p.words()
}

func (d *shown) cases(t *testing.T) int {
	t.Helper()
	n, err := view.One[int](t.Context(), d.record.Ledger.DB(), `SELECT count(*) FROM case_1`)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// tells are the jobs that wait to tell reports of the withdrawal of guidance or a tool on which they rest.
func (d *shown) tells(t *testing.T) []ledger.Job {
	t.Helper()
	waiting, err := view.All[struct{ Kind, Stream, Entry string }](t.Context(), d.record.Ledger.DB(), `SELECT j.kind, j.stream, j.entry FROM job j
		JOIN guidance_1 g ON g.stream = j.stream WHERE j.kind = '`+footing.TellJob+`' AND j.ended = '' AND g.unsound = 1`)
	if err != nil {
		t.Fatal(err)
	}
	var all []ledger.Job
	for _, j := range waiting {
		all = append(all, ledger.Job{Kind: j.Kind, Stream: ledger.StreamID(j.Stream), Entry: ledger.EntryID(j.Entry)})
	}
	return all
}

func TestTheCourtsButtonsWorkAnyNumberOfTimes(t *testing.T) {
	d := fresh(t)
	denise := d.visit(t, "Denise Ferreira") // who sees neither the case that is moved nor what is filed
	before := d.cases(t)
	for range 9 {
		for _, act := range []string{"application", "hearing", "filings", "lose"} {
			denise.presses(act)
		}
	}
	if now := d.cases(t); now != before+9 {
		t.Errorf("%d cases came of 9 applications", now-before)
	}
}

func TestTheDemonstrationSaysUpToWhenItsCourtsWereRead(t *testing.T) {
	d := fresh(t)
	before := d.cases(t)
	if err := d.service.courts.askNow(t.Context()); err != nil {
		t.Fatal(err)
	}
	said := d.visit(t, demo.Newcomer).get("/").words()
	if strings.Contains(said, "not read yet") || !strings.Contains(said, "The private law courts last read") {
		t.Errorf("Today says of the courts: %s", said)
	}
	if now := d.cases(t); now != before {
		t.Errorf("%d cases came of what was told before", now-before)
	}
}

func TestWhatTheCourtSendsWaitsForAManager(t *testing.T) {
	d := fresh(t)
	colin := d.visit(t, demo.NewcomersManager)
	if said := colin.presses("application"); !strings.Contains(said, "The court has sent an application") {
		t.Errorf("the page says %s", said)
	}
	if team := colin.get("/team").words(); !strings.Contains(team, "Adu and Croft") {
		t.Errorf("under Team stands %s", team)
	}
}

func TestADemonstrationThatIsOpenedAgainKeepsWhatWasDone(t *testing.T) {
	d := fresh(t)
	d.visit(t, demo.NewcomersManager).presses("application")
	d.server.Close()
	d.service.close()
	d.record.Close()
	if err := d.open(t.Context()); err != nil {
		t.Fatal(err)
	}
	if found := d.visit(t, demo.NewcomersManager).get("/team").words(); !strings.Contains(found, "Adu and Croft") {
		t.Errorf("what the court sent is gone: %s", found)
	}
}

func TestAWithdrawnToolIsListedAtOnceAndToldByAJob(t *testing.T) {
	d := fresh(t)
	marcus := d.visit(t, "Marcus Webb")
	if today := marcus.get("/").words(); !strings.Contains(today, "guidance or a tool was withdrawn on which a report rests that is being written") {
		t.Errorf("Today says %s", today)
	}
	if list := marcus.get("/guidance").words(); !strings.Contains(list, "as unsound. Reports rest on it in one case that you may see.") {
		t.Errorf("the list says %s", list)
	}
	waiting := d.tells(t)
	if len(waiting) == 0 {
		t.Fatal("no job tells of the withdrawal")
	}
	for _, j := range waiting { // alone: a demonstration has hundreds of others, which are done before it
		if err := d.service.jobs.Handlers[j.Kind](t.Context(), j); err != nil {
			t.Fatal(err)
		}
	}
	draft, err := view.One[ledger.StreamID](t.Context(), d.record.Ledger.DB(), `SELECT r.stream FROM rests_on_1 r JOIN guidance_1 g ON g.stream = r.on_stream WHERE g.unsound = 1`)
	if err != nil {
		t.Fatal(err)
	}
	piece, err := view.One[string](t.Context(), d.record.Ledger.DB(), `SELECT stream FROM guidance_1 WHERE unsound = 1`)
	if err != nil {
		t.Fatal(err)
	}
	page := marcus.get("/guidance/" + piece).words()
	for _, want := range []string{"The one case that you may see has been looked through", "In reports being written"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page of the tool lacks %q: %s", want, page)
		}
	}
	if h := d.read(t, draft); h.Entries[len(h.Entries)-1].Kind != footing.SourceFell.Name() {
		t.Errorf("the draft ends with %s", h.Entries[len(h.Entries)-1].Kind)
	}
}
