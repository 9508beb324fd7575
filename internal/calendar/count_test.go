package calendar_test

import (
	"errors"
	"strings"
	"testing"

	"candour/internal/calendar"
)

var day = calendar.MustParse

// years is the table of 2026 and 2027 that the worked examples of the practice guides use.
func years() calendar.Calendars {
	england := table("England and Wales", "2026-01-01 New Year’s Day", "2026-04-03 Good Friday", "2026-04-06 Easter Monday",
		"2026-05-04 Early May", "2026-05-25 Spring", "2026-08-31 Summer", "2026-12-25 Christmas Day", "2026-12-28 Boxing Day",
		"2027-01-01 New Year’s Day", "2027-03-26 Good Friday", "2027-03-29 Easter Monday", "2027-05-03 Early May", "2027-05-31 Spring",
		"2027-08-30 Summer", "2027-12-27 Christmas Day", "2027-12-28 Boxing Day")
	rest := table("Scotland and Northern Ireland", "2026-01-02 2 January", "2026-03-17 St Patrick’s Day", "2026-07-13 The Boyne",
		"2026-08-03 Summer", "2026-11-30 St Andrew’s Day", "2027-01-04 2 January", "2027-03-17 St Patrick’s Day", "2027-07-12 The Boyne",
		"2027-08-02 Summer", "2027-11-30 St Andrew’s Day")
	return calendar.Calendars{
		Court: calendar.Working("court business days", england),
		FOI:   calendar.Working("UK-wide working days", england, rest),
		Plain: calendar.Every(),

		ShortPeriod: 7,
	}
}

func table(name string, days ...string) calendar.Holidays {
	h := calendar.Holidays{Name: name, From: day("2026-01-01"), Until: day("2027-12-31")}
	for _, line := range days {
		date, name, _ := strings.Cut(line, " ")
		h.Days = append(h.Days, calendar.Holiday{Date: day(date), Name: name})
	}
	return h
}

func TestTheWorkedExamplesOfEachClock(t *testing.T) {
	for _, example := range []struct {
		rule       calendar.Rule
		n          int
		from, want string
	}{
		{calendar.ClearDaysBefore, 3, "2026-10-16", "2026-10-12"},
		{calendar.ClearDaysBefore, 3, "2026-10-19", "2026-10-13"},
		{calendar.ClearDaysBefore, 3, "2026-04-08", "2026-03-31"}, // over Easter
		{calendar.ClearDaysBefore, 3, "2027-01-05", "2026-12-29"},
		{calendar.WorkingDaysBefore, 3, "2026-10-16", "2026-10-13"}, // one day later each than by clear days
		{calendar.WorkingDaysBefore, 3, "2026-10-19", "2026-10-14"},
		{calendar.WorkingDaysBefore, 3, "2026-04-08", "2026-04-01"},
		{calendar.WorkingDaysBefore, 3, "2027-01-05", "2026-12-30"},
		{calendar.WithinDays, 14, "2026-12-11", "2026-12-29"}, // Christmas Day, and on to an open day
		{calendar.WithinDays, 7, "2026-12-18", "2026-12-31"},
		{calendar.FOIDays, 20, "2026-03-06", "2026-04-08"}, // St Patrick’s Day counts as closed
		{calendar.FOIDays, 20, "2026-06-20", "2026-07-21"}, // received on a Saturday
		{calendar.FOIDays, 20, "2026-12-04", "2027-01-07"},
		{calendar.WorkingDaysAfter, 20, "2026-03-06", "2026-04-07"}, // what the wrong calendar would have said
		{calendar.WorkingDaysAfter, 17, "2026-09-07", "2026-09-30"},
		{calendar.WorkingDaysAfter, 17, "2026-12-14", "2027-01-11"},
		{calendar.PLODay, 1, "2026-09-07", "2026-09-07"},
		{calendar.PLODay, 12, "2026-09-07", "2026-09-22"},
		{calendar.PLODay, 18, "2026-09-07", "2026-09-30"},
		{calendar.PLODay, 12, "2026-12-14", "2026-12-31"},
		{calendar.PLODay, 18, "2026-12-14", "2027-01-11"},
		{calendar.WeeksAfter, 26, "2026-09-07", "2027-03-08"},
		{calendar.MonthsAfter, 1, "2026-11-28", "2026-12-29"}, // 28 December is a bank holiday
		{calendar.MonthsAfter, 1, "2027-01-31", "2027-03-01"}, // February’s last day is a Sunday
		{calendar.DaysAfter, 2, "2026-04-03", "2026-04-05"},
		{calendar.OnTheDay, 0, "2026-04-05", "2026-04-05"},
		{calendar.NextOpenDay, 0, "2026-04-03", "2026-04-07"},
		{calendar.NextOpenDay, 0, "2026-04-07", "2026-04-07"},
		{calendar.WorkingDaysAfter, 1, "2026-12-24", "2026-12-29"},
		{calendar.ClearDaysBefore, 7, "2026-10-22", "2026-10-12"},  // seven days or less: only business days count
		{calendar.ClearDaysBefore, 8, "2026-10-22", "2026-10-13"},  // eight: every day counts, and the longer notice ends later
		{calendar.ClearDaysBefore, 14, "2026-10-19", "2026-10-02"}, // 4 October is a Sunday, so the act moves earlier
	} {
		got, err := years().Count(example.rule, day(example.from), example.n)
		if err != nil || got.Date != day(example.want) {
			t.Errorf("%s %d from %s = %s, %v; want %s", example.rule, example.n, example.from, got.Date, err, example.want)
		}
	}
}

func TestAComputationExplainsItself(t *testing.T) {
	for _, example := range []struct {
		rule calendar.Rule
		n    int
		from string
		want string
	}{
		{calendar.WorkingDaysBefore, 3, "2026-04-08", "3 working days before Wednesday 8 April 2026, passing over weekends, Good Friday (3 April 2026) and Easter Monday (6 April 2026), is Wednesday 1 April 2026."},
		{calendar.ClearDaysBefore, 1, "2026-10-16", "At least 1 clear day before Friday 16 October 2026 is Wednesday 14 October 2026."},
		{calendar.PLODay, 2, "2026-09-07", "Day 2, where day 1 is Monday 7 September 2026, is Tuesday 8 September 2026."},
		{calendar.FOIDays, 1, "2026-07-10", "1 working day following receipt on Friday 10 July 2026, passing over weekends and The Boyne (13 July 2026), is Tuesday 14 July 2026."},
		{calendar.WeeksAfter, 26, "2026-09-07", "26 weeks after Monday 7 September 2026 is Monday 8 March 2027."},
		{calendar.MonthsAfter, 1, "2026-11-28", "1 month after Saturday 28 November 2026, passing over Boxing Day (28 December 2026), is Tuesday 29 December 2026."},
		{calendar.OnTheDay, 0, "2026-04-05", "The day itself is Sunday 5 April 2026."},
	} {
		got, err := years().Count(example.rule, day(example.from), example.n)
		if err != nil || got.Sentence() != example.want {
			t.Errorf("%s says\n%q, %v; want\n%q", example.rule, got.Sentence(), err, example.want)
		}
	}
}

func TestACountPastTheTableSaysSoAndDoesNotGuess(t *testing.T) {
	for _, example := range []struct {
		rule calendar.Rule
		n    int
		from string
	}{
		{calendar.WorkingDaysAfter, 17, "2027-12-20"},
		{calendar.WithinDays, 14, "2027-12-20"},
		{calendar.FOIDays, 20, "2027-12-20"},
		{calendar.PLODay, 12, "2027-12-20"},
		{calendar.NextOpenDay, 0, "2028-01-03"},
		{calendar.MonthsAfter, 1, "2027-12-20"},
		{calendar.ClearDaysBefore, 3, "2026-01-05"},
		{calendar.ClearDaysBefore, 10, "2026-01-05"},
	} {
		got, err := years().Count(example.rule, day(example.from), example.n)
		past := new(calendar.PastTable)
		if !errors.As(err, &past) || !got.Date.IsZero() {
			t.Errorf("%s %d from %s = %s, %v; want no date and PastTable", example.rule, example.n, example.from, got.Date, err)
		}
	}
	_, err := years().Count(calendar.WorkingDaysAfter, day("2027-12-31"), 1)
	const want = "The table of bank holidays for England and Wales covers 1 January 2026 to 31 December 2027 only, and this count needs 1 January 2028. Work the date out by hand, or add the days to the table."
	if err == nil || err.Error() != want {
		t.Errorf("said %v; want %s", err, want)
	}
}

func TestWhatCannotBeCountedIsRefused(t *testing.T) {
	for name, count := range map[string]func() (calendar.Computation, error){
		"an unknown rule":      func() (calendar.Computation, error) { return years().Count("fortnightly", day("2026-10-16"), 3) },
		"a missing day":        func() (calendar.Computation, error) { return years().Count(calendar.DaysAfter, calendar.Date{}, 3) },
		"a negative number":    func() (calendar.Computation, error) { return years().Count(calendar.DaysAfter, day("2026-10-16"), -1) },
		"day 0 of the outline": func() (calendar.Computation, error) { return years().Count(calendar.PLODay, day("2026-10-16"), 0) },
	} {
		if got, err := count(); err == nil {
			t.Errorf("%s gave %s; want an error", name, got.Date)
		}
	}
}

func TestABadTableOfHolidaysIsRefused(t *testing.T) {
	good := table("England and Wales", "2026-01-01 New Year’s Day")
	if err := good.Check(); err != nil {
		t.Fatalf("a good table: %v", err)
	}
	for name, bad := range map[string]calendar.Holidays{
		"no days covered":    {Name: "empty"},
		"a day outside":      table("outside", "2025-12-25 Christmas Day"),
		"a day twice":        table("twice", "2026-04-03 Good Friday", "2026-04-03 Easter"),
		"a day without name": table("nameless", "2026-04-03 "),
	} {
		if bad.Check() == nil {
			t.Errorf("%s was accepted", name)
		}
	}
}
