package calendar_test

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"

	"candour/internal/calendar"
)

// anyDay lies far enough inside the tables that no count below runs past them.
func anyDay() *rapid.Generator[calendar.Date] {
	return rapid.Custom(func(t *rapid.T) calendar.Date {
		return day("2026-04-01").AddDays(rapid.IntRange(0, 500).Draw(t, "days"))
	})
}

// steppers land on open days of their calendar whatever they are given.
var steppers = []calendar.Rule{calendar.ClearDaysBefore, calendar.WithinDays, calendar.WorkingDaysBefore, calendar.WorkingDaysAfter,
	calendar.MonthsAfter, calendar.PLODay, calendar.FOIDays, calendar.NextOpenDay}

func draw(t *rapid.T) (calendar.Rule, calendar.Date, int) {
	return rapid.SampledFrom(steppers).Draw(t, "rule"), anyDay().Draw(t, "from"), rapid.IntRange(1, 3).Draw(t, "n")
}

func must(t *rapid.T, rule calendar.Rule, from calendar.Date, n int) calendar.Computation {
	c, err := years().Count(rule, from, n)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestACountNeverLandsOnAClosedDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rule, from, n := draw(t)
		open := years().Court
		if rule == calendar.FOIDays {
			open = years().FOI
		}
		c := must(t, rule, from, n)
		if why, err := open.Closed(c.Date); err != nil || why != "" {
			t.Fatalf("%s %d from %s = %s, closed: %q, %v", rule, n, from, c.Date, why, err)
		}
	})
}

func TestALaterEventNeverHasAnEarlierDeadline(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rule, from, n := draw(t)
		if earlier, later := must(t, rule, from, n), must(t, rule, from.AddDays(1), n); later.Date.Before(earlier.Date) {
			t.Fatalf("%s %d: from %s gives %s, from the day after %s", rule, n, from, earlier.Date, later.Date)
		}
	})
}

func TestEveryWorkingDayCountedIsAccountedFor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from, n := anyDay().Draw(t, "from"), rapid.IntRange(1, 40).Draw(t, "n")
		c := must(t, calendar.WorkingDaysAfter, from, n)
		if days := from.DaysUntil(c.Date); days != n+len(c.Skipped) {
			t.Fatalf("%d days to %s are not %d counted and %d passed over", days, c.Date, n, len(c.Skipped))
		}
		for i, skip := range c.Skipped {
			if i > 0 && !skip.Date.After(c.Skipped[i-1].Date) || skip.Why == "" {
				t.Fatalf("days passed over are not in order, each with its reason: %v", c.Skipped)
			}
		}
	})
}

func TestWorkingDaysThereAndBackAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := must(t, calendar.NextOpenDay, anyDay().Draw(t, "from"), 0).Date
		n := rapid.IntRange(0, 30).Draw(t, "n")
		there := must(t, calendar.WorkingDaysAfter, from, n).Date
		if back := must(t, calendar.WorkingDaysBefore, there, n).Date; back != from {
			t.Fatalf("%s and %d working days is %s, and back is %s", from, n, there, back)
		}
	})
}

func TestAComputationIsKeptWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rule, from, n := draw(t)
		kept := must(t, rule, from, n)
		text, err := json.Marshal(kept)
		if err != nil {
			t.Fatal(err)
		}
		var read calendar.Computation
		if err := json.Unmarshal(text, &read); err != nil || read.Sentence() != kept.Sentence() || read.Calendar != kept.Calendar {
			t.Fatalf("read back %+v, %v; kept %+v", read, err, kept)
		}
	})
}

func TestDaysAddAndSubtract(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from, n := anyDay().Draw(t, "from"), rapid.IntRange(-400000, 400000).Draw(t, "n")
		if got := from.DaysUntil(from.AddDays(n)); got != n {
			t.Fatalf("%s and %d days is %d days away", from, n, got)
		}
	})
}

func FuzzParseDate(f *testing.F) {
	for _, seed := range []string{"", "2026-10-16", "2024-02-29", "2023-02-29", "0000-01-01", "2026-1-1", "16/10/2026"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if d, err := calendar.ParseDate(text); err == nil && d.String() != text {
			t.Errorf("%q was read as %s", text, d)
		}
	})
}
