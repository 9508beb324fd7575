package demo

import (
	"testing"
	"time"

	"candour/internal/calendar"
	"candour/internal/court/hmcts"
	"candour/internal/court/hmcts/fake"
)

func TestTheCourtTellsOfEveryFamilyAsARealOneWould(t *testing.T) {
	all, err := families()
	if err != nil {
		t.Fatal(err)
	}
	tell := telling{calendar.MustParse("2026-11-24")}
	for n, f := range all {
		told, err := tell.courtCase(n, f)
		if err != nil {
			t.Fatal(err)
		}
		if err := fake.New(time.Now).Add(told); err != nil {
			t.Fatalf("%s: %v", f.Number, err)
		}
		raw, err := fake.Render(told)
		if err != nil {
			t.Fatal(err)
		}
		read, err := hmcts.Parse([]byte(`{"total":1,"cases":[` + string(raw) + `]}`))
		if err != nil || len(read.Cases) != 1 {
			t.Fatalf("%s is not read back: %v", f.Number, err)
		}
		if got := read.Cases[0]; len(got.Children) != len(f.Children) || got.FamilyMan != f.Number || len(got.Account.Unknown) > 0 {
			t.Errorf("%s: %d children, number %q, unknown %v", f.Number, len(got.Children), got.FamilyMan, got.Account.Unknown)
		}
	}
}

func TestNoTwoFamiliesShareANumberOrAName(t *testing.T) {
	all, err := families()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, f := range all {
		for _, name := range append([]string{f.Number}, f.Parents[0], f.Parents[2]) {
			if seen[name] {
				t.Errorf("%q stands twice", name)
			}
			seen[name] = true
		}
	}
}
