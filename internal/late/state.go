package late

import (
	"slices"

	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/words"
)

// State is what was found in a case, as its closed side tells it. It is shared between readers: change nothing in it.
type State struct {
	Case  ledger.StreamID
	finds []*Find
}

// Find is a place that says what has become hidden, with what was answered.
type Find struct {
	StandsBody
	Entry    ledger.Entry
	Proposed *Act // that it may stand, by somebody who did not hide it; nil while nobody proposes it
	Answer   *Act // nil while it waits
}

// Act is an answer, by whom and when.
type Act struct {
	AnsweredBody
	Entry ledger.Entry
}

// Of is what was found in a case, by a history of its closed side.
func Of(side *ledger.History) *State { return folding.Of(side) }

var folding = casework.NewFold(func(s *State, e ledger.Entry) {
	switch b := e.Body.(type) {
	case casework.SideBody:
		s.Case = b.Case
	case StandsBody:
		s.finds = append(s.finds, &Find{StandsBody: b, Entry: e})
	case AnsweredBody:
		if f, ok := s.Find(b.Of); ok {
			f.apply(&Act{b, e})
		}
	}
})

// apply takes an answer. That something may stand waits for a second person unless whoever hid it says so.
func (f *Find) apply(a *Act) {
	switch {
	case a.Says == MayStand && !f.HidBy(a.Entry.Author):
		f.Proposed = a
	case a.Says == NotAgreed:
		f.Proposed, f.Answer = nil, a
	default:
		f.Answer = a
	}
}

// Standing are the places of a case whose entries can be read still: without those that were hidden since, as in the wrong case or at once. Of the
// histories it needs those of the case and of its closed side.
func Standing(hs ledger.Histories, stream ledger.StreamID) *State {
	s := Of(hs[casework.Of(hs[stream]).Side])
	return &State{s.Case, slices.DeleteFunc(slices.Clone(s.finds), func(f *Find) bool { return f.hidden(hs) })}
}

// hidden reports whether the entry of a place, or the report that it is in, was hidden.
func (f *Find) hidden(hs ledger.Histories) bool {
	return slices.ContainsFunc([]ledger.Ref{f.Place, f.Report}, func(r ledger.Ref) bool {
		h := hs[r.Stream]
		return h != nil && casework.Hidden(h)[r.Entry] != ""
	})
}

// HidBy reports whether somebody hid all that stands in the place.
func (f *Find) HidBy(a ledger.Author) bool {
	return len(f.Details) > 0 && !slices.ContainsFunc(f.Details, func(d Detail) bool { return d.By != a })
}

// Waits reports whether somebody has still to answer.
func (f *Find) Waits() bool { return f.Answer == nil }

// Named are the details that stand there: “an address of Niamh O’Neill”.
func (f *Find) Named(p words.Printer) string { return namesOf(p, f.Details) }

// ref names the details, by which words are held back.
func (f *Find) refs() []ledger.Ref {
	var all []ledger.Ref
	for _, d := range f.Details {
		all = append(all, d.Ref)
	}
	return all
}

// Find is a place by the entry that put it down.
func (s *State) Find(id ledger.EntryID) (*Find, bool) {
	i := slices.IndexFunc(s.finds, func(f *Find) bool { return f.Entry.ID == id })
	if i < 0 {
		return nil, false
	}
	return s.finds[i], true
}

// All are all places, in the order in which they were found.
func (s *State) All() []*Find { return s.finds }

// Waiting are the places that wait for the answer of somebody: what another person is typing is not theirs to see.
func (s *State) Waiting(person ledger.StreamID) []*Find {
	return slices.DeleteFunc(slices.Clone(s.finds), func(f *Find) bool { return !f.Waits() || !f.isFor(person) })
}

// Answered are the places about which somebody answered, as far as they are for a person to see: the last found first.
func (s *State) Answered(person ledger.StreamID) []*Find {
	all := slices.DeleteFunc(slices.Clone(s.finds), func(f *Find) bool { return f.Waits() || f.Answer.Says == Over || !f.isFor(person) })
	slices.Reverse(all)
	return all
}

func (f *Find) isFor(person ledger.StreamID) bool { return f.Writer == "" || f.Writer == person }

// same reports whether two places are one.
func (b StandsBody) same(other StandsBody) bool {
	return b.Sort == other.Sort && b.Place == other.Place && b.Writer == other.Writer && b.Form == other.Form
}

// news is a place without what is known of it; false when all of it is.
func (s *State) news(b StandsBody) (StandsBody, bool) {
	known := func(d Detail) bool {
		return slices.ContainsFunc(s.finds, func(f *Find) bool { return f.same(b) && f.settles(d) })
	}
	if b.Unread {
		return b, !slices.ContainsFunc(s.finds, func(f *Find) bool { return f.Unread && f.same(b) })
	}
	b.Details = slices.DeleteFunc(slices.Clone(b.Details), known)
	return b, len(b.Details) > 0
}

// settles reports whether a detail need not be put down for a place once more. What was let stand is asked about again once the detail is hidden
// by another decision than then.
func (f *Find) settles(d Detail) bool {
	return slices.ContainsFunc(f.Details, func(known Detail) bool {
		return known.Ref == d.Ref && (known.Hidden == d.Hidden || f.Waits() || !f.letGo())
	})
}

// letGo reports whether the answer left what the place says in sight.
func (f *Find) letGo() bool {
	return slices.Contains([]Says{MayStand, Agreed, Nobody, Reached, Over, Clear}, f.Answer.Says)
}
