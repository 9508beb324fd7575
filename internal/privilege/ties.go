package privilege

import (
	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/ledger"
)

// Ties are, of a case, that its worker took it; of the stream apart, who is named to read it. It is an access.TieFunc.
func Ties(h *ledger.History) []access.Tie {
	ties := guardians(h)
	for _, r := range Of(h).readers {
		tie := access.Tie{Subject: r.Person, Relation: access.Privy, From: r.Entry.Recorded}
		if r.Ended != nil {
			tie.Until = r.Ended.Recorded
		}
		ties = append(ties, tie)
	}
	return ties
}

// guardians are the workers to whom the case was given and who took it, each from then on. Being asked whether they can take it makes nobody the
// guardian: it may be a conflict of interest for which they cannot.
func guardians(h *ledger.History) (all []access.Tie) {
	for _, tie := range casework.Ties(h) {
		if tie.Relation != access.Allocated {
			continue
		}
		for _, a := range casework.Of(h).Allocations() {
			if a.As != access.Allocated || a.Worker != tie.Subject || !a.Since.Equal(tie.From) || a.NotTaken() {
				continue
			}
			if tie.Relation = access.TookIt; a.Taking != nil && a.Taking.Taken.Recorded.After(tie.From) {
				tie.From = a.Taking.Taken.Recorded
			}
			all = append(all, tie)
			break
		}
	}
	return all
}
