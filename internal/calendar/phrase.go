package calendar

import "fmt"

// Long is "Tuesday 5 January 2027".
func (d Date) Long() string { return d.format("Monday 2 January 2006") }

// Plain is "5 January 2027".
func (d Date) Plain() string { return d.format("2 January 2006") }

// Short is "Tue 5 Jan 2027".
func (d Date) Short() string { return d.format("Mon 2 Jan 2006") }

// Brief is "Tue 5 Jan", for lists whose year is plain from the page.
func (d Date) Brief() string { return d.format("Mon 2 Jan") }

// InWords says how far off a due day is, seen from today: "in 42 days", "tomorrow", "today", "1 day late".
// It is "" when either day is not known.
func InWords(due, today Date) string {
	if due.IsZero() || today.IsZero() {
		return ""
	}
	switch n := today.DaysUntil(due); {
	case n == 0:
		return "today"
	case n == 1:
		return "tomorrow"
	case n > 1:
		return fmt.Sprintf("in %d days", n)
	case n == -1:
		return "1 day late"
	default:
		return fmt.Sprintf("%d days late", -n)
	}
}

// Ago says how long since something happened, seen from today: "today", "yesterday", "12 days ago".
func Ago(day, today Date) string {
	if day.IsZero() || today.IsZero() {
		return ""
	}
	switch n := day.DaysUntil(today); {
	case n == 0:
		return "today"
	case n == 1:
		return "yesterday"
	case n > 1:
		return fmt.Sprintf("%d days ago", n)
	default:
		return InWords(day, today)
	}
}
