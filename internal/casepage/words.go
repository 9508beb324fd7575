package casepage

import (
	"strconv"
	"strings"
	"time"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/web"
)

// due is when a duty must be done, in words and drawn late when it is.
func due(v *web.Visit, on calendar.Date, at calendar.TimeOfDay) govuk.ClockData {
	if on.IsZero() {
		return govuk.ClockData{Words: "Day not known yet"}
	}
	clock := govuk.DueIn(calendar.DateInLondon(v.Now).DaysUntil(on), v.Words)
	clock.Note, clock.DateTime = on.Brief(), on.String()
	if !at.IsZero() {
		clock.Note += ", " + at.String()
	}
	return clock
}

// timeOf is a time of day as a view holds it.
func timeOf(text string) calendar.TimeOfDay {
	at, err := calendar.ParseTime(text)
	if err != nil {
		return calendar.TimeOfDay{} // a view holds only times that were written by TimeOfDay.String
	}
	return at
}

// when is a moment as one reads it in a margin: "Mon 23 Nov, 15:10".
func when(t time.Time) string {
	local := calendar.InLondon(t)
	return calendar.DateOf(local).Brief() + ", " + local.Format("15:04")
}

// hearingLine is "Tuesday 5 January 2027 at 10:00", or that no hearing is listed.
func hearingLine(moment string) string {
	if moment == "" {
		return "No hearing listed"
	}
	return casework.ShowMoment(moment)
}

// hearingShort is "Tue 5 Jan 2027, 10:00", or the day alone while the time is not known.
func hearingShort(value string) string {
	day := casework.DayOfMoment(value)
	if len(value) == len(day.String()) {
		return day.Short()
	}
	return day.Short() + ", " + calendar.InLondon(moment(value)).Format("15:04")
}

// orWords is a text, or what stands for it while it is not known.
func orWords(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

func capital(s string) string {
	for i, r := range s {
		return strings.ToUpper(string(r)) + s[i+len(string(r)):]
	}
	return s
}

func lower(s string) string {
	for i, r := range s {
		return strings.ToLower(string(r)) + s[i+len(string(r)):]
	}
	return s
}

var small = []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}

// number is a number as one writes it in a sentence.
func number(n int) string {
	if n < len(small) {
		return small[n]
	}
	return strconv.Itoa(n)
}

// more is "one thing more" or "22 things more".
func more(n int) string {
	if n == 1 {
		return "one thing more"
	}
	return number(n) + " things more"
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
