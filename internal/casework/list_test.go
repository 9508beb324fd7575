package casework_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/casetest"
	"candour/internal/ledger"
	"candour/internal/view"
)

func worker(c *casetest.Case) access.Person {
	return access.Person{ID: c.Worker.Person, Name: "Maryam Siddiqui", Roles: []access.Role{access.Practitioner}}
}

// staff are the people of a service in which one person works.
func staff(one access.Person) *access.People {
	added := ledger.Entry{ID: ledger.NewEntryID(), Version: 1, Kind: access.Added.Name(), Author: access.Host, Body: access.AddedBody{Person: one.ID, Name: one.Name}}
	return access.Directory.Of(ledger.NewHistory(ledger.NewStreamID(), added))
}

func search(t *testing.T, c *casetest.Case, p access.Person, typed string) []casework.Brief {
	t.Helper()
	rows, tooMany, err := casework.Search(t.Context(), c.Ledger.DB(), p, staff(worker(c)), c.Clock.Now(), casework.Query{Typed: typed, Within: access.Mine, Most: casework.MostFound})
	if err != nil || tooMany {
		t.Fatalf("search %q: too many %t, %v", typed, tooMany, err)
	}
	return rows
}

func TestSearchDoesNotCareForAccentsApostrophesAndHyphens(t *testing.T) {
	c := casetest.New(t)
	c.Adult("Niamh O’Neill", "applicant")
	c.Adult("Łukasz Wiśniewski-Byrne", "respondent")
	c.Child("Zoë O’Neill", "2017-05-03")
	for _, typed := range []string{
		"O’Neill", "O'Neill", "oneill", "ONEILL", "o neill", "neill", "Zoe", "zoë oneill", "wisniewski", "Wiśniewski-Byrne", "wisniewskibyrne", "lukasz byrne", "niam",
		"ZE26P00412", "ze26", "00412", "ZE 26 P 00412",
	} {
		if got := search(t, c, worker(c), typed); len(got) != 1 || got[0].Case != c.Stream {
			t.Errorf("%q found %d cases", typed, len(got))
		}
	}
	for _, typed := range []string{"", "  ", "’", "Byrnes", "Niamh Lukasz", "t", "d", `" OR "`, "NEAR(", "*"} {
		if got := search(t, c, worker(c), typed); len(got) != 0 {
			t.Errorf("%q found %d cases", typed, len(got))
		}
	}
}

func TestSearchFindsCasesByTheirWorkerAndByTheDayOfAHearing(t *testing.T) {
	c := casetest.New(t)
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.List(s, casetest.Pack(t), c.Worker, ledger.NewEntryID(), casework.ListedBody{Type: "First hearing", Starts: "2026-06-09T09:30:00.000000Z"})
	})
	for _, typed := range []string{"Maryam", "siddiqui", "9 June 2026", "9 jun 2026", "09/06/2026", "2026-06-09", " 9.6.2026 "} {
		if got := search(t, c, worker(c), typed); len(got) != 1 {
			t.Errorf("%q found %d cases", typed, len(got))
		}
	}
	for _, typed := range []string{"Tomos", "10 June 2026", "31 June 2026"} {
		if got := search(t, c, worker(c), typed); len(got) != 0 {
			t.Errorf("%q found %d cases", typed, len(got))
		}
	}
}

func TestAMisspeltNameIsFoundAmongOnesOwnCasesAlone(t *testing.T) {
	c := casetest.New(t)
	c.Adult("Łukasz Wiśniewski-Byrne", "respondent")
	near := func(p access.Person, typed string) int {
		t.Helper()
		rows, err := casework.Misspelt(t.Context(), c.Ledger.DB(), p, c.Clock.Now(), access.Mine, typed)
		if err != nil {
			t.Fatalf("%q: %v", typed, err)
		}
		return len(rows)
	}
	for _, typed := range []string{"Wisnewski", "wiśniwski", "lukas", "Lukasz Birne"} {
		if n := near(worker(c), typed); n != 1 {
			t.Errorf("%q found %d cases", typed, n)
		}
		if n := near(access.Person{ID: ledger.NewStreamID(), Roles: []access.Role{access.Practitioner}}, typed); n != 0 {
			t.Errorf("%q found %d cases of others", typed, n)
		}
	}
	for _, typed := range []string{"Winnicki", "Lukasz Browne", "byr", "ZE26P00413"} {
		if n := near(worker(c), typed); typed != "byr" && n != 0 {
			t.Errorf("%q found %d cases", typed, n)
		}
	}
}

func TestSearchFindsFormerNamesAndNoConfidentialValue(t *testing.T) {
	f := withAddress(t, fromFather)
	f.When(record(f.Worker, f.mother, casework.FormerName, "Niamh Gallagher"))
	if got := search(t, f.Case, worker(f.Case), "gallagher"); len(got) != 1 {
		t.Errorf("a former name found %d cases", len(got))
	}
	if got := search(t, f.Case, worker(f.Case), "sycamore"); len(got) != 0 {
		t.Errorf("a hidden address found %d cases", len(got))
	}
}

func TestSearchFindsCasesByATelephoneNumberOrASchoolThatIsHiddenFromNobody(t *testing.T) {
	c := casetest.New(t)
	mother := c.Adult("Niamh O’Neill", "applicant")
	ola := c.Child("Ola O’Neill", "2017-05-03")
	nobody, everyone := casework.Hiding{From: casework.FromNobody}, casework.Hiding{From: casework.FromEveryone}
	for _, form := range []casework.DetailForm{
		{Of: mother, Kind: casework.Phone, Value: "07700 900123", Hiding: nobody},
		{Of: mother, Kind: casework.Phone, Value: "07700 900888", Hiding: everyone},
		{Of: ola, Kind: casework.School, Value: "St Brannoc’s Primary", Hiding: nobody},
		{Of: ola, Kind: casework.School, Value: "Hillcrest Infants", Hiding: everyone},
	} {
		c.When(detail(c.Worker, form))
	}
	for _, typed := range []string{"07700 900123", "07700900123", "+44 7700 900 123", "+44 (0)7700 900123", "900 123", "brannocs", "St Brannoc's"} {
		if got := search(t, c, worker(c), typed); len(got) != 1 {
			t.Errorf("%q found %d cases", typed, len(got))
		}
	}
	for _, typed := range []string{"07700 900888", "Hillcrest", "00123", "07700 900124"} {
		if got := search(t, c, worker(c), typed); len(got) != 0 {
			t.Errorf("%q found %d cases", typed, len(got))
		}
	}
}

func TestWhoeverIsNotTiedToACaseFindsNothing(t *testing.T) {
	c := casetest.New(t)
	c.Adult("Niamh O’Neill", "applicant")
	stranger := access.Person{ID: ledger.NewStreamID(), Roles: []access.Role{access.Practitioner}}
	if got := search(t, c, stranger, "oneill"); len(got) != 0 {
		t.Errorf("a stranger found %d cases", len(got))
	}
	colleague := access.Person{ID: ledger.NewStreamID(), Roles: []access.Role{access.Practitioner}, Teams: []access.Membership{{Team: c.Team}}}
	if got := search(t, c, colleague, "oneill"); len(got) != 1 {
		t.Errorf("a colleague of the team found %d cases", len(got))
	}
}

func TestAHiddenEntryIsInNoListAndNoSearch(t *testing.T) {
	c := casetest.New(t)
	stranger := c.Adult("Orla Byrne", "respondent")
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.MoveToRightCase(s, nil, c.Worker, ledger.NewEntryID(), casework.WrongCaseForm{Entry: stranger.Entry, Why: "Another family"})
	})
	if got := search(t, c, worker(c), "byrne"); len(got) != 0 {
		t.Errorf("found %d cases by somebody who is not in them", len(got))
	}
}

func TestMyCasesStandByTheirNextHearing(t *testing.T) {
	c := casetest.New(t)
	later, none := c, c.Another("ZE26P00500")
	sooner := c.Another("ZE26P00600")
	listed(t, later, casework.ListedBody{Type: "Review hearing", Starts: moment("2026-08-01", "10:00")})
	listed(t, later, casework.ListedBody{Type: "First hearing", Starts: moment("2026-07-01", "10:00")})
	listed(t, later, casework.ListedBody{Type: "Past hearing", Starts: moment("2026-04-01", "10:00")})
	listed(t, sooner, casework.ListedBody{Type: "First hearing", Starts: moment("2026-06-01", "10:00")})

	rows, err := casework.Mine(t.Context(), c.Ledger.DB(), worker(c), c.Clock.Now())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range rows {
		got = append(got, r.Number+" "+casework.DayOfMoment(r.NextHearing).String())
	}
	want := sooner.State().Number() + " 2026-06-01, ZE26P00412 2026-07-01, " + none.State().Number() + " "
	if strings.Join(got, ", ") != want {
		t.Errorf("listed %q, want %q", strings.Join(got, ", "), want)
	}
}

func TestAClosedCaseInWhichNothingIsDueIsFoundAndStandsOnNoListOfWork(t *testing.T) {
	c := casetest.New(t)
	c.Adult("Niamh O’Neill", "applicant")
	tied := func(to func(access.Person, time.Time, int) (string, []any)) int {
		sql, args := to(worker(c), c.Clock.Now(), 1)
		all, err := view.All[string](t.Context(), c.Ledger.DB(), sql, args...)
		if err != nil {
			t.Fatal(err)
		}
		return len(all)
	}
	if tied(access.MineAtWork) != 1 || tied(access.WorksOn) != 1 {
		t.Fatal("the worker is not at work on her case")
	}
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.CloseCase(s, casetest.Pack(t), c.Worker, ledger.NewEntryID(), casework.ClosedBody{On: calendar.MustParse("2026-05-12"), Why: "Final order"})
	})
	if tied(access.WorksOn) != 1 {
		t.Error("the worker is told no more of what is due in the case that was closed")
	}
	for _, d := range c.State().Duties() {
		c.When(func(s *casework.State) (ledger.Change, error) {
			return casework.MeetDuty(s, c.Worker, ledger.NewEntryID(), casework.DutyDoneBody{Duty: d.Ref, On: calendar.MustParse("2026-05-12"), How: "Sent"})
		})
	}
	if tied(access.MineAtWork) != 0 || tied(access.WorksOn) != 0 || tied(access.Mine) != 1 {
		t.Errorf("at work on %d and %d closed cases, tied to %d", tied(access.MineAtWork), tied(access.WorksOn), tied(access.Mine))
	}
	if got := search(t, c, worker(c), "oneill"); len(got) != 1 {
		t.Errorf("the worker found %d closed cases of hers", len(got))
	}
	// Whoever has more cases than are looked through is asked first whether closed ones are meant.
	for most, want := range map[int]int{0: 0, 1: 1} {
		within, leftOut, err := casework.WithinOf(t.Context(), c.Ledger.DB(), worker(c), c.Clock.Now(), most)
		if err != nil {
			t.Fatal(err)
		}
		got, _, err := casework.Search(t.Context(), c.Ledger.DB(), worker(c), staff(worker(c)), c.Clock.Now(), casework.Query{Typed: "oneill", Within: within, Most: casework.MostFound})
		if err != nil || len(got) != want || leftOut != (want == 0) {
			t.Errorf("with %d looked through, %d were found, closed cases left out %t, %v", most, len(got), leftOut, err)
		}
	}
	ties, err := access.TiesOf(t.Context(), c.Ledger.DB(), []ledger.StreamID{c.Stream}, c.Clock.Now())
	if err != nil || !access.Decide(worker(c), access.CaseReader, ties[c.Stream]).Allowed {
		t.Errorf("she may not read it by %+v: %v", ties, err)
	}
}

func TestWhatIsDueStandsByItsDayAndIsGoneWhenMet(t *testing.T) {
	c := casetest.New(t)
	due := func() []casework.DueRow {
		rows, err := casework.DueIn(t.Context(), c.Ledger.DB(), casework.OfWorker, []ledger.StreamID{c.Stream})
		if err != nil {
			t.Fatal(err)
		}
		return rows
	}
	all := due()
	if len(all) != 2 || all[0].Day() != calendar.MustParse("2026-05-14") || all[1].Day() != calendar.MustParse("2026-06-04") {
		t.Fatalf("due %+v", all)
	}
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.MeetDuty(s, c.Worker, ledger.NewEntryID(), casework.DutyDoneBody{
			Duty: ledger.Ref{Stream: c.Stream, Entry: all[0].Duty}, On: calendar.MustParse("2026-05-12"), How: "Screened",
		})
	})
	if all = due(); len(all) != 1 || !strings.Contains(all[0].What, "safeguarding") {
		t.Errorf("due %+v", all)
	}
}

func TestTheSameChildInTwoCasesIsFoundAndEachCaseKeepsItsOwn(t *testing.T) {
	c := casetest.New(t)
	other := c.Another("ZE26P00977")
	here, there := c.Child("Zoë O’Neill", "2017-05-03"), other.Child("Zoe O'Neill", "2017-05-03")
	found, err := casework.Namesakes(t.Context(), c.Ledger.DB(), "zoe oneill", calendar.MustParse("2017-05-03"))
	if err != nil || len(found) != 2 {
		t.Fatalf("found %+v, %v", found, err)
	}
	one, two := c.State().Children()[0].Streams[0], other.State().Children()[0].Streams[0]
	act := ledger.Act{
		On: []ledger.Seen{{Stream: one, Version: ledger.Any}, {Stream: two, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) {
			return casework.SamePerson(casework.IdentityOf(hs[one]), casework.IdentityOf(hs[two]), c.Worker, ledger.NewEntryID(), "Same mother, same school")
		},
	}
	if _, err := c.Ledger.Do(t.Context(), act); err != nil {
		t.Fatal(err)
	}
	for _, person := range []ledger.StreamID{one, two} {
		places, err := casework.CasesOf(t.Context(), c.Ledger.DB(), person)
		if err != nil || len(places) != 2 {
			t.Errorf("cases of %s: %+v, %v", person, places, err)
		}
	}
	c.When(record(c.Worker, here, casework.Gender, "girl"))
	if got := other.State().FactOf(there, ledger.Ref{}, casework.Gender).Value(); got != "" {
		t.Errorf("the other case shows %q, which is not its own", got)
	}
}

func TestASearchThatFindsMoreThanAnybodyReadsGivesThoseOfExactlyTheseWords(t *testing.T) {
	// Given a worker with one case more than a list holds, the last of which alone is the Achterbergs’, whose child is called by what begins every number.
	c := casetest.New(t)
	for i := range 3 {
		c.Another(fmt.Sprintf("ZE26P%05d", 20000+i))
	}
	c.Child("Z Achterberg", "2019-02-11")
	// When they look for what every number begins with, in two ways, and for the one name.
	for typed, want := range map[string][]ledger.StreamID{"26": nil, "z": {c.Stream}} {
		given, tooMany, err := casework.Search(t.Context(), c.Ledger.DB(), worker(c), staff(worker(c)), c.Clock.Now(), casework.Query{Typed: typed, Within: access.Mine, Most: 3})
		// Then those alone are given that hold the very word, and it is said that there are more.
		var got []ledger.StreamID
		for _, b := range given {
			got = append(got, b.Case)
		}
		if err != nil || !tooMany || !slices.Equal(got, want) {
			t.Errorf("by %q %v were given, too many %t, %v", typed, got, tooMany, err)
		}
	}
	if got := search(t, c, worker(c), "achterberg"); len(got) != 1 || got[0].Case != c.Stream {
		t.Errorf("by the name %d cases were found", len(got))
	}
}
