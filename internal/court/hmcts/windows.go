package hmcts

import (
	"time"

	"candour/internal/calendar"
)

// How the services are asked what has changed (CONTRACT sections 1.3, 2.3 and 5.5).
const (
	MaxWindow = 15 * time.Minute // the widest they take, both ends included
	MinWindow = time.Second      // the narrowest a failing window is cut to
	Lag       = 2 * time.Minute  // a change is searchable some seconds after it is made
	Overlap   = 5 * time.Minute  // so that a change found late is still found
)

// Window is a stretch of time to ask a court about, both ends included, within which London's clock does not change.
type Window struct{ From, To time.Time }

// Windows cuts the time from one moment to another for a court. Public law filters by London's clock, so no window crosses a change of the clock,
// and the hour that autumn gives twice is asked about twice: once after each pass.
func Windows(j Jurisdiction, from, to time.Time) []Window {
	from, to = from.UTC().Truncate(time.Millisecond), to.UTC().Truncate(time.Millisecond)
	var windows []Window
	for from.Before(to) {
		end := earliest(from.Add(MaxWindow), to)
		if _, change := calendar.InLondon(from).ZoneBounds(); j == Public && !change.IsZero() {
			end = earliest(end, change.UTC())
		}
		windows = append(windows, Window{from, end})
		from = end
	}
	return windows
}

// Due are the windows to ask about now, when everything up to through has been read.
func Due(j Jurisdiction, through, now time.Time) []Window {
	return Windows(j, through.Add(-Overlap), now.Add(-Lag))
}

// Advance is how far everything has been read without a gap, once the given windows have been read too or set aside with an alert.
// The windows come in order of time.
func Advance(through time.Time, done []Window) time.Time {
	for _, w := range done {
		if !w.From.After(through) && w.To.After(through) {
			through = w.To
		}
	}
	return through
}

// Halve cuts a window into two that share the middle. A window of MinWindow or less is not cut.
func (w Window) Halve() (first, second Window, ok bool) {
	width := w.To.Sub(w.From)
	if width <= MinWindow {
		return w, Window{}, false
	}
	middle := w.From.Add(width / 2).Truncate(time.Millisecond)
	return Window{w.From, middle}, Window{middle, w.To}, true
}

// Isolate asks about a window that fails in ever smaller parts, so that the healthy cases come through, and gives back the smallest parts that
// still fail. It stops at an error that is not poison, such as a court that no longer answers at all.
func Isolate(w Window, ask func(Window) error, poison func(error) bool) (poisoned []Window, err error) {
	err = ask(w)
	if err == nil || !poison(err) {
		return nil, err
	}
	first, second, ok := w.Halve()
	if !ok {
		return []Window{w}, nil
	}
	for _, half := range []Window{first, second} {
		parts, err := Isolate(half, ask, poison)
		poisoned = append(poisoned, parts...)
		if err != nil {
			return poisoned, err
		}
	}
	return poisoned, nil
}

const wallClock = "2006-01-02T15:04:05.000"

// written gives both ends as the court's clock shows them, without a zone: one court ignores a zone and the other fails on it.
func (w Window) written(j Jurisdiction) (from, to string) {
	start := w.From.UTC()
	if j == Public {
		start = calendar.InLondon(w.From)
	}
	// The end is on the clock of the beginning: at the very moment of a change the new clock would show an end before the beginning.
	_, offset := start.Zone()
	zone := time.FixedZone("", offset)
	return start.Format(wallClock), w.To.In(zone).Format(wallClock)
}

func earliest(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}
