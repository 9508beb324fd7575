package court

import (
	"context"

	"candour/internal/ledger"
)

// HoldBack keeps a filing that was still to be sent, when a record was brought back from a backup, from being sent by a machine: it may have
// reached the court after that backup was made. It counts as let out, so that its job calls it uncertain and a person finds out.
func HoldBack(ctx context.Context, record *ledger.Ledger, j ledger.Job) error {
	_, err := record.Do(ctx, ledger.Act{
		On: []ledger.Seen{{Stream: j.Stream, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (change ledger.Change, err error) {
			f, there := Of(hs[j.Stream]).Filing(ledger.Ref{Stream: j.Stream, Entry: j.Entry})
			if !there || f.State != IsQueued {
				return change, nil
			}
			id := ledger.DerivedID(j.Stream, "held back "+string(j.Entry)+" "+string(f.permission()))
			held, err := Sending.New(id, ledger.ByService("restore"), nil, FilingBody{Filing: f.Ref, Name: f.Name})
			change.Add(j.Stream, held)
			return change, err
		},
	})
	return err
}
