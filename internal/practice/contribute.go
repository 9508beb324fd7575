package practice

import (
	"candour/internal/footing"
	"candour/internal/ledger"
)

// Contribute is the part of guidance and tools in the argument: in a stream of its own, whether it is to be relied on; in one that relies on it,
// what it is called. It is a footing.Contributor.
func Contribute(h *ledger.History, _ footing.As) footing.Contribution {
	var c footing.Contribution
	if p := Of(h); p.Began() {
		said := footing.Of(p.Ref, footing.Said)
		c.Evidence(said, p.Called)
		if w := p.Withdrawn; w != nil {
			withdrawal := footing.Of(w.Entry.Ref(), footing.Said)
			c.Evidence(withdrawal, func() string { return "its withdrawal" })
			c.Withdraw(withdrawal, said, w.Since())
		}
	}
	for _, cited := range CitesOf(h) {
		c.Evidence(footing.Of(cited.Piece, footing.InForce), cited.Called)
	}
	return c
}
