package breachpage

import (
	"time"

	"candour/internal/calendar"
)

// at is a moment for people: "Tue 24 Nov, 09:10", on London’s clock.
func at(t time.Time) string {
	return calendar.DateInLondon(t).Brief() + ", " + calendar.InLondon(t).Format("15:04")
}
