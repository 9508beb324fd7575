package casework

import (
	"slices"

	"candour/internal/ledger"
)

// Link is another case that this one belongs together with.
type Link struct {
	LinkedBody
	Entry ledger.Entry
}

func (s *State) applyLink(e ledger.Entry) {
	switch b := e.Body.(type) {
	case LinkedBody:
		s.links = append(s.without(b.To), Link{b, e})
	case UnlinkedBody:
		s.links = s.without(b.To)
	case CarriedBody:
		s.carried = append(s.carried, Crossing{b, e})
	}
}

func (s *State) without(to ledger.StreamID) []Link {
	return slices.DeleteFunc(s.links, func(l Link) bool { return l.To == to })
}

// Crossing is one thing that was taken from one case into another.
type Crossing struct {
	CarriedBody
	Entry ledger.Entry
}

// Links are the cases this one belongs together with, in the order in which they were linked. Whether somebody may see them is asked of access.
func (s *State) Links() []Link { return s.links }

// LinkedTo reports whether a case belongs together with this one.
func (s *State) LinkedTo(other ledger.StreamID) bool {
	return slices.ContainsFunc(s.links, func(l Link) bool { return l.To == other })
}

// Crossings are what was taken from this case into others and the other way about.
func (s *State) Crossings() []Crossing { return s.carried }

// LinkForm links two cases.
type LinkForm struct {
	How How
	Why string
}

// LinkCases records, in both, that two cases belong together.
func LinkCases(s, other *State, by ledger.Author, id ledger.EntryID, form LinkForm) (ledger.Change, error) {
	switch {
	case !s.Began() || !other.Began():
		return ledger.Change{}, noCase()
	case s.Stream == other.Stream:
		return ledger.Change{}, problem("to", "Choose another case than this one")
	case s.LinkedTo(other.Stream):
		return ledger.Change{}, problem("to", "These cases are linked already")
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, s.Stream, Linked, id, nil, LinkedBody{other.Stream, form.How, form.Why})
	ledger.Put(m, other.Stream, Linked, ledger.DerivedID(other.Stream, "linked "+string(id)), nil, LinkedBody{s.Stream, hows[form.How], form.Why})
	return m.Done()
}

// UnlinkCases takes a link back, in both cases.
func UnlinkCases(s, other *State, by ledger.Author, id ledger.EntryID, why string) (ledger.Change, error) {
	if !s.LinkedTo(other.Stream) {
		return ledger.Change{}, problem("to", "These cases are not linked")
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, s.Stream, Unlinked, id, nil, UnlinkedBody{other.Stream, why})
	ledger.Put(m, other.Stream, Unlinked, ledger.DerivedID(other.Stream, "unlinked "+string(id)), nil, UnlinkedBody{s.Stream, why})
	return m.Done()
}

// CarryForm takes one thing of a case into another.
type CarryForm struct {
	What ledger.Ref
	As   string
	Why  string
	By   string
}

// Carry records, in both cases, that one thing crosses from the first to the other. What is then written in the other case is the
// affair of whichever feature the thing belongs to; it names this act.
func Carry(s, other *State, by ledger.Author, id ledger.EntryID, form CarryForm) (ledger.Change, error) {
	if !s.LinkedTo(other.Stream) {
		return ledger.Change{}, problem("to", "Link the cases before you take anything from one into the other")
	}
	body := CarriedBody{Out: true, Other: other.Stream, What: form.What, As: form.As, Why: form.Why, By: form.By}
	m := &ledger.Making{By: by}
	ledger.Put(m, s.Stream, Carried, id, nil, body)
	body.Out, body.Other = false, s.Stream
	ledger.Put(m, other.Stream, Carried, ledger.DerivedID(other.Stream, "carried "+string(id)), nil, body)
	return m.Done()
}

// Known are those of another case's people who take part in this one too.
func (s *State) Known(from *State, refs []ledger.Ref) []ledger.Ref {
	var out []ledger.Ref
	for _, ref := range refs {
		theirs, ok := from.Person(ref)
		if !ok {
			continue
		}
		for _, stream := range theirs.Streams {
			if mine, here := s.PersonOf(stream); here {
				out = append(out, mine.Ref)
				break
			}
		}
	}
	return out
}
