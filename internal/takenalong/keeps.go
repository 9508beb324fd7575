package takenalong

import (
	"context"
	"time"

	"candour/internal/access"
	"candour/internal/ledger"
	"candour/internal/view"
)

// Devices says under which digest a device is known for somebody.
type Devices interface {
	StillKnown(ctx context.Context, person ledger.StreamID, digest string) (bool, error)
}

// Keeps are those of some parcels that a device in contact keeps; it wipes all others, and one that nobody knows. A parcel is kept while its time is not
// over, nobody called it back, whoever took it may still work on the case, and the device is still known to be theirs. Who asks is not asked: the answer says
// nothing that the device does not know.
func Keeps(ctx context.Context, db view.DB, devices Devices, people *access.People, now time.Time, taken []ledger.EntryID) ([]ledger.EntryID, error) {
	rows, err := Named(ctx, db, taken)
	if err != nil {
		return nil, err
	}
	var streams []ledger.StreamID
	for _, r := range rows {
		streams = append(streams, r.Case)
	}
	ties, err := access.TiesOf(ctx, db, streams, now)
	if err != nil {
		return nil, err
	}
	keep := []ledger.EntryID{}
	for _, r := range rows {
		known, err := r.known(ctx, devices)
		if err != nil {
			return nil, err
		}
		who, listed := people.Find(r.Person)
		if known && listed && !r.Called() && now.Before(r.Until()) && access.Decide(who, access.CaseWorker, ties[r.Case]).Allowed {
			keep = append(keep, r.Taken)
		}
	}
	return keep, nil
}

// known reports whether the device was not cut off. Of one that was never known nobody can tell.
func (r Row) known(ctx context.Context, devices Devices) (bool, error) {
	if r.Known == "" {
		return true, nil
	}
	return devices.StillKnown(ctx, r.Person, r.Known)
}
