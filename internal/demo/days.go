package demo

import (
	"time"

	"candour/internal/calendar"
)

// papersDay is the day from which what lies in papers/ counts its days. A filed letter is a committed PDF that names days, so that the
// stories behind it happen on days of their own, up to the filing; what came after counts from the day on which the demonstration starts.
// Moving papersDay on makes the papers new: run go generate ./internal/demo/papers.
var papersDay = calendar.MustParse("2026-11-20")

// days turns the days of a story into dates. It counts from a day, and keeps work off weekends and bank holidays.
type days struct {
	from   calendar.Date
	closed func(calendar.Date) bool
}

func newDays(from calendar.Date, court calendar.Calendar) days {
	return days{from, func(d calendar.Date) bool {
		why, err := court.Closed(d)
		if err != nil { // past the published bank holidays, which go on for some years; then only weekends are known
			return d.Weekday() == time.Saturday || d.Weekday() == time.Sunday
		}
		return why != ""
	}}
}

// worked is the working day that lies n days on, or the last one before it: when somebody did something.
func (d days) worked(n int) calendar.Date { return d.open(d.from.AddDays(n), -1) }

// coming is the working day that lies n days on, or the first one after it: when something is to be.
func (d days) coming(n int) calendar.Date { return d.open(d.from.AddDays(n), 1) }

func (d days) open(day calendar.Date, step int) calendar.Date {
	for d.closed(day) {
		day = day.AddDays(step)
	}
	return day
}

// at is a moment of a day by London's clock. Minutes past the hour may be more than 59.
func at(day calendar.Date, hour, minute int) time.Time {
	return day.At(calendar.NewTime(hour, 0)).UTC.Add(time.Duration(minute) * time.Minute)
}
