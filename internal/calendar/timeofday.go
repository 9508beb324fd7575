package calendar

import (
	"fmt"
	"time"
)

// TimeOfDay is a time on a clock, to the minute. The zero value means that no time was given, which is not midnight.
type TimeOfDay struct {
	minutes int // past midnight, and one more
}

// NewTime is the given time; anything outside 00:00 to 23:59 is the zero TimeOfDay.
func NewTime(hour, minute int) TimeOfDay {
	if hour < 0 || hour > 23 || minute < 0 || minute > 59 {
		return TimeOfDay{}
	}
	return TimeOfDay{hour*60 + minute + 1}
}

// ParseTime reads 24-hour HH:MM. The empty text is the zero TimeOfDay.
func ParseTime(text string) (TimeOfDay, error) {
	if text == "" {
		return TimeOfDay{}, nil
	}
	t, err := time.Parse("15:04", text)
	if err != nil || len(text) != len("15:04") {
		return TimeOfDay{}, fmt.Errorf("%q is not a time written as HH:MM", text)
	}
	return NewTime(t.Hour(), t.Minute()), nil
}

func (t TimeOfDay) IsZero() bool { return t.minutes == 0 }

func (t TimeOfDay) Hour() int {
	return max(t.minutes-1, 0) / 60
}

func (t TimeOfDay) Minute() int {
	return max(t.minutes-1, 0) % 60
}

// String is "16:00", or "" when no time was given.
func (t TimeOfDay) String() string {
	if t.IsZero() {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", t.Hour(), t.Minute())
}

func (t TimeOfDay) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

func (t *TimeOfDay) UnmarshalText(text []byte) (err error) {
	*t, err = ParseTime(string(text))
	return err
}
