package accessreview

import (
	"context"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/ledger"
)

// samples finds each sample that was made on the day. Whoever made it is asked about; its readers do not decide.
func (d *looking) samples(ctx context.Context) error {
	made, err := casework.SamplesMade(ctx, d.Ledger, d.from, d.to)
	if err != nil {
		return err
	}
	for _, s := range made {
		found := FoundBody{Sort: SampleMade, Person: s.Entry.Author.Person, Cases: s.Cases, Of: s.Entry.Ref()}
		for _, reader := range s.Readers {
			found.Hands = append(found.Hands, reader.Person)
		}
		d.add(found)
	}
	return nil
}

// openedByOne finds what opened cases to somebody on one person’s word, as the service’s stream tells it: court duties, and a contractor’s days.
func (d *looking) openedByOne(context.Context) error {
	for _, e := range d.service.Entries {
		if !d.has(e.Recorded) {
			continue
		}
		switch b := e.Body.(type) {
		case access.CourtDutyBody:
			d.add(given(DutyGiven, b.Person, e))
		case access.EngagedBody:
			d.add(given(EngagementSet, b.Person, e))
		}
	}
	return nil
}

func given(sort Sort, to ledger.StreamID, e ledger.Entry) FoundBody {
	return FoundBody{Sort: sort, Person: to, Of: e.Ref(), Hands: handsOf(e.Author)}
}
