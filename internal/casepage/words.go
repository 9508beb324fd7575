package casepage

import (
	"strconv"
	"time"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/web"
)

func years(age int) string {
	if age == 0 {
		return "under 1"
	}
	return strconv.Itoa(age)
}

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

// when is a moment as one reads it in a margin: "Mon 23 Nov, 15:10".
func when(t time.Time) string {
	local := calendar.InLondon(t)
	return calendar.DateOf(local).Brief() + ", " + local.Format("15:04")
}

// hearingLine is "Tue 5 Jan, 10:00" for a list, nothing when no hearing is listed.
func hearingLine(moment string) string {
	if moment == "" {
		return "No hearing listed"
	}
	return casework.ShowMoment(moment)
}
