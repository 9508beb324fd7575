package accessreview

import (
	"context"
	"slices"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/ledger"
)

// neighbours finds looks at a case in which an address has the postcode that whoever looked gave as their own. Only cases of those who gave one are read.
func (d *looking) neighbours(ctx context.Context, looks []access.Opened) error {
	homes, err := access.HomesOf(ctx, d.Ledger, persons(looks))
	if err != nil {
		return err
	}
	for _, o := range looks {
		if homes[o.Person] == "" {
			continue
		}
		s, err := d.caseOf(ctx, o.Subject)
		if err != nil {
			return err
		}
		side, err := d.Ledger.Read(ctx, s.Side)
		if err != nil {
			return err
		}
		if s.LivesAt(casework.SideOf(side), homes[o.Person]) && !conflicted(s, o.Person) {
			d.add(FoundBody{Sort: Neighbour, Person: o.Person, Case: o.Subject})
		}
	}
	return nil
}

// wellKnown finds looks at a case while it was marked as one of somebody well known, by anybody who neither works on it nor manages it.
func (d *looking) wellKnown(ctx context.Context, looks []access.Opened) error {
	marks, err := casework.MarkedAmong(ctx, d.Ledger.DB(), subjects(looks))
	if err != nil || len(marks) == 0 {
		return err
	}
	var marked []ledger.StreamID
	for _, m := range marks {
		marked = append(marked, m.Case)
	}
	ties, err := d.tiesOn(ctx, marked)
	if err != nil {
		return err
	}
	for _, o := range looks {
		holds := slices.ContainsFunc(marks, func(m casework.Marked) bool { return m.Case == o.Subject && m.Holds(o.Last) })
		if who, known := d.people.Find(o.Person); known && holds && !worksOn(who, ties[o.Subject]) {
			d.add(FoundBody{Sort: WellKnown, Person: o.Person, Case: o.Subject})
		}
	}
	return nil
}

func persons(looks []access.Opened) []ledger.StreamID {
	all := make([]ledger.StreamID, len(looks))
	for i, o := range looks {
		all[i] = o.Person
	}
	slices.Sort(all)
	return slices.Compact(all)
}
