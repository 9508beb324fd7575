package casework

import (
	"slices"

	"candour/internal/ledger"
)

// Identity is a person's own stream: that they exist, and whom they were found to be the same as. Nothing else is known of a person
// outside the cases they take part in.
type Identity struct {
	Stream ledger.StreamID
	same   []ledger.StreamID
}

// IdentityOf is a person as their own stream tells it.
func IdentityOf(h *ledger.History) *Identity { return identities.Of(h) }

var identities = NewFold(func(i *Identity, e ledger.Entry) {
	i.Stream = e.Stream
	b, ok := e.Body.(SamePersonBody)
	if !ok {
		return
	}
	i.same = slices.DeleteFunc(i.same, func(s ledger.StreamID) bool { return s == b.With })
	if e.Kind == PersonJoined.Name() {
		i.same = append(i.same, b.With)
	}
})

// Began reports whether there is such a person.
func (i *Identity) Began() bool { return i.Stream != "" }

// SameAs are the people this one was found to be the same as, by their own streams.
func (i *Identity) SameAs() []ledger.StreamID { return i.same }
