package accessreview

import (
	"context"
	"slices"
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/ledger"
)

// leavers finds work that is still given to people without a role, and what they did on the day on which their last role ended or after it.
func (d *looking) leavers(ctx context.Context) error {
	for some := range slices.Chunk(d.people.Left(), d.atOnce()) {
		if err := d.workLeft(ctx, idsOf(some)); err != nil {
			return err
		}
		if err := d.afterLeaving(ctx, idsOf(some)); err != nil {
			return err
		}
	}
	return nil
}

func (d *looking) workLeft(ctx context.Context, left []ledger.StreamID) error {
	work, err := access.WorkOf(ctx, d.Ledger.DB(), left, d.Ledger.Now())
	if err != nil {
		return err
	}
	for _, person := range left {
		if cases := work[person]; len(cases) > 0 {
			d.add(FoundBody{Sort: WorkLeft, Person: person, Cases: cases})
		}
	}
	return nil
}

func (d *looking) afterLeaving(ctx context.Context, left []ledger.StreamID) error {
	gone := slices.DeleteFunc(slices.Clone(left), func(person ledger.StreamID) bool { return !d.lastRole(person).Before(d.to) })
	looked, err := access.LookedAmong(ctx, d.Ledger.DB(), gone, d.streams(0))
	if err != nil {
		return err
	}
	signed, err := access.SignedInSince(ctx, d.Ledger.DB(), gone, d.from, d.to)
	for _, person := range gone {
		if looked[person] || signed[person] {
			d.add(FoundBody{Sort: AfterLeaving, Person: person})
		}
	}
	return err
}

// lastRole is when the last role of somebody who left ended, or the last day of a contractor was over, in UTC as the days looked through are.
func (d *looking) lastRole(person ledger.StreamID) (last time.Time) {
	if who, _ := d.people.Find(person); who.Has(access.Contractor) && who.Engagement != nil {
		after := who.Engagement.Until.AddDays(1)
		return time.Date(after.Year(), after.Month(), after.Day(), 0, 0, 0, 0, time.UTC)
	}
	for _, g := range d.grants.All() {
		if g.Person == person && g.Ended.After(last) {
			last = g.Ended
		}
	}
	return last
}

// unused finds accounts with a role that reads cases, held for the pack’s days, without a look or sign-in in these days. Who signed in is asked first, for
// it tells of most; of the few who are left, each day’s looks are.
func (d *looking) unused(ctx context.Context) error {
	since := d.to.AddDate(0, 0, -d.rule.UnusedDays)
	if d.Ledger.Now().Sub(d.to) > 24*time.Hour || !d.recordedSince(since) { // a day that is caught up on says nothing of now
		return nil
	}
	quiet := d.heldSince(since)
	for some := range slices.Chunk(quiet, d.atOnce()) {
		some, err := d.withoutOpen(ctx, some)
		if err != nil {
			return err
		}
		signed, err := access.SignedInSince(ctx, d.Ledger.DB(), some, since, d.Ledger.Now())
		if err != nil {
			return err
		}
		some = slices.DeleteFunc(some, func(person ledger.StreamID) bool { return signed[person] })
		for before := 0; before < d.rule.UnusedDays && len(some) > 0; before++ {
			looked, err := access.LookedAmong(ctx, d.Ledger.DB(), some, d.streams(before))
			if err != nil {
				return err
			}
			some = slices.DeleteFunc(some, func(person ledger.StreamID) bool { return looked[person] })
		}
		for _, person := range some {
			d.add(FoundBody{Sort: Unused, Person: person, Limit: d.rule.UnusedDays})
		}
	}
	return nil
}

// recordedSince reports whether looks have been on record since a time: of an account it cannot be said that nobody used it while nobody wrote it down.
func (d *looking) recordedSince(since time.Time) bool {
	return slices.ContainsFunc(d.reads, func(r reads) bool { return !r.on.After(calendar.DateOf(since)) })
}

// withoutOpen leaves out those about whom it would not be asked again, so that their looks are not gone through night after night.
func (d *looking) withoutOpen(ctx context.Context, people []ledger.StreamID) ([]ledger.StreamID, error) {
	var all []FoundBody
	for _, person := range people {
		all = append(all, FoundBody{Sort: Unused, Person: person})
	}
	fresh, err := d.fresh(ctx, all)
	var left []ledger.StreamID
	for _, b := range fresh {
		left = append(left, b.Person)
	}
	return left, err
}

// heldSince are those who have held a role that comes to read cases at all times since a time.
func (d *looking) heldSince(since time.Time) (all []ledger.StreamID) {
	for _, g := range d.grants.All() {
		if g.Role.HasCases() && g.Holds(since) && g.Holds(d.to) && !slices.Contains(all, g.Person) {
			all = append(all, g.Person)
		}
	}
	return all
}

func idsOf(people []access.Person) []ledger.StreamID {
	all := make([]ledger.StreamID, len(people))
	for i, p := range people {
		all[i] = p.ID
	}
	return all
}
