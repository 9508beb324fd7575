package accessreview

import (
	"context"
	"maps"
	"slices"

	"candour/internal/access"
	"candour/internal/ledger"
)

// manyCases finds who opened more cases on the day, on which they do not work, than the pack’s number.
func (d *looking) manyCases(ctx context.Context, cases map[ledger.StreamID][]ledger.StreamID) error {
	for _, person := range slices.Sorted(maps.Keys(cases)) {
		who, known := d.people.Find(person)
		if !known || len(cases[person]) <= d.rule.CasesADay {
			continue
		}
		others, err := d.notTheirs(ctx, who, cases[person])
		if err != nil {
			return err
		}
		if len(others) > d.rule.CasesADay {
			d.add(FoundBody{Sort: ManyCases, Person: person, Cases: others, Limit: d.rule.CasesADay})
		}
	}
	return nil
}

// notTheirs are those of some cases on which somebody neither works nor manages, at the beginning of the day or at its end.
func (d *looking) notTheirs(ctx context.Context, who access.Person, cases []ledger.StreamID) (others []ledger.StreamID, err error) {
	for some := range slices.Chunk(cases, d.atOnce()) {
		ties, err := d.tiesOn(ctx, some)
		if err != nil {
			return nil, err
		}
		for _, stream := range some {
			if !worksOn(who, ties[stream]) && !sampled(who, ties[stream]) {
				others = append(others, stream)
			}
		}
	}
	return others, nil
}

// tiesOn are the ties of some cases that held when the day began or when it ended.
func (d *looking) tiesOn(ctx context.Context, cases []ledger.StreamID) (map[ledger.StreamID][]access.Tie, error) {
	ties, err := access.TiesOf(ctx, d.Ledger.DB(), cases, d.from)
	if err != nil {
		return nil, err
	}
	atEnd, err := access.TiesOf(ctx, d.Ledger.DB(), cases, d.to)
	for stream, more := range atEnd {
		ties[stream] = append(ties[stream], more...)
	}
	return ties, err
}

// worksOn reports whether somebody is the case’s worker or second worker, covers it, or manages it: who opens it for their work.
func worksOn(who access.Person, ties []access.Tie) bool {
	works := slices.ContainsFunc(ties, func(t access.Tie) bool {
		return t.Subject == who.ID && (t.Relation == access.Allocated || t.Relation == access.Second || t.Relation == access.Covers)
	})
	return works || access.Decide(who, access.Allocator, ties).Allowed
}

// sampled reports whether a case was given to somebody to look at in a sample: however many these are, looking at them is what was asked of them.
func sampled(who access.Person, ties []access.Tie) bool {
	return slices.ContainsFunc(ties, func(t access.Tie) bool { return t.Relation == access.Sampled && t.Subject == who.ID })
}

// turnedAway finds who asked on the day for more pages that were not theirs, or not there, than the pack’s number.
func (d *looking) turnedAway(ctx context.Context) error {
	away, err := access.TurnedAwayOn(ctx, d.Ledger.DB(), d.streams(0), d.rule.TurnedAwayADay)
	if err != nil {
		return err
	}
	for _, a := range away {
		d.add(FoundBody{Sort: TurnedAway, Person: a.Person, Limit: d.rule.TurnedAwayADay})
	}
	return nil
}
