package demo

import (
	"context"
	"fmt"
	"slices"
	"time"

	"candour/internal/calendar"
	"candour/internal/court"
	"candour/internal/court/hmcts"
	"candour/internal/court/hmcts/fake"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// What a newcomer can make the court do. The service learns of it when it asks the court, as of anything else.

// changed is a moment so long ago that a court's search finds the change at once, and so shortly that it is asked about next.
func changed(now time.Time) time.Time {
	return now.Add(-hmcts.Lag - 30*time.Second).Truncate(time.Millisecond)
}

// SendApplication lets the court tell of a family that it has not told of yet: of those that were written for it, and then of others without end.
func (c *Court) SendApplication(ctx context.Context, l *ledger.Ledger, rules *pack.Pack) error {
	all, err := families()
	if err != nil {
		return err
	}
	for n := 0; ; n++ {
		f := comer(n - len(all))
		if n < len(all) {
			f = all[n]
		}
		if f.Stage != "later" && f.Stage != "hand" {
			continue
		}
		known, err := court.FindCase(ctx, l.DB(), f.law(), id(n))
		if err != nil {
			return fmt.Errorf("look for a family that is still to come: %w", err)
		}
		if known == "" {
			return c.tellNew(n, f, l.Now(), rules)
		}
	}
}

func (c *Court) tellNew(n int, f family, now time.Time, rules *pack.Pack) error {
	today := newDays(calendar.DateInLondon(now), rules.Calendars().Court)
	told, err := f.application(n, dates{from: today.from, received: today.from, hearing: today.coming(f.Days.Hearing)})
	if err != nil {
		return err
	}
	told.LastModified = changed(now)
	return c.Add(told)
}

// MoveHearing lets the court put the next hearing of a case a week later.
func (c *Court) MoveHearing(ctx context.Context, l *ledger.Ledger, stream ledger.StreamID, rules *pack.Pack) error {
	told, some, err := Told(ctx, l, stream)
	if err != nil {
		return err
	}
	if !some || len(told.Hearings) == 0 {
		return fault.Refuse("The court has told of no hearing in this case.", nil)
	}
	postpone(&told.Hearings[len(told.Hearings)-1], 7, newDays(calendar.DateInLondon(l.Now()), rules.Calendars().Court))
	told.LastModified = changed(l.Now())
	return c.Add(told)
}

// AcceptFilings lets the court's staff take in whatever was filed and waits for them. It answers how many there were.
func (c *Court) AcceptFilings() (int, error) {
	waiting := slices.DeleteFunc(c.Filings(""), func(f fake.Filing) bool { return !f.Quarantined })
	for _, f := range waiting {
		if _, err := c.Release(f.DocumentID); err != nil {
			return 0, err
		}
	}
	return len(waiting), nil
}

// LoseNextAnswer lets the court take the next filing and break the connection before it answers.
func (c *Court) LoseNextAnswer() {
	c.Mend() // pressed twice, it still loses one
	c.Break(fake.Fault{On: fake.Upload, Times: 1, Reset: true})
}

// postpone puts a hearing some days later, or after them on the next day on which courts sit.
func postpone(h *hmcts.Hearing, by int, sitting days) {
	h.Days = slices.Clone(h.Days)
	for i, d := range h.Days {
		long := d.End.UTC.Sub(d.Start.UTC)
		on := sitting.open(calendar.DateInLondon(d.Start.UTC).AddDays(by), 1)
		start := on.At(calendar.NewTime(14, 0))
		h.Days[i].Start, h.Days[i].End = start, calendar.Moment{UTC: start.UTC.Add(long)}
	}
}
