package casework

import (
	"time"

	"candour/internal/calendar"
	"candour/internal/ledger"
)

// Moment is a value of a field of moments: UTC to the minute, or only the day while no time is given.
func Moment(day calendar.Date, at calendar.TimeOfDay) string {
	if at.IsZero() {
		return day.String()
	}
	return ledger.FormatTime(day.At(at).UTC)
}

// When is when something happened, from what a form asks: a day in London and, if known, a time. It is nil for the zero day.
func When(day calendar.Date, at calendar.TimeOfDay) *ledger.Happened {
	switch {
	case day.IsZero():
		return nil
	case at.IsZero():
		return ledger.OnDay(day.String())
	default:
		return ledger.AtMinute(day.At(at).UTC)
	}
}

// DayOf is the day in London on which something happened; zero when that is not known to the day.
func DayOf(when *ledger.Happened) calendar.Date {
	switch {
	case when == nil:
		return calendar.Date{}
	case when.Precision == ledger.ToTheMinute:
		return calendar.DateInLondon(when.Start())
	case when.Precision == ledger.ToTheDay:
		return calendar.DateOf(when.Start())
	default:
		return calendar.Date{}
	}
}

// later reports whether something is said to have happened after now, as far as the time given tells.
func later(when *ledger.Happened, now time.Time) bool {
	switch {
	case when == nil || now.IsZero():
		return false
	case when.Precision == ledger.ToTheMinute:
		return when.Start().After(now)
	default:
		return calendar.DateOf(when.Start()).After(calendar.DateInLondon(now))
	}
}

// parseMoment reads a moment; a day alone is its midnight in London.
func parseMoment(value string) (at time.Time, ok bool) {
	if day, err := calendar.ParseDate(value); err == nil && !day.IsZero() {
		return startOf(day), true
	}
	at, err := ledger.ParseTime(value)
	return at, err == nil
}

// startOf is the first moment of a day in London.
func startOf(day calendar.Date) time.Time {
	return day.At(calendar.NewTime(0, 0)).UTC
}

// DayOfMoment is the day in London of a moment; zero for what is not one.
func DayOfMoment(value string) calendar.Date {
	at, ok := parseMoment(value)
	if !ok {
		return calendar.Date{}
	}
	return calendar.DateInLondon(at)
}

// ShowMoment is a moment for people: "Tuesday 5 January 2027 at 10:00", or the day alone; what is not a moment is shown as it is.
func ShowMoment(value string) string {
	at, ok := parseMoment(value)
	if !ok {
		return value
	}
	london := calendar.InLondon(at)
	day := calendar.DateOf(london).Long()
	if len(value) == len(time.DateOnly) {
		return day
	}
	return day + " at " + london.Format("15:04")
}
