package casework

import (
	"context"
	"fmt"
	"slices"

	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/view"
)

// Containment is an entry that somebody hid at once and at which nobody else has looked.
type Containment struct {
	Entry ledger.Entry // what is hidden
	By    ledger.Entry // what hides it, a ContainedBody
}

// Contained are the entries of the case that were hidden at once and wait for a second person, in the order in which they were hidden.
func (s *State) Contained() []Containment {
	var all []Containment
	hidden := Hidden(s.history)
	for _, by := range s.history.Entries {
		b, ok := Contained.In(by)
		if !ok || b.With != "" || hidden[b.Entry] != by.ID {
			continue
		}
		if e, found := Find(s.history, b.Entry); found && !e.Erased {
			all = append(all, Containment{e, by})
		}
	}
	return all
}

// ContainedEntry is one of them, by the hidden entry.
func (s *State) ContainedEntry(id ledger.EntryID) (Containment, bool) {
	all := s.Contained()
	i := slices.IndexFunc(all, func(c Containment) bool { return c.Entry.ID == id })
	if i < 0 {
		return Containment{}, false
	}
	return all[i], true
}

// Contain hides an entry at once from everyone but a reviewer, with what followed from it. It writes to the open stream and to the closed side.
func Contain(s *State, by ledger.Author, id, entry ledger.EntryID, why string) (ledger.Change, error) {
	e, err := s.movable(entry)
	if err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, s.Stream, Contained, id, nil, ContainedBody{Entry: e.ID, Kind: e.Kind, Why: why})
	for _, f := range s.consequences(e) {
		body := ContainedBody{Entry: f.id, Kind: f.kind, With: e.ID, Why: why}
		ledger.Put(m, f.stream, Contained, ledger.DerivedID(f.stream, "contained "+string(f.id)+" "+string(id)), nil, body)
	}
	return m.Done()
}

var errHidItThemselves = fault.Refuse("You hid this yourself. Somebody else says what becomes of it.", nil)

// Becomes is what becomes of an entry that was hidden at once.
type Becomes string

const (
	BecomesShown  Becomes = "restored" // it is shown again
	BecomesMoved  Becomes = "moved"    // it belongs to another case
	BecomesErased Becomes = "to erase" // it stays hidden, and its erasure is proposed
)

// ContainedForm is the second person's word.
type ContainedForm struct {
	Entry   ledger.EntryID
	Becomes Becomes
	Why     string
}

// AnswerContained says what becomes of an entry that somebody else hid at once. Where it belongs to another case, there is that case or, when nobody
// knows which, nil. It writes to the open streams of both, and to the closed side of the first.
func AnswerContained(s, there *State, by ledger.Author, id ledger.EntryID, form ContainedForm) (ledger.Change, error) {
	c, waits := s.ContainedEntry(form.Entry)
	switch {
	case !waits:
		return ledger.Change{}, fault.Absent(fmt.Errorf("nothing of that name waits"))
	case c.By.Author == by:
		return ledger.Change{}, errHidItThemselves
	}
	m := &ledger.Making{By: by}
	switch form.Becomes {
	case BecomesShown:
		s.restore(m, c, id, form.Why)
	case BecomesMoved:
		body := WrongCaseBody{Entry: c.Entry.ID, Kind: c.Entry.Kind, Why: form.Why}
		if there != nil {
			if !there.Began() || there.Stream == s.Stream {
				return ledger.Change{}, problem("to", "Choose the case it belongs to")
			}
			body.Now = there.writeAgain(m, s, c.Entry, id, nil)
		}
		ledger.Put(m, s.Stream, WrongCase, id, nil, body)
	case BecomesErased:
		ledger.Put(m, s.Stream, KeptHidden, id, nil, KeptHiddenBody{Entry: c.Entry.ID, Why: form.Why})
	default:
		return ledger.Change{}, problem("becomes", "Choose what becomes of it")
	}
	return m.Done()
}

// restore shows an entry again, with what followed from it and was hidden with it.
func (s *State) restore(m *ledger.Making, c Containment, id ledger.EntryID, why string) {
	show := func(stream ledger.StreamID, entry ledger.EntryID) {
		ledger.Put(m, stream, BroughtBack, ledger.DerivedID(stream, "restored "+string(entry)+" "+string(id)), nil, BroughtBackBody{Entry: entry, Why: why})
	}
	ledger.Put(m, s.Stream, BroughtBack, id, nil, BroughtBackBody{Entry: c.Entry.ID, Why: why})
	hidden := Hidden(s.history)
	for _, by := range s.history.Entries {
		if b, ok := Contained.In(by); ok && b.With == c.Entry.ID && hidden[b.Entry] == by.ID {
			show(s.Stream, b.Entry)
		}
	}
	if b, ok := c.Entry.Body.(OnRecordBody); ok {
		show(b.Fact.Stream, b.Fact.Entry)
	}
}

// containedView is contained_1: one row for each entry that was hidden at once and waits for a second person.
var containedView = &ledger.View{
	Name:    "contained_1",
	Columns: texts("entry", "person", "at"),
	Rows: rowsOf(func(s *State) (rows [][]any) {
		for _, c := range s.Contained() {
			rows = append(rows, []any{string(c.Entry.ID), string(c.By.Author.Person), ledger.FormatTime(c.By.Recorded)})
		}
		return rows
	}),
}

// ContainedRow is an entry that waits for a second person.
type ContainedRow struct {
	Case  ledger.StreamID
	Entry ledger.EntryID
	By    ledger.StreamID // who hid it
	At    string          // as ledger.FormatTime writes it
}

// AllContained are the entries of all cases that wait for a second person, the first hidden first: of these there is what was hidden since the working
// day before. They are not scoped to anybody: decide on each case before one is shown.
func AllContained(ctx context.Context, db view.DB) ([]ContainedRow, error) {
	all, err := view.All[ContainedRow](ctx, db, `SELECT stream, entry, person, at FROM contained_1 ORDER BY at, stream`)
	if err != nil {
		return nil, fmt.Errorf("what was hidden at once: %w", err)
	}
	return all, nil
}
