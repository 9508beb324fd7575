package casework

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"candour/internal/access"
	"candour/internal/ledger"
	"candour/internal/view"
)

// courtDayBonds tie the case to whoever is on duty at a court that hears it, from the working day before until the end of the day. A hearing that moves
// takes the tie with it; one that is adjourned on its day, by somebody who was there, does not.
func (s *State) courtDayBonds() []Bond {
	var all []Bond
	for _, h := range s.hearings {
		if day := h.Day(); !day.IsZero() && (!h.off() || h.adjournedOnItsDay()) {
			for _, court := range s.courtsOf(h) {
				tie := access.Tie{
					Subject: access.DutySubject(court, day), Relation: access.OnDuty,
					From: dayBegins(access.DutyFrom(day)), Until: dayBegins(day.AddDays(1)),
				}
				all = append(all, Bond{tie, court, h.Ref.Entry})
			}
		}
	}
	return all
}

// courtsOf are the names of the court where a hearing is: its own place, and the court that has the case. What somebody types for a place ties nobody
// by itself: duty is given at known courts alone (access.SetCourtDuty).
func (s *State) courtsOf(h *Hearing) []string {
	courts := []string{h.value(Venue), s.about.value(Court)}
	courts = slices.DeleteFunc(courts, func(name string) bool { return strings.TrimSpace(name) == "" })
	return slices.Compact(courts)
}

// CourtDayRow is a case that is heard at a court where somebody is on duty.
type CourtDayRow struct {
	Case     ledger.StreamID
	Title    string
	Number   string
	Hearing  ledger.EntryID
	Type     string
	StartsAt string // "" when only the day is known
	Day      string
	Duty     string // its subject
	State    string
	Told     int64 // 1 when the court’s own system has not said it
}

// CourtDay are the hearings of all cases that somebody's court duties tie them to, in the order in which they start. Decide on each before it is shown.
func CourtDay(ctx context.Context, db view.DB, duties []access.CourtDuty, now time.Time) ([]CourtDayRow, error) {
	if len(duties) == 0 {
		return nil, nil
	}
	subjects := make([]ledger.StreamID, len(duties))
	for i, d := range duties {
		subjects[i] = d.Subject()
	}
	in, names := view.In(2, subjects)
	all, err := view.All[CourtDayRow](ctx, db, `SELECT c.stream, c.title, c.number, h.entry, h.type, h.starts_at, h.day, t.subject, h.state, h.told
		FROM tie_1 t JOIN hearing_2 h ON h.stream = t.stream JOIN case_1 c ON c.stream = t.stream
		WHERE t.subject IN `+in+` AND t.from_at <= $1 AND t.until_at > $1 AND h.state IN ('`+HearingListed+`', '`+HearingHeld+`', '`+HearingAdjourned+`') ORDER BY h.starts_at, c.stream`,
		append([]any{ledger.FormatTime(now)}, names...)...)
	if err != nil {
		return nil, fmt.Errorf("cases at a court: %w", err)
	}
	return slices.DeleteFunc(all, func(r CourtDayRow) bool { return !strings.HasSuffix(r.Duty, " "+r.Day) }), nil // a case’s other hearings
}

// mostCourts bounds how many courts are known by their cases: a country has some hundreds.
const mostCourts = 1000

// Courts are the names of the courts that have a case on record. They tell of no case.
func Courts(ctx context.Context, db view.DB) ([]string, error) {
	names, err := view.All[string](ctx, db, fmt.Sprintf(`SELECT DISTINCT court FROM case_1 WHERE court <> '' ORDER BY court LIMIT %d`, mostCourts))
	if err != nil {
		return nil, fmt.Errorf("courts of cases: %w", err)
	}
	return names, nil
}
