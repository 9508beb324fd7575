package calendar_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"candour/internal/calendar"
)

const clock = "2006-01-02T15:04"

func at(text string) time.Time {
	t, err := time.Parse(clock, text)
	if err != nil {
		panic(err)
	}
	return t
}

func TestLondonClocksBecomeMoments(t *testing.T) {
	for _, example := range []struct {
		wall, utc, again string
		doubt            calendar.Doubt
	}{
		{"2026-11-24T10:00", "2026-11-24T10:00", "", calendar.NoDoubt},
		{"2026-07-01T10:00", "2026-07-01T09:00", "", calendar.NoDoubt},
		{"2026-10-25T00:59", "2026-10-24T23:59", "", calendar.NoDoubt},
		{"2026-10-25T01:00", "2026-10-25T00:00", "2026-10-25T01:00", calendar.Repeated},
		{"2026-10-25T01:59", "2026-10-25T00:59", "2026-10-25T01:59", calendar.Repeated},
		{"2026-10-25T02:00", "2026-10-25T02:00", "", calendar.NoDoubt},
		{"2026-03-29T00:59", "2026-03-29T00:59", "", calendar.NoDoubt},
		{"2026-03-29T01:30", "2026-03-29T01:30", "", calendar.Skipped},
		{"2026-03-29T02:00", "2026-03-29T01:00", "", calendar.NoDoubt},
	} {
		got := calendar.FromLondon(at(example.wall))
		if got.UTC.Format(clock) != example.utc || got.Doubt != example.doubt {
			t.Errorf("%s = %s %q, want %s %q", example.wall, got.UTC.Format(clock), got.Doubt, example.utc, example.doubt)
		}
		if example.again != "" && got.Again.Format(clock) != example.again || example.again == "" && !got.Again.IsZero() {
			t.Errorf("%s comes again at %s, want %q", example.wall, got.Again, example.again)
		}
	}
}

func TestEveryMomentComesBackFromItsLondonClock(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		moment := at("2024-01-01T00:00").Add(time.Duration(rapid.IntRange(0, 4*365*24*60).Draw(t, "minutes")) * time.Minute)
		back := calendar.FromLondon(calendar.InLondon(moment))
		if !back.UTC.Equal(moment) && !back.Again.Equal(moment) {
			t.Fatalf("%s came back as %+v", moment, back)
		}
	})
}

func TestADayInLondonBeginsAtItsOwnMidnight(t *testing.T) {
	if got := calendar.DateInLondon(at("2026-06-30T23:30")); got != day("2026-07-01") {
		t.Errorf("half past eleven UTC in summer is %s", got)
	}
}

func TestADeadlineWithoutATimeEndsWithItsDay(t *testing.T) {
	if got := day("2026-07-01").At(calendar.TimeOfDay{}).UTC.Format(clock); got != "2026-07-01T22:59" {
		t.Errorf("the day ends at %s", got)
	}
	if got := day("2026-12-11").At(calendar.NewTime(16, 0)).UTC.Format(clock); got != "2026-12-11T16:00" {
		t.Errorf("four o’clock is %s", got)
	}
}
