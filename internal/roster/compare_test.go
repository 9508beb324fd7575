package roster_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/csvfile"
	"candour/internal/ledger"
	"candour/internal/roster"
	"candour/internal/web"
	"candour/internal/web/webtest"
)

// office is a service to which lists are given.
type office struct {
	*webtest.Site
	t testing.TB
}

func newOffice(t *testing.T) office {
	t.Helper()
	t.Parallel()
	return office{webtest.New(t, webtest.Service{Routes: func(*webtest.Site) []web.Route { return nil }}), t}
}

func (o office) today() calendar.Date { return calendar.DateInLondon(o.Clock.Now()) }

func (o office) people() *access.People {
	o.t.Helper()
	all, err := access.Staff{Ledger: o.Ledger, Service: o.Record.Service.Stream}.People(o.t.Context())
	if err != nil {
		o.t.Fatal(err)
	}
	return all
}

func (o office) find(name string) access.Person {
	o.t.Helper()
	p, known := o.people().Named(name)
	if !known {
		o.t.Fatalf("nobody is called %s", name)
	}
	return p
}

// compares works out what a list of people would change.
func (o office) compares(lines ...string) (roster.Given, roster.Plan) {
	o.t.Helper()
	return o.given("name,role,team,manages,from,until\n" + strings.Join(lines, "\n"))
}

func (o office) given(text string) (roster.Given, roster.Plan) {
	o.t.Helper()
	file, err := roster.Read("staff.csv", strings.NewReader(text))
	if err != nil {
		o.t.Fatal(err)
	}
	g := roster.Given{File: file, By: o.Piotr.By(), Service: o.Record.Service.Stream, Form: ledger.NewEntryID(), Today: o.today()}
	g.Begin = func(name string) ledger.StreamID { return ledger.DerivedStreamID(g.Form, o.Piotr.ID, name) }
	return g, roster.Compare(o.people(), g)
}

// gives has a list carried out, and answers what it changed.
func (o office) gives(lines ...string) []string {
	o.t.Helper()
	_, plan := o.compares(lines...)
	return o.carriesOut(plan)
}

func (o office) carriesOut(plan roster.Plan) (said []string) {
	o.t.Helper()
	if len(plan.Faults) > 0 {
		o.t.Fatalf("%v", plan.Faults)
	}
	if err := o.Ledger.BeginStreams(o.t.Context(), plan.Begins...); err != nil {
		o.t.Fatal(err)
	}
	if !plan.Empty() {
		o.Append(o.Record.Service.Stream, plan.Change().Entries[o.Record.Service.Stream]...)
	}
	for _, s := range plan.Steps {
		said = append(said, s.Who+" "+s.What)
	}
	return said
}

func (o office) in(days int) calendar.Date { return o.today().AddDays(days) }

func (o office) later(days int) { o.Clock.Set(o.Clock.Now().Add(time.Duration(days) * 24 * time.Hour)) }

// sees reports whether somebody reads a case of a team.
func (o office) sees(name string, team ledger.StreamID) bool {
	o.t.Helper()
	return access.Decide(o.find(name), access.CaseReader, []access.Tie{{Subject: team, Relation: access.InTeam}}).Allowed
}

func TestWhoMovesSeesTheCasesOfTheOldTeamUntilTheDayAndOfTheNewOneFromIt(t *testing.T) {
	o := newOffice(t)
	line := "Ruth Adeyemi,practitioner,Marrow Bay family team,," + o.in(3).String() + ","
	if said := o.gives(line); len(said) != 1 || !strings.Contains(said[0], "is in Marrow Bay family team from "+o.in(3).Plain()) {
		t.Fatal(said)
	}
	for day := range 5 {
		if moved := day >= 3; o.sees("Ruth Adeyemi", o.Wexcombe) == moved || o.sees("Ruth Adeyemi", o.Marrow) != moved {
			t.Errorf("after %d days she reads cases of Wexcombe %v, of Marrow Bay %v", day, o.sees("Ruth Adeyemi", o.Wexcombe), o.sees("Ruth Adeyemi", o.Marrow))
		}
		if listed := slices.ContainsFunc(o.people().Members(o.Marrow), func(p access.Person) bool { return p.ID == o.Ruth.ID }); listed != (day >= 3) {
			t.Errorf("after %d days she is listed in Marrow Bay %v", day, listed)
		}
		if said := o.gives(line); len(said) != 0 {
			t.Errorf("given again after %d days it changes %q", day, said)
		}
		o.later(1)
	}
}

func TestWhoLeavesReadsNothingFromTheDayAfterTheirLastAndIsListedAmongThoseWhoLeft(t *testing.T) {
	o := newOffice(t)
	line := "Ruth Adeyemi,practitioner,Wexcombe family team,,," + o.in(1).String()
	o.gives(line)
	for day := range 4 {
		gone := day > 1
		left := slices.ContainsFunc(o.people().Left(), func(p access.Person) bool { return p.ID == o.Ruth.ID })
		if o.sees("Ruth Adeyemi", o.Wexcombe) == gone || left != gone || o.find("Ruth Adeyemi").ReadsCases() == gone {
			t.Errorf("after %d days she reads cases %v, is among those who left %v", day, !gone, left)
		}
		if said := o.gives(line); len(said) != 0 {
			t.Errorf("given again after %d days it changes %q", day, said)
		}
		o.later(1)
	}
	h, err := o.Ledger.Read(t.Context(), o.Record.Service.Stream)
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range access.GrantsOf.Of(h).All() {
		if g.Person == o.Ruth.ID && (g.Holds(o.Clock.Now()) || !calendar.DateInLondon(g.Ended).After(o.in(-4))) {
			t.Errorf("for the access review her role ended %v", g.Ended)
		}
	}
}

func TestALastDayIsTakenBackUntilItIsOver(t *testing.T) {
	o := newOffice(t)
	o.gives("Ruth Adeyemi,,,,," + o.in(2).String())
	if said := o.gives("Ruth Adeyemi,,,,,"); len(said) != 1 || !strings.Contains(said[0], "goes on working here") {
		t.Error(said)
	}
	if o.later(5); !o.sees("Ruth Adeyemi", o.Wexcombe) {
		t.Error("she left all the same")
	}
}

func TestWhoComesBackIsGivenNothingThatASecondPersonHasNotConfirmed(t *testing.T) {
	o := newOffice(t)
	o.gives("Ruth Adeyemi,,,,," + o.today().String())
	o.later(2)
	back := "Ruth Adeyemi,practitioner,Wexcombe family team,,,"
	o.gives(back)
	if o.sees("Ruth Adeyemi", o.Wexcombe) || len(o.find("Ruth Adeyemi").Roles) != 0 {
		t.Error("a list alone gave her role back")
	}
	if said := o.gives(back); len(said) != 0 {
		t.Errorf("given again it changes %q", said)
	}
	o.confirms("Ruth Adeyemi")
	if !o.sees("Ruth Adeyemi", o.Wexcombe) {
		t.Error("her role was confirmed, and she reads no case of her team")
	}
}

// confirms is a second administrator's word on what waits for somebody.
func (o office) confirms(name string) {
	o.t.Helper()
	for _, w := range o.people().Waiting() {
		if w.Person.Name != name {
			continue
		}
		amara := o.find("Amara Lyle")
		change, err := access.ConfirmRole(o.people(), amara, o.Record.Service.Stream, ledger.NewEntryID(), w.Asked)
		if err != nil {
			o.t.Fatal(err)
		}
		o.Append(o.Record.Service.Stream, change.Entries[o.Record.Service.Stream]...)
	}
}

func TestWhoJoinsReadsCasesFromTheirFirstDayOnceTheirRoleIsConfirmed(t *testing.T) {
	o := newOffice(t)
	line := "Nia Calloway,practitioner,Wexcombe family team,," + o.in(2).String() + ","
	o.gives(line)
	if o.later(3); o.sees("Nia Calloway", o.Wexcombe) {
		t.Error("a list alone gave a role")
	}
	o.later(-3)
	o.confirms("Nia Calloway")
	for day := range 4 {
		if o.sees("Nia Calloway", o.Wexcombe) != (day >= 2) {
			t.Errorf("after %d days she reads cases %v", day, day < 2)
		}
		if said := o.gives(line); len(said) != 0 {
			t.Errorf("given again after %d days it changes %q", day, said)
		}
		o.later(1)
	}
}

func TestALineThatIsWrongIsToldByItsNumberAndNothingIsDone(t *testing.T) {
	o := newOffice(t)
	good := "Nia Calloway,practitioner,Wexcombe family team,,,"
	for want, line := range map[string]string{
		"line 3, role: There is no such role":             "Ruth Adeyemi,adviser,,,,",
		"line 3, role: Choose a role":                     "Ifor Penhale,,,,,",
		"line 3, team: There is no team of that name":     "Ruth Adeyemi,,Wexcome,,,",
		"line 3, manages: Write yes or no":                "Ruth Adeyemi,,Wexcombe family team,perhaps,,",
		"line 3, manages: Name the team":                  "Ruth Adeyemi,,,yes,,",
		"line 3, from: Write the day as 2026-11-20":       "Ruth Adeyemi,,Marrow Bay family team,,1/12/2026,",
		"line 3, until: The last day is before the first": "Ruth Adeyemi,,,,2026-12-02,2026-12-01",
		"line 3, name: Enter the person’s name":           ",practitioner,,,,",
		"line 3, name: An earlier line names the same":    "nia  calloway,practitioner,,,,",
		"line 3: It has 2 values":                         "Ruth Adeyemi,practitioner",
		"line 4, until: No administrator would stay":      "Piotr Sewell,,,,,2030-01-01\nAmara Lyle,,,,,2030-01-01",
	} {
		_, plan := o.compares(good, line)
		if !slices.ContainsFunc(plan.Faults, func(f csvfile.Fault) bool { return strings.Contains(f.String(), want) }) {
			t.Errorf("%q is not in %v", want, plan.Faults)
		}
		if len(plan.Steps) > 0 || len(plan.Change().Entries) > 0 {
			t.Errorf("%s: something comes of the list all the same", want)
		}
	}
}

func TestWhoHasARoleAndIsNotOnTheListIsNamedAndNothingIsDoneAboutThem(t *testing.T) {
	o := newOffice(t)
	_, plan := o.compares("Ruth Adeyemi,,,,,", "Colin Pryce,,,,,")
	var missing []string
	for _, p := range plan.Missing {
		missing = append(missing, p.Name)
	}
	if !plan.Empty() || slices.Contains(missing, "Ruth Adeyemi") || !slices.Contains(missing, "Tom Jeavons") {
		t.Errorf("%v %v", plan.Steps, missing)
	}
}

func TestTeamsThatAreNotThereAreMadeOnce(t *testing.T) {
	o := newOffice(t)
	list := "team\nWexcombe family team\nHallow Point family team\n"
	_, plan := o.given(list)
	if said := o.carriesOut(plan); !slices.Equal(said, []string{"Hallow Point family team is a new team"}) {
		t.Error(said)
	}
	if _, plan = o.given(list); !plan.Empty() {
		t.Error(plan.Steps)
	}
}
