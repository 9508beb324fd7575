package casework

import (
	"cmp"
	"slices"

	"candour/internal/ledger"
)

// statedFields are the plain facts of a case that a document may give: the application, who its people are, and where and with whom children live.
var statedFields = []Field{Court, Received, Issued, ApplicationType, OrdersSought, Name, Family, Born, Part, Living, Relation, LivesWith, Responsibility}

// Stated is an entry that gave plain facts of the case, as the court or a person gave them.
type Stated struct {
	Ref     ledger.Ref
	Said    Said       // the first of what it gave
	Gave    []*Fact    // the facts that it gave something of
	Instead ledger.Ref // the entry that gives something else by now for one of them; zero while there is none
}

// ByCourt reports whether the court gave it.
func (s Stated) ByCourt() bool { return s.Said.CourtAt != "" }

// Stated are the entries that gave plain facts of the case, in the order of the record. What the court gives and what we record are each replaced by a
// later word of the same side; ours takes the court’s place where a person settled that it does.
func (s *State) Stated() []Stated {
	all := map[ledger.EntryID]*Stated{}
	for _, f := range s.statedFacts() {
		for _, said := range f.History() {
			e := all[said.Entry]
			if e == nil {
				e = &Stated{Ref: ledger.Ref{Stream: s.Stream, Entry: said.Entry}, Said: said}
				all[said.Entry] = e
			}
			e.Gave = append(e.Gave, f)
			if by := f.insteadOf(said); by != "" {
				e.Instead = ledger.Ref{Stream: s.Stream, Entry: by}
			}
		}
	}
	return inOrder(all)
}

func (s *State) statedFacts() []*Fact {
	facts := s.about.Facts()
	for _, p := range s.people {
		facts = append(facts, p.Facts()...)
	}
	return slices.DeleteFunc(facts, func(f *Fact) bool { return !slices.Contains(statedFields, f.Field) })
}

func inOrder(all map[ledger.EntryID]*Stated) []Stated {
	var out []Stated
	for _, s := range all {
		out = append(out, *s)
	}
	slices.SortFunc(out, func(a, b Stated) int {
		return cmp.Or(a.Said.Recorded.Compare(b.Said.Recorded), cmp.Compare(a.Ref.Entry, b.Ref.Entry))
	})
	return out
}

// Now is what is shown first of a field, with the entry that gives it; false when nothing is known.
func (f *Fact) Now() (Said, bool) {
	if ours, ok := f.Ours(); ok {
		return ours, true
	}
	return f.Court()
}

// insteadOf is the entry that gives something else than one of the field’s values; "" while that holds.
func (f *Fact) insteadOf(said Said) ledger.EntryID {
	side := f.ours
	if said.CourtAt != "" {
		side = f.court
		if f.settled.Keep == KeepOurs && f.settled.CourtsEntry == said.Entry {
			return f.settled.OursEntry
		}
	}
	last := side[len(side)-1]
	if sameWords(last.Value, said.Value) {
		return ""
	}
	return last.Entry
}
