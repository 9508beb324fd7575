package breach

import (
	"fmt"
	"time"

	"candour/internal/calendar"
	"candour/internal/ledger"
)

// hoursLeft is how long there is still to decide; less than nothing once the hours are over, and false when the entry's time does not parse.
func (b *Breach) hoursLeft(now time.Time) (time.Duration, bool) {
	by, err := ledger.ParseTime(b.DecideBy)
	return by.Sub(now), err == nil
}

// Late reports whether the hours to decide are over, or nobody can tell.
func (b *Breach) Late(now time.Time) bool {
	left, known := b.hoursLeft(now)
	return !known || left < 0
}

// Clock says how long there is to decide who is told: "41 hours left to decide".
func (b *Breach) Clock(now time.Time) string {
	if b.Decided != nil {
		return "Who is told was decided on " + moment(b.Decided.Entry.Recorded)
	}
	left, known := b.hoursLeft(now)
	return clockWords(left, known, b.Hours)
}

func clockWords(left time.Duration, known bool, hours int) string {
	switch whole := int(left / time.Hour); {
	case !known:
		return "Nobody has decided yet, and until when it must be decided cannot be read"
	case left < 0 && whole == 0:
		return fmt.Sprintf("Nobody has decided, and the %d hours have just ended", hours)
	case left < 0:
		return fmt.Sprintf("Nobody has decided, and the %d hours ended %s ago", hours, hoursWords(-whole))
	case whole == 0:
		return "Less than an hour left to decide"
	default:
		return hoursWords(whole) + " left to decide"
	}
}

func hoursWords(n int) string {
	if n == 1 {
		return "1 hour"
	}
	return fmt.Sprintf("%d hours", n)
}

// moment is a time for people, on London's clock.
func moment(t time.Time) string {
	london := calendar.InLondon(t)
	return calendar.DateOf(london).Plain() + " at " + london.Format("15:04")
}
