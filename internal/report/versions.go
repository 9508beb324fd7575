package report

import (
	"candour/internal/casework"
	"candour/internal/ledger"
)

// Version is a statement as somebody wrote it, and when.
type Version struct {
	Saying
	Entry ledger.Entry
	Out   bool // it was taken out; what it said stays with it
}

// VersionsOf are all versions of a statement that a history of its report tells, the oldest first; none for what is no statement of it.
func VersionsOf(h *ledger.History, statement ledger.Ref) []Version {
	return (*versioning.Of(h))[statement]
}

var versioning = casework.NewFold(func(all *map[ledger.Ref][]Version, e ledger.Entry) {
	if *all == nil {
		*all = map[ledger.Ref][]Version{}
	}
	switch b := e.Body.(type) {
	case WrittenBody:
		(*all)[e.Ref()] = []Version{{Saying: b.Saying, Entry: e}}
	case ChangedBody:
		(*all)[b.Statement] = append((*all)[b.Statement], Version{Saying: b.Saying, Entry: e})
	case TakenOutBody:
		if before := (*all)[b.Statement]; len(before) > 0 {
			(*all)[b.Statement] = append(before, Version{Saying: before[len(before)-1].Saying, Entry: e, Out: true})
		}
	}
})
