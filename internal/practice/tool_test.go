package practice_test

import (
	"reflect"
	"testing"

	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/practice"
)

func trained(t *testing.T, person ledger.StreamID, until string) *practice.Piece {
	t.Helper()
	h := issued(t)
	change, err := practice.Train(practice.Of(h), keeper, ledger.NewEntryID(), practice.TrainedBody{
		Person: person, Name: "Ruth Adeyemi", On: calendar.MustParse("2026-03-02"), Until: calendar.MustParse(until), How: "The certificate, seen",
	})
	return practice.Of(after(t, h, change, err))
}

func TestSomebodyMayUseAToolFromTheDayOfTheTrainingUntilItEnds(t *testing.T) {
	ruth := ledger.NewStreamID()
	p := trained(t, ruth, "2026-10-01")
	for day, want := range map[string]bool{"2026-03-01": false, "2026-03-02": true, "2026-10-01": true, "2026-10-02": false} {
		if got := p.MayUse(ruth, calendar.MustParse(day)); got != want {
			t.Errorf("on %s she may use it: %v", day, got)
		}
	}
	if p.MayUse(ledger.NewStreamID(), calendar.MustParse("2026-05-01")) {
		t.Error("somebody else may use it")
	}
}

func TestAToolThatNeedsNoTrainingIsUsedByAnybody(t *testing.T) {
	h := issued(t)
	change, err := practice.Describe(practice.Of(h), keeper, ledger.NewEntryID(), practice.DescribedBody{Owner: "Head of practice", When: "With a child", NotWhen: "Nothing is known"})
	if p := practice.Of(after(t, h, change, err)); !p.MayUse(ledger.NewStreamID(), calendar.MustParse("2026-05-01")) {
		t.Error("it asks for training")
	}
}

func TestNobodyConfirmsTheirOwnTraining(t *testing.T) {
	_, err := practice.Train(practice.Of(issued(t)), keeper, ledger.NewEntryID(), practice.TrainedBody{
		Person: keeper.Person, On: calendar.MustParse("2026-03-02"), Until: calendar.MustParse("2027-03-01"), How: "I was there",
	})
	if ps := fault.FieldsOf(err); len(ps) != 1 || ps[0].Name != "person" {
		t.Errorf("refused with %v", err)
	}
}

func TestAToolWhoseReviewIsOverdueSaysSoUntilItIsWithdrawn(t *testing.T) {
	h := issued(t)
	change, err := practice.Describe(practice.Of(h), keeper, ledger.NewEntryID(), practice.DescribedBody{
		Owner: "Head of practice", When: "With a child", NotWhen: "Nothing is known", Due: calendar.MustParse("2026-09-01"),
	})
	p := practice.Of(after(t, h, change, err))
	for day, want := range map[string]practice.Status{"2024-08-31": practice.NotYet, "2026-09-01": practice.InForceNow, "2026-09-02": practice.ReviewOverdue} {
		if got := p.Status(calendar.MustParse(day)); got != want {
			t.Errorf("on %s: %s", day, got)
		}
	}
	if got := practice.Of(issued(t, withdrawn("2026-10-01", true))).Status(calendar.MustParse("2025-01-01")); got != practice.WithdrawnNow {
		t.Errorf("unsound: %s", got)
	}
}

// What is not stored as a number no rule can compare: neither what the list keeps of a tool, nor what the pack says of one, holds a number or anything in
// which one could be put unseen.
func TestNothingThatIsKeptOfAToolIsANumber(t *testing.T) {
	for _, body := range []any{practice.IssuedBody{}, practice.DescribedBody{}, practice.TrainedBody{}, practice.WithdrawnBody{}, practice.CitedBody{}, pack.PracticeTool{}} {
		noNumber(t, reflect.TypeOf(body))
	}
}

func noNumber(t *testing.T, of reflect.Type) {
	t.Helper()
	if of == reflect.TypeFor[calendar.Date]() {
		return
	}
	switch of.Kind() {
	case reflect.String, reflect.Bool:
	case reflect.Slice, reflect.Pointer:
		noNumber(t, of.Elem())
	case reflect.Struct:
		for i := range of.NumField() {
			noNumber(t, of.Field(i).Type)
		}
	default:
		t.Errorf("a tool has a %s", of)
	}
}
