package hmcts

import (
	"strconv"
	"time"

	"candour/internal/calendar"
)

// Times come as ISO text with 0 to 9 fraction digits, without zone (the specification also shows a Z), or as Jackson's array of numbers
// [year, month, day, hour, minute, second?, nanosecond?].
var timeLayouts = []string{"2006-01-02T15:04:05", "2006-01-02T15:04:05Z07:00", "2006-01-02T15:04"}

// Dates come as ISO dates, as the date of a time, in English, or as an array of three numbers.
var dateLayouts = append([]string{"2006-01-02", "2 Jan 2006", "2 January 2006"}, timeLayouts...)

// timeOf reads a time; without a zone it comes back as if it were UTC.
func timeOf(n *node) (time.Time, bool) {
	switch {
	case n == nil:
		return time.Time{}, false
	case n.kind == array:
		return timeFromNumbers(n, 5, 7)
	case n.kind == text:
		t, ok := firstLayout(timeLayouts, n.value)
		return t.UTC(), ok
	default:
		return time.Time{}, false
	}
}

func dateOf(n *node) (calendar.Date, bool) {
	var t time.Time
	var ok bool
	switch {
	case n == nil:
	case n.kind == array:
		t, ok = timeFromNumbers(n, 3, 7)
	case n.kind == text:
		t, ok = firstLayout(dateLayouts, n.value)
	}
	if !ok {
		return calendar.Date{}, false
	}
	return calendar.DateOf(t), true
}

func firstLayout(layouts []string, value string) (time.Time, bool) {
	value = clean(value)
	for _, layout := range layouts {
		if t, err := time.Parse(layout, value); err == nil && t.Year() > 0 {
			return t, true
		}
	}
	return time.Time{}, false
}

func timeFromNumbers(n *node, least, most int) (time.Time, bool) {
	if len(n.children) < least || len(n.children) > most {
		return time.Time{}, false
	}
	part := [7]int{}
	for i, child := range n.children {
		value, err := strconv.Atoi(child.value)
		if err != nil || child.kind != number {
			return time.Time{}, false
		}
		part[i] = value
	}
	t := time.Date(part[0], time.Month(part[1]), part[2], part[3], part[4], part[5], part[6], time.UTC)
	same := t.Year() == part[0] && int(t.Month()) == part[1] && t.Day() == part[2] && t.Hour() == part[3] &&
		t.Minute() == part[4] && t.Second() == part[5] && t.Nanosecond() == part[6]
	return t, same && t.Year() > 0
}
