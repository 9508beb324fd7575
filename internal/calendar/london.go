package calendar

import (
	"time"
	_ "time/tzdata" // a container without zone files must still know when the clocks change
)

var london = mustLoad("Europe/London")

func mustLoad(name string) *time.Location {
	zone, err := time.LoadLocation(name)
	if err != nil {
		panic(err) // time/tzdata is compiled in, so this is a broken build
	}
	return zone
}

// InLondon is the same moment with London's clock.
func InLondon(t time.Time) time.Time { return t.In(london) }

// DateInLondon is the day in London at the moment t.
func DateInLondon(t time.Time) Date { return DateOf(t.In(london)) }

// Doubt says why a time on London's clock does not name exactly one moment.
type Doubt string

const (
	NoDoubt  Doubt = ""         // it happened once
	Repeated Doubt = "repeated" // the hour that the clocks going back give twice
	Skipped  Doubt = "skipped"  // the hour that the clocks going forward leave out
)

// Moment is what a time on London's clock means.
type Moment struct {
	UTC   time.Time // the moment; of a repeated hour the first pass; of a skipped one, the moment had the clocks not changed
	Again time.Time // of a repeated hour the second pass; otherwise zero
	Doubt Doubt
}

// FromLondon reads the clock fields of wall as London's and ignores its zone, because courts write London times without one.
func FromLondon(wall time.Time) Moment {
	var moments []time.Time
	for _, candidate := range candidates(wall) {
		if sameClock(candidate.In(london), wall) && (len(moments) == 0 || !candidate.Equal(moments[0])) {
			moments = append(moments, candidate)
		}
	}
	switch len(moments) {
	case 0:
		return Moment{UTC: candidates(wall)[0], Doubt: Skipped}
	case 1:
		return Moment{UTC: moments[0]}
	default:
		return Moment{UTC: moments[0], Again: moments[1], Doubt: Repeated}
	}
}

// candidates are the moments wall would be by the offset of the day before and of the day after: the clocks change once between them at most.
func candidates(wall time.Time) [2]time.Time {
	asUTC := time.Date(wall.Year(), wall.Month(), wall.Day(), wall.Hour(), wall.Minute(), wall.Second(), wall.Nanosecond(), time.UTC)
	var moments [2]time.Time
	for i, near := range []time.Time{asUTC.AddDate(0, 0, -1), asUTC.AddDate(0, 0, 1)} {
		_, offset := near.In(london).Zone()
		moments[i] = asUTC.Add(-time.Duration(offset) * time.Second)
	}
	return moments
}

func sameClock(a, b time.Time) bool {
	return DateOf(a) == DateOf(b) && a.Hour() == b.Hour() && a.Minute() == b.Minute()
}

// At is the moment of a time of this day in London; with no time given, the last second of the day.
func (d Date) At(t TimeOfDay) Moment {
	if t.IsZero() {
		return FromLondon(time.Date(d.year, d.month, d.day, 23, 59, 59, 0, time.UTC))
	}
	return FromLondon(time.Date(d.year, d.month, d.day, t.Hour(), t.Minute(), 0, 0, time.UTC))
}
