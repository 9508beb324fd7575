package notice

import (
	"fmt"
	"time"

	"candour/internal/calendar"
	"candour/internal/pack"
)

// NotSeenSince is the moment before which what came in should have been seen by now: so many working hours ago as the pack says.
func NotSeenSince(p *pack.Pack, now time.Time) (time.Time, error) {
	since, err := hoursBack(p.Calendars().Court, now, p.Notices.Seen.Hours)
	if err != nil {
		return time.Time{}, fmt.Errorf("count back the hours within which news are seen: %w", err)
	}
	return since, nil
}

// hoursBack is the moment so many working hours before another: all hours count of a day on which the courts are open, and none of any other. 24 hours
// before a Monday at nine is the Friday at nine.
func hoursBack(c calendar.Calendar, from time.Time, hours int) (time.Time, error) {
	left := time.Duration(hours) * time.Hour
	for day := calendar.DateInLondon(from); ; day = day.AddDays(-1) {
		began := day.At(calendar.NewTime(0, 0)).UTC
		why, err := c.Closed(day)
		if err != nil {
			return time.Time{}, err
		}
		if why == "" && from.Sub(began) >= left {
			return from.Add(-left), nil
		}
		if why == "" {
			left -= from.Sub(began)
		}
		from = began
	}
}
