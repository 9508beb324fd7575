package voice

import (
	"candour/internal/argument"
	"candour/internal/footing"
	"candour/internal/ledger"
)

// Contribute is what a child’s own later word does to what was written down. That they did not say it is held against that it was said, and neither
// gives way: the worker heard one thing and the child says another. A changed mind takes the place of the earlier one; that the earlier was said stays.
// It is a footing.Contributor.
func Contribute(h *ledger.History, _ footing.As) footing.Contribution {
	var c footing.Contribution
	for _, a := range Of(h).Corrections() {
		item, now := a.Body.Item, a.Body.Account
		switch a.Body.Sort {
		case NotSaid:
			c.Dispute(footing.Of(now, footing.So), footing.Of(item, footing.Said))
		case ChangedMind:
			c.Challenge(argument.Replaced, footing.Of(now, footing.Said), footing.Of(item, footing.So))
		}
	}
	return c
}
