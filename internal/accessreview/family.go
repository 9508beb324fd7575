package accessreview

import (
	"context"
	"fmt"
	"slices"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/ledger"
)

// ownFamily finds looks by somebody who bears a family name of somebody in the case.
func (d *looking) ownFamily(ctx context.Context, looks []access.Opened) error {
	named, err := casework.NamedIn(ctx, d.Ledger.DB(), subjects(looks))
	if err != nil {
		return err
	}
	for _, o := range looks {
		who, known := d.people.Find(o.Person)
		mine := casework.Surnames(who.Name)
		if !known || !sharesAny(mine, named[o.Subject]) {
			continue
		}
		s, err := d.caseOf(ctx, o.Subject)
		if err != nil {
			return err
		}
		if sharesAny(mine, s.Surnames()) && !conflicted(s, o.Person) {
			d.add(FoundBody{Sort: OwnFamily, Person: o.Person, Case: o.Subject})
		}
	}
	return nil
}

func (d *looking) caseOf(ctx context.Context, stream ledger.StreamID) (*casework.State, error) {
	h, err := d.Ledger.Read(ctx, stream)
	if err != nil {
		return nil, fmt.Errorf("read a case: %w", err)
	}
	return casework.Of(h), nil
}

func subjects(looks []access.Opened) []ledger.StreamID {
	all := make([]ledger.StreamID, len(looks))
	for i, o := range looks {
		all[i] = o.Subject
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func sharesAny(a, b []string) bool {
	return slices.ContainsFunc(a, func(name string) bool { return slices.Contains(b, name) })
}

// conflicted reports whether the case is closed to somebody already.
func conflicted(s *casework.State, person ledger.StreamID) bool {
	return slices.ContainsFunc(s.Conflicts(), func(c *casework.ConflictOfInterest) bool { return c.Person == person })
}
