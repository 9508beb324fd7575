package accessreview

import (
	"context"
	"fmt"
	"time"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/ledger"
)

// roles finds each role that comes to read cases which began to hold on the day, and each that ended.
func (d *looking) roles(context.Context) error {
	for _, g := range d.grants.All() {
		if !g.Role.HasCases() {
			continue
		}
		if d.has(g.Confirmed) {
			d.add(FoundBody{Sort: RoleGiven, Person: g.Person, Role: g.Role, Of: g.Asked.Ref(), Hands: handsOf(g.Asked.Author, g.ConfirmedBy)})
		}
		if d.has(g.Ended) && !g.Confirmed.IsZero() {
			d.add(FoundBody{Sort: RoleEnded, Person: g.Person, Role: g.Role, Of: g.Asked.Ref()})
		}
	}
	return nil
}

// has reports whether a time is of the day.
func (d *looking) has(at time.Time) bool { return !at.Before(d.from) && at.Before(d.to) }

// handsOf are the people among some authors: the host and the service have no hands.
func handsOf(authors ...ledger.Author) (people []ledger.StreamID) {
	for _, a := range authors {
		if a.Person != "" {
			people = append(people, a.Person)
		}
	}
	return people
}

// emergencies finds each attempt to open a case in an emergency at which nobody had looked when the next working day ended, and each at which somebody has.
func (d *looking) emergencies(ctx context.Context) error {
	attempts, err := casework.GlassSince(ctx, d.Ledger.DB(), d.from.AddDate(0, 0, -d.rule.CatchesUpToDays))
	if err != nil {
		return err
	}
	for _, a := range attempts {
		asked, err := ledger.ParseTime(a.At)
		if err != nil {
			return err
		}
		h, err := d.Ledger.Read(ctx, a.Stream)
		if err != nil {
			return fmt.Errorf("read an attempt: %w", err)
		}
		g := casework.GlassOf(h)
		found := FoundBody{Sort: EmergencyReviewed, Person: a.Person, Case: a.Case, Of: g.Entry.Ref()}
		switch {
		case !asked.Before(d.to): // after the day
		case g.Review != nil:
			found.Hands = handsOf(g.By)
			d.add(found)
		case !casework.ReviewBy(d.Pack, calendar.DateInLondon(asked)).After(d.on):
			found.Sort = Emergency
			d.add(found)
		}
	}
	return nil
}
