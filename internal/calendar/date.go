package calendar

import (
	"cmp"
	"fmt"
	"time"
)

// Date is one day of the calendar. Dates compare with ==; the zero Date means that no date is known.
type Date struct {
	year  int
	month time.Month
	day   int
}

const layout = "2006-01-02"

// NewDate is the given day; a day or month out of range runs over into the next, as in time.Date.
func NewDate(year int, month time.Month, day int) Date {
	return DateOf(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))
}

// DateOf is the day that t's own clock shows. For a moment that came as UTC, see DateInLondon.
func DateOf(t time.Time) Date {
	year, month, day := t.Date()
	return Date{year, month, day}
}

// ParseDate reads YYYY-MM-DD. The empty text is the zero Date.
func ParseDate(text string) (Date, error) {
	if text == "" {
		return Date{}, nil
	}
	t, err := time.Parse(layout, text)
	if err != nil {
		return Date{}, fmt.Errorf("%q is not a date written as YYYY-MM-DD", text)
	}
	if t.Year() == 0 {
		return Date{}, fmt.Errorf("%q has no year", text)
	}
	return DateOf(t), nil
}

// MustParse is ParseDate for dates written into a program; it panics on anything else.
func MustParse(text string) Date {
	d, err := ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

func (d Date) Year() int             { return d.year }
func (d Date) Month() time.Month     { return d.month }
func (d Date) Day() int              { return d.day }
func (d Date) IsZero() bool          { return d == Date{} }
func (d Date) Weekday() time.Weekday { return d.midnight().Weekday() }

// midnight is the day's beginning on a clock that never changes, so that adding and subtracting days is exact.
func (d Date) midnight() time.Time {
	return time.Date(d.year, d.month, d.day, 0, 0, 0, 0, time.UTC)
}

// Compare is negative when d is earlier than other, positive when later. The zero Date comes before every other.
func (d Date) Compare(other Date) int {
	return cmp.Or(cmp.Compare(d.year, other.year), cmp.Compare(d.month, other.month), cmp.Compare(d.day, other.day))
}

func (d Date) Before(other Date) bool { return d.Compare(other) < 0 }
func (d Date) After(other Date) bool  { return d.Compare(other) > 0 }

// AddDays is n days later, or earlier when n is negative. The zero Date stays zero: what is not known has no next day.
func (d Date) AddDays(n int) Date {
	if d.IsZero() {
		return d
	}
	return NewDate(d.year, d.month, d.day+n)
}

// AddMonths is the same day n calendar months later, or that month's last day when it is shorter (FPR 2010 rule 2.10).
func (d Date) AddMonths(n int) Date {
	if d.IsZero() {
		return d
	}
	first := NewDate(d.year, d.month+time.Month(n), 1)
	last := NewDate(first.year, first.month+1, 0)
	return Date{first.year, first.month, min(d.day, last.day)}
}

// DaysUntil is how many days other lies after d; negative when it lies before.
func (d Date) DaysUntil(other Date) int {
	const day = 24 * 60 * 60
	return int((other.midnight().Unix() - d.midnight().Unix()) / day)
}

// Birthday is the day on which somebody born on d reaches the given age. Born on 29 February, in a common year: 1 March.
func (d Date) Birthday(age int) Date {
	if d.IsZero() {
		return d
	}
	return NewDate(d.year+age, d.month, d.day)
}

// Age is the completed years, on the given day, of somebody born on d; 0 when either is not known or the birth is still to come.
func (d Date) Age(on Date) int {
	if d.IsZero() || on.Before(d) {
		return 0
	}
	years := on.year - d.year
	if on.Before(d.Birthday(years)) {
		years--
	}
	return years
}

// String is YYYY-MM-DD, which sorts, or "" for the zero Date. For people use Long, Plain, Short or Brief.
func (d Date) String() string { return d.format(layout) }

func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

func (d *Date) UnmarshalText(text []byte) (err error) {
	*d, err = ParseDate(string(text))
	return err
}

func (d Date) format(layout string) string {
	if d.IsZero() {
		return ""
	}
	return d.midnight().Format(layout)
}
