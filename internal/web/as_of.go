package web

import (
	"strings"
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/ledger"
)

// asOf is the value of an address that asks for a page as it stood: "2026-11-03T14:00" on London’s clock, or a day, which is its end.
const asOf = "as-of"

// ParseMoment reads a moment of an address: a day, which is its end; a day and a time on London’s clock, "2026-11-03T14:00"; or a time as the record
// writes it. False for anything else.
func ParseMoment(text string) (time.Time, bool) {
	if at, err := ledger.ParseTime(text); err == nil {
		return at, true
	}
	on, at, timed := strings.Cut(text, "T")
	day, err := calendar.ParseDate(on)
	clock, wrong := calendar.ParseTime(at)
	if err != nil || wrong != nil || day.IsZero() || timed && clock.IsZero() {
		return time.Time{}, false
	}
	return day.At(clock).UTC, true
}

// AsAsked is the case as it stood at the moment that the address asks for, with the history that asAt gives for it; the case itself where the
// address asks for none, for one that is still to come, or, saying so, for one before the case began. Who may see it, and what is hidden, is judged as now.
func (c *Case) AsAsked(asAt func(*ledger.History, time.Time) *ledger.History) *Case {
	then, asked := ParseMoment(c.Query(asOf))
	if !asked || !then.Before(c.Now) {
		return c
	}
	history := asAt(c.History, then)
	past := *c
	if len(history.Entries) == 0 {
		past.NotBegun = then
		return &past
	}
	past.History, past.Then = history, then
	return &past
}

// Moment is the moment as at which the case is shown: now, unless the address asked for another.
func (c *Case) Moment() time.Time {
	if c.Then.IsZero() {
		return c.Now
	}
	return c.Then
}

// stillMay reports whether a page of a case as it stood offers what a rule guards: reading, and what is never kept from anybody in an emergency.
func stillMay(rule access.Rule) bool { return rule == access.CaseReader || rule == access.Urgent }

// AsOf adds to the address of a page the moment as at which the case is shown, if that is not now.
func (c *Case) AsOf(address string) string {
	if c.Then.IsZero() {
		return address
	}
	return address + "?" + asOf + "=" + ledger.FormatTime(c.Then)
}

// momentWords are a moment: "3 November 2026 at 14:00".
func momentWords(then time.Time) string {
	at := calendar.InLondon(then)
	return calendar.DateOf(at).Plain() + " at " + at.Format("15:04")
}
