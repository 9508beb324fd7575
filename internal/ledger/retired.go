package ledger

import (
	"context"
	"fmt"
	"time"

	"candour/internal/words"
)

// KeyRetiredBody says that nothing is wrapped any more under a key of the keyring.
type KeyRetiredBody struct {
	Epoch int64  `json:"epoch"`
	Until string `json:"until"` // the day, such as 2026-12-27, on which the last copy of the key store that needs it has aged out
}

// KeyRetired is written in the service stream when a rotation has ended.
var KeyRetired = Define(&Kinds, "ledger.key_retired/1", Spec[KeyRetiredBody]{
	Means: "Every stream’s key was wrapped again under a newer key of the keyring; this one is kept until the day named, for older copies, and then destroyed.",
	May:   "service",
	Line: func(p words.Printer, b KeyRetiredBody) words.Line {
		return words.Line{Text: p.Say("Key %d of the keyring was replaced; it is destroyed from %s on", b.Epoch, b.Until)}
	},
	Example: KeyRetiredBody{Epoch: 1, Until: "2026-12-27"},
})

// KeyDestroyedBody says that a key of the keyring is no more.
type KeyDestroyedBody struct {
	Epoch int64 `json:"epoch"`
}

// KeyDestroyed is written in the service stream: what was erased while that key was in use now opens in no copy.
var KeyDestroyed = Define(&Kinds, "ledger.key_destroyed/1", Spec[KeyDestroyedBody]{
	Means: "A replaced key of the keyring was destroyed: no copy of the key store that needs it opens any more.",
	May:   "service",
	Line: func(p words.Printer, b KeyDestroyedBody) words.Line {
		return words.Line{Text: p.Say("Key %d of the keyring was destroyed", b.Epoch)}
	},
	Example: KeyDestroyedBody{Epoch: 1},
})

// NoteKeys puts on the service's record which keys of the keyring were retired and destroyed, each once however often it is asked.
func (l *Ledger) NoteKeys(ctx context.Context, service StreamID, ring *Keyring) error {
	var noted []New
	var failed error
	keep := func(n New, err error) {
		if noted = append(noted, n); err != nil {
			failed = err
		}
	}
	for _, gone := range ring.Destroyed {
		id := DerivedID(service, fmt.Sprint("key destroyed ", gone.Number))
		keep(KeyDestroyed.New(id, ByService("keys"), nil, KeyDestroyedBody{gone.Number}))
	}
	for _, e := range ring.Epochs {
		if !e.Retired.IsZero() {
			until := e.Kept.Format(time.DateOnly)
			id := DerivedID(service, fmt.Sprint("key retired ", e.Number, " ", until))
			keep(KeyRetired.New(id, ByService("keys"), nil, KeyRetiredBody{e.Number, until}))
		}
	}
	for _, n := range noted {
		if failed == nil {
			failed = l.Append(ctx, Append{Writes: []Write{{Stream: service, Expected: Any, Entries: []New{n}}}})
		}
	}
	if failed != nil {
		return fmt.Errorf("note the keys on the service’s record: %w", failed)
	}
	return nil
}
