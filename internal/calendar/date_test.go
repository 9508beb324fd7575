package calendar_test

import (
	"encoding/json"
	"testing"
	"time"

	"candour/internal/calendar"
)

func TestADateIsWrittenOutForPeople(t *testing.T) {
	d := day("2027-01-05")
	for got, want := range map[string]string{
		d.Long():                     "Tuesday 5 January 2027",
		d.Plain():                    "5 January 2027",
		d.Short():                    "Tue 5 Jan 2027",
		d.Brief():                    "Tue 5 Jan",
		d.String():                   "2027-01-05",
		calendar.Date{}.Long() + "-": "-",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestADueDaySaysHowFarOffItIs(t *testing.T) {
	today := day("2026-11-24")
	for due, want := range map[string]string{
		"2027-01-05": "in 42 days", "2026-11-26": "in 2 days", "2026-11-25": "tomorrow", "2026-11-24": "today",
		"2026-11-23": "1 day late", "2026-11-20": "4 days late", "": "",
	} {
		if got := calendar.InWords(day(due), today); got != want {
			t.Errorf("due %q: got %q, want %q", due, got, want)
		}
	}
}

func TestAPastDaySaysHowLongAgo(t *testing.T) {
	today := day("2026-11-24")
	for when, want := range map[string]string{"2026-11-24": "today", "2026-11-23": "yesterday", "2026-11-12": "12 days ago", "2026-11-25": "tomorrow", "": ""} {
		if got := calendar.Ago(day(when), today); got != want {
			t.Errorf("%q: got %q, want %q", when, got, want)
		}
	}
}

func TestADateTravelsAsText(t *testing.T) {
	type hearing struct {
		On  calendar.Date      `json:"on"`
		At  calendar.TimeOfDay `json:"at"`
		End calendar.Date      `json:"end,omitzero"`
	}
	text, err := json.Marshal(hearing{On: day("2027-01-05"), At: calendar.NewTime(10, 0)})
	if err != nil || string(text) != `{"on":"2027-01-05","at":"10:00"}` {
		t.Fatalf("%s, %v", text, err)
	}
	var read hearing
	if err := json.Unmarshal([]byte(`{"on":"","at":""}`), &read); err != nil || !read.On.IsZero() || !read.At.IsZero() {
		t.Errorf("empty text gave %v, %v", read, err)
	}
	for _, bad := range []string{`{"on":"5/1/2027"}`, `{"on":"2027-02-30"}`, `{"on":"0000-01-01"}`, `{"at":"25:00"}`, `{"at":"9:00"}`} {
		if err := json.Unmarshal([]byte(bad), &read); err == nil {
			t.Errorf("%s was accepted", bad)
		}
	}
}

func TestAnUnknownDayHasNoNeighbours(t *testing.T) {
	var unknown calendar.Date
	for name, got := range map[string]calendar.Date{"the day after": unknown.AddDays(1), "a month on": unknown.AddMonths(1), "the birthday": unknown.Birthday(7)} {
		if !got.IsZero() {
			t.Errorf("%s of an unknown day is %s", name, got)
		}
	}
	if unknown.Age(day("2026-11-24")) != 0 {
		t.Error("an unknown birth has an age")
	}
}

func TestMonthsEndWhereTheMonthEnds(t *testing.T) {
	for _, example := range []struct {
		from string
		n    int
		want string
	}{{"2026-01-31", 1, "2026-02-28"}, {"2028-01-31", 1, "2028-02-29"}, {"2026-12-15", 1, "2027-01-15"}, {"2026-01-15", -1, "2025-12-15"}, {"2026-05-31", -3, "2026-02-28"}} {
		if got := day(example.from).AddMonths(example.n); got != day(example.want) {
			t.Errorf("%s and %d months = %s, want %s", example.from, example.n, got, example.want)
		}
	}
}

func TestAgeCountsCompletedYears(t *testing.T) {
	for _, example := range []struct {
		born, on string
		want     int
	}{{"2019-06-02", "2026-11-24", 7}, {"2019-06-02", "2026-06-01", 6}, {"2019-06-02", "2026-06-02", 7}, {"2020-02-29", "2027-02-28", 6}, {"2020-02-29", "2027-03-01", 7}, {"2027-01-01", "2026-11-24", 0}} {
		if got := day(example.born).Age(day(example.on)); got != example.want {
			t.Errorf("born %s, on %s: %d, want %d", example.born, example.on, got, example.want)
		}
	}
}

func TestDatesFarApartAreCountedExactly(t *testing.T) {
	if got := calendar.NewDate(1, time.January, 1).DaysUntil(calendar.NewDate(2026, time.January, 1)); got != 739616 {
		t.Errorf("got %d days", got)
	}
}
