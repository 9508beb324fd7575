package caseworkpage

import (
	"time"

	"candour/internal/calendar"
)

// at is a moment for people: "Mon 23 Nov 2026, 15:10", on London’s clock.
func at(t time.Time) string {
	return calendar.DateInLondon(t).Short() + ", " + calendar.InLondon(t).Format("15:04")
}
