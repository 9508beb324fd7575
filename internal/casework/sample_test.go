package casework_test

import (
	"slices"
	"testing"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/casetest"
	"candour/internal/ledger"
)

var inspector = access.Person{ID: "2b5f6d0e-6f0b-4a86-9d0c-0f6f4f0f7b02", Name: "Hal Brook", Roles: []access.Role{access.Inspector}}

// sampling makes a sample of a case, to be read by the inspector until a day.
func sampling(c *casetest.Case, sample ledger.StreamID, until calendar.Date) casetest.Verb {
	form := casework.SampleForm{How: "By their court numbers", Today: calendar.DateInLondon(c.Clock.Now()), Reading: casework.Reading{
		Purpose: casework.Inspection, Readers: []casework.SampleReader{{Person: inspector.ID, Name: inspector.Name}}, Until: until,
	}}
	return func(s *casework.State) (ledger.Change, error) {
		return casework.MakeSample(ledger.NewHistory(sample), []*casework.State{s}, c.Manager, ledger.NewEntryID(), form)
	}
}

// inspects reports whether the inspector may do something with a case by the ties on record.
func inspects(t *testing.T, c *casetest.Case, rule access.Rule) bool {
	t.Helper()
	ties, err := access.TiesOf(t.Context(), c.Ledger.DB(), []ledger.StreamID{c.Stream}, c.Clock.Now())
	if err != nil {
		t.Fatal(err)
	}
	return access.Decide(inspector, rule, ties[c.Stream]).Allowed
}

func TestAnInspectorReadsTheCasesOfASampleUntilItsLastDayIsOver(t *testing.T) {
	c := casetest.New(t)
	sample, today := c.Begin(), calendar.DateInLondon(c.Clock.Now())
	c.When(sampling(c, sample, today.AddDays(7)), sample)
	if !inspects(t, c, access.CaseReader) || inspects(t, c, access.Answerer) {
		t.Error("an inspector reads, and does nothing else")
	}
	c.Clock.Set(today.AddDays(8).At(calendar.NewTime(0, 0)).UTC)
	if inspects(t, c, access.CaseReader) {
		t.Error("an inspector reads after the last day")
	}
}

func TestASampleThatIsEndedIsNotReadAnyMore(t *testing.T) {
	c := casetest.New(t)
	sample, today := c.Begin(), calendar.DateInLondon(c.Clock.Now())
	c.When(sampling(c, sample, today.AddDays(7)), sample)
	c.When(func(*casework.State) (ledger.Change, error) {
		return casework.EndSample(casework.SampleOf(c.Read(sample)), c.Manager, ledger.NewEntryID(), "The inspectors are done")
	}, sample)
	if inspects(t, c, access.CaseReader) {
		t.Error("an inspector reads after the sample was ended")
	}
	rows, err := casework.Samples(t.Context(), c.Ledger.DB())
	if err != nil || len(rows) != 1 || rows[0].Reads(today) || rows[0].Cases != 1 || rows[0].Readers != inspector.Name {
		t.Errorf("on the list: %+v %v", rows, err)
	}
}

func TestARestrictedCaseIsInNoSampleAndLeavesOneAtOnce(t *testing.T) {
	c := casetest.New(t)
	sample, today := c.Begin(), calendar.DateInLondon(c.Clock.Now())
	c.When(sampling(c, sample, today), sample)
	c.When(func(s *casework.State) (ledger.Change, error) {
		named := []casework.NamedPerson{{Person: c.Manager.Person, Name: "The manager", Manages: true}}
		return casework.Restrict(casework.Whole{s}, c.Manager, ledger.NewEntryID(), casework.RestrictForm{People: named, Why: "Known to many"})
	})
	if inspects(t, c, access.CaseReader) {
		t.Error("an inspector reads a restricted case")
	}
	another := c.Begin()
	c.Refuses(sampling(c, another, today), another)
	drawn, err := casework.Drawn(t.Context(), c.Ledger.DB(), today.AddDays(-4000), today, 5, "")
	if err != nil || len(drawn) > 0 {
		t.Errorf("a restricted case was drawn: %v %v", drawn, err)
	}
	typed, err := casework.Numbered(t.Context(), c.Ledger.DB(), []string{"ZE26P00412"})
	if err != nil || len(typed) > 0 {
		t.Errorf("a restricted case was found by its number: %v %v", typed, err)
	}
}

func TestNobodyMakesASampleThatTheyRead(t *testing.T) {
	c := casetest.New(t)
	sample, today := c.Begin(), calendar.DateInLondon(c.Clock.Now())
	form := casework.SampleForm{How: "By their court numbers", Today: today, Reading: casework.Reading{
		Purpose: casework.QualityAudit, Until: today, Readers: []casework.SampleReader{{Person: inspector.ID, Name: inspector.Name}, {Person: c.Manager.Person, Name: "The maker"}},
	}}
	c.Refuses(func(s *casework.State) (ledger.Change, error) {
		return casework.MakeSample(ledger.NewHistory(sample), []*casework.State{s}, c.Manager, ledger.NewEntryID(), form)
	}, sample)
}

func TestASampleIsReadForSixWeeksAtMost(t *testing.T) {
	c := casetest.New(t)
	sample, today := c.Begin(), calendar.DateInLondon(c.Clock.Now())
	for _, until := range []calendar.Date{today.AddDays(-1), today.AddDays(casework.LongestSample + 1), {}} {
		c.Refuses(sampling(c, sample, until), sample)
	}
}

func TestADrawFindsCasesOfThePeriodWhereverItBegins(t *testing.T) {
	c := casetest.New(t)
	day := calendar.DateInLondon(c.Clock.Now())
	for _, begins := range []ledger.StreamID{"0", c.Stream, "z"} {
		drawn, err := casework.Drawn(t.Context(), c.Ledger.DB(), day.AddDays(-4000), day.AddDays(1), 5, begins)
		if err != nil || !slices.Equal(drawn, []ledger.StreamID{c.Stream}) {
			t.Errorf("after %q: %v %v", begins, drawn, err)
		}
	}
	if drawn, err := casework.Drawn(t.Context(), c.Ledger.DB(), day.AddDays(-4000), day.AddDays(-3999), 5, "0"); err != nil || len(drawn) > 0 {
		t.Errorf("of a period before it came: %v %v", drawn, err)
	}
}
