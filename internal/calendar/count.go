package calendar

import (
	"errors"
	"fmt"
	"slices"
)

// Calendars are the three ways in which days are open in one jurisdiction.
type Calendars struct {
	Court Calendar // business days of the courts (FPR 2010 rule 2.3)
	FOI   Calendar // closed also on bank holidays of any part of the country (FOIA 2000 s10(6))
	Plain Calendar // every day

	// ShortPeriod is the longest period, in days, of which only business days count (FPR 2010 rule 2.9).
	ShortPeriod int
}

type counter func(c Calendars, from Date, n int) (*walk, error)

var counters = map[Rule]counter{
	OnTheDay:          func(c Calendars, from Date, _ int) (*walk, error) { return start(c.Plain, from), nil },
	NextOpenDay:       func(c Calendars, from Date, _ int) (*walk, error) { return nextOpen(c.Court, from) },
	ClearDaysBefore:   clearDaysBefore,
	WithinDays:        withinDays,
	WorkingDaysBefore: func(c Calendars, from Date, n int) (*walk, error) { return steps(c.Court, from, n, -1) },
	WorkingDaysAfter:  func(c Calendars, from Date, n int) (*walk, error) { return steps(c.Court, from, n, +1) },
	DaysAfter:         func(c Calendars, from Date, n int) (*walk, error) { return start(c.Plain, from.AddDays(n)), nil },
	WeeksAfter:        func(c Calendars, from Date, n int) (*walk, error) { return start(c.Plain, from.AddDays(7*n)), nil },
	MonthsAfter:       func(c Calendars, from Date, n int) (*walk, error) { return nextOpen(c.Court, from.AddMonths(n)) },
	PLODay:            ploDay,
	FOIDays:           foiDays,
}

// Rules are all the ways of counting, sorted.
func Rules() []Rule {
	var rules []Rule
	for rule := range counters {
		rules = append(rules, rule)
	}
	slices.Sort(rules)
	return rules
}

// Count applies a rule to the day of an event. It fails on an unknown rule, a missing day, a negative n, and with PastTable.
func (c Calendars) Count(rule Rule, from Date, n int) (Computation, error) {
	counter, known := counters[rule]
	switch {
	case !known:
		return Computation{}, fmt.Errorf("there is no rule of counting called %q", rule)
	case from.IsZero():
		return Computation{}, errors.New("the day to count from is not known")
	case n < 0:
		return Computation{}, fmt.Errorf("cannot count %d days", n)
	}
	w, err := counter(c, from, n)
	if err != nil {
		return Computation{}, err
	}
	return Computation{Rule: rule, N: n, From: from, Date: w.at, Calendar: w.Name, Skipped: w.inOrder()}, nil
}

// clearDaysBefore leaves n clear days between the act and the event, counting neither; an act cannot be done at a closed office, so it moves earlier.
func clearDaysBefore(c Calendars, event Date, n int) (*walk, error) {
	w := start(c.Court, event)
	if n > c.ShortPeriod {
		w.at = event.AddDays(-n - 1)
		return w, w.toOpen(-1)
	}
	return w, w.steps(n+1, -1)
}

func withinDays(c Calendars, event Date, n int) (*walk, error) {
	if n > c.ShortPeriod {
		return nextOpen(c.Court, event.AddDays(n))
	}
	return steps(c.Court, event, n, +1)
}

func ploDay(c Calendars, issue Date, n int) (*walk, error) {
	if n < 1 {
		return nil, fmt.Errorf("the Public Law Outline has no day %d", n)
	}
	return fromOpen(c.Court, issue, n-1)
}

func foiDays(c Calendars, received Date, n int) (*walk, error) {
	return fromOpen(c.FOI, received, n)
}

// fromOpen takes an event on a closed day to have happened on the next open one, and goes n open days on from there.
func fromOpen(c Calendar, event Date, n int) (*walk, error) {
	w := start(c, event)
	if err := w.toOpen(+1); err != nil {
		return nil, err
	}
	return w, w.steps(n, +1)
}

func nextOpen(c Calendar, d Date) (*walk, error) {
	w := start(c, d)
	return w, w.toOpen(+1)
}

func steps(c Calendar, from Date, n, direction int) (*walk, error) {
	w := start(c, from)
	if n == 0 {
		return w, w.toOpen(direction)
	}
	return w, w.steps(n, direction)
}

// walk goes from day to day over a calendar and remembers which days it passed over.
type walk struct {
	Calendar
	at      Date
	skipped []Skip
}

func start(c Calendar, at Date) *walk { return &walk{Calendar: c, at: at} }

// toOpen moves, day by day, until it stands on an open day; it does not move from one.
func (w *walk) toOpen(direction int) error {
	for {
		why, err := w.Closed(w.at)
		if err != nil || why == "" {
			return err
		}
		w.skipped = append(w.skipped, Skip{w.at, why})
		w.at = w.at.AddDays(direction)
	}
}

// steps moves to the nth open day from here, not counting the day it stands on.
func (w *walk) steps(n, direction int) error {
	for range n {
		w.at = w.at.AddDays(direction)
		if err := w.toOpen(direction); err != nil {
			return err
		}
	}
	return nil
}

func (w *walk) inOrder() []Skip {
	slices.SortFunc(w.skipped, func(a, b Skip) int { return a.Date.Compare(b.Date) })
	return w.skipped
}

// Ahead is the nth open day after a day.
func (c Calendar) Ahead(from Date, n int) (Date, error) {
	w, err := steps(c, from, n, +1)
	if err != nil {
		return Date{}, err
	}
	return w.at, nil
}
