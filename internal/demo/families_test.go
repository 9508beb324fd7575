package demo

import (
	"testing"
	"time"

	"candour/internal/calendar"
	"candour/internal/court/hmcts"
	"candour/internal/court/hmcts/fake"
)

func allFamilies(t testing.TB) []family {
	t.Helper()
	all, err := families()
	if err != nil {
		t.Fatal(err)
	}
	return append(all, kept...)
}

func TestTheCourtTellsOfEveryFamilyAsARealOneWould(t *testing.T) {
	from := calendar.MustParse("2026-11-24")
	for n, f := range allFamilies(t) {
		d := dates{from: from, received: from.AddDays(f.Days.Received), hearing: from.AddDays(f.Days.Hearing), report: from.AddDays(20)}
		told, err := f.application(n, d)
		if err != nil {
			t.Fatal(err)
		}
		d.first = from.AddDays(f.Days.Received + 20)
		d.made = d.first
		for _, c := range []hmcts.CourtCase{told, f.ordered(told, n, d)} {
			read := throughTheCourt(t, c)
			if len(read.Children) != len(f.Children) || read.FamilyMan != f.Number || len(read.Account.Unknown) > 0 {
				t.Errorf("%s: %d children, number %q, unknown %v", f.Number, len(read.Children), read.FamilyMan, read.Account.Unknown)
			}
		}
	}
}

// throughTheCourt is a case as it is read after the court told of it.
func throughTheCourt(t *testing.T, c hmcts.CourtCase) hmcts.CourtCase {
	t.Helper()
	if err := fake.New(time.Now).Add(c); err != nil {
		t.Fatal(err)
	}
	raw, err := fake.Render(c)
	if err != nil {
		t.Fatal(err)
	}
	read, err := hmcts.Parse([]byte(`{"total":1,"cases":[` + string(raw) + `]}`))
	if err != nil || len(read.Cases) != 1 {
		t.Fatalf("%s is not read back: %v %v", c.FamilyMan, err, read.Refused)
	}
	return read.Cases[0]
}

func TestTheCourtNeverRunsOutOfFamilies(t *testing.T) {
	seen := map[string]bool{}
	for n := range 100 {
		f := comer(n)
		told, err := f.application(n, dates{from: calendar.MustParse("2026-11-24"), received: calendar.MustParse("2026-11-24"), hearing: calendar.MustParse("2026-12-30")})
		if err != nil {
			t.Fatal(err)
		}
		if read := throughTheCourt(t, told); read.FamilyMan != f.Number || seen[f.Number+read.Children[0].FullName()] {
			t.Errorf("family %d is read as %s", n, read.FamilyMan)
		}
		seen[f.Number+told.Children[0].FullName()] = true
	}
}

func TestNoTwoFamiliesShareANumberOrAChild(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range allFamilies(t) {
		children, err := f.children()
		if err != nil {
			t.Fatal(err)
		}
		names := []string{f.Number}
		for _, x := range children {
			names = append(names, x.first+" "+x.last)
		}
		for _, name := range names {
			if seen[name] {
				t.Errorf("%q stands twice", name)
			}
			seen[name] = true
		}
	}
}
func TestEveryStoryOfAFamilyIsWrittenAndNoneIsLeftOver(t *testing.T) {
	told := map[string]bool{samples.Story: true}
	for _, f := range allFamilies(t) {
		if f.Story != "" && stories[f.Story] == nil {
			t.Errorf("%s: there is no story %q", f.Number, f.Story)
		}
		told[f.Story] = true
	}
	for name := range stories {
		if !told[name] {
			t.Errorf("no family has the story %q", name)
		}
	}
}
