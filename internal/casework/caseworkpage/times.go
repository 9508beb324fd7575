package caseworkpage

import (
	"time"

	"candour/internal/calendar"
	"candour/internal/ledger"
)

// at is a moment for people: "Mon 23 Nov 2026, 15:10", on London’s clock.
func at(t time.Time) string {
	return calendar.DateInLondon(t).Short() + ", " + clock(t)
}

// happened is when something happened in life, as closely as that is known; when it was recorded, if nobody said.
func happened(e ledger.Entry) string {
	switch {
	case e.Happened == nil:
		return at(e.Recorded)
	case e.Happened.Precision == ledger.ToTheMinute:
		return at(e.Happened.Start())
	case e.Happened.Precision == ledger.ToTheDay:
		return calendar.DateOf(e.Happened.Start()).Short()
	case e.Happened.Precision == ledger.ToTheMonth:
		return e.Happened.Start().Format("January 2006")
	default:
		return e.Happened.Start().Format("2006")
	}
}

// dayRecorded is the day in London on which an entry was recorded.
func dayRecorded(e ledger.Entry) calendar.Date { return calendar.DateInLondon(e.Recorded) }

// clock is the time of day of a moment in London.
func clock(t time.Time) string { return calendar.InLondon(t).Format("15:04") }
