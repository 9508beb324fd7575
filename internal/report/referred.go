package report

import (
	"candour/internal/access"
	"candour/internal/ledger"
)

// Ties say that the head of practice may see a closed case from the moment at which an answer in it was referred to them. They may also
// afterwards, for what they decided is theirs to stand by. It is an access.TieFunc.
func Ties(h *ledger.History) []access.Tie {
	for _, a := range Of(h).answers {
		if a.Body.Answer == Referred {
			return []access.Tie{{Subject: access.HeadsOfPractice, Relation: access.Referred, From: a.Entry.Recorded}}
		}
	}
	return nil
}
