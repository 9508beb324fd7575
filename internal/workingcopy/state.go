package workingcopy

import (
	"slices"

	"candour/internal/casework"
	"candour/internal/ledger"
)

// State is the working copies of a report that came back, as the report’s own stream tells them. It is shared between readers: change nothing in it.
type State struct {
	copies  []*Copy
	changes []change
}

// Copy is a file that came back. Ref names it.
type Copy struct {
	BroughtBody
	Ref      ledger.Ref
	Entry    ledger.Entry
	answered map[string]AnsweredBody // by difference
}

// change is a statement that was given other words or another place.
type change struct {
	entry     ledger.Entry
	statement ledger.EntryID
	moved     bool
}

// Of is the copies of a report as a history of its own stream tells them.
func Of(h *ledger.History) *State { return folding.Of(h) }

var folding = casework.NewFold(func(s *State, e ledger.Entry) {
	switch b := e.Body.(type) {
	case BroughtBody:
		s.copies = append(s.copies, &Copy{BroughtBody: b, Ref: e.Ref(), Entry: e, answered: map[string]AnsweredBody{}})
	case AnsweredBody:
		if c, ok := s.Copy(b.Copy.Entry); ok {
			c.answered[b.Difference] = b
		}
	default:
		s.changed(e)
	}
})

// Copies are all copies that came back, the newest first.
func (s *State) Copies() []*Copy {
	all := slices.Clone(s.copies)
	slices.Reverse(all)
	return all
}

// Copy is the copy of a name.
func (s *State) Copy(id ledger.EntryID) (*Copy, bool) {
	i := slices.IndexFunc(s.copies, func(c *Copy) bool { return c.Ref.Entry == id })
	if i < 0 {
		return nil, false
	}
	return s.copies[i], true
}

// Answer is what somebody made of a difference; false while it waits.
func (c *Copy) Answer(key string) (AnsweredBody, bool) {
	a, ok := c.answered[key]
	return a, ok
}

// AnswerID is the entry by which a difference is answered, so that a second press is the same act.
func (c *Copy) AnswerID(key string) ledger.EntryID {
	return ledger.DerivedID(c.Ref.Stream, "working copy "+string(c.Ref.Entry)+" "+key)
}

// Answered is how many differences were accepted or left.
func (c *Copy) Answered() int { return len(c.answered) }
