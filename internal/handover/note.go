package handover

import (
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
)

// Note is a handover note, with who has read it.
type Note struct {
	NoteBody
	Entry    ledger.Entry
	Received []Receipt
}

// Receipt is somebody’s word that they have read a note.
type Receipt struct {
	ReceivedBody
	Entry ledger.Entry
}

// Waits reports whether nobody has read the note yet.
func (n *Note) Waits() bool { return len(n.Received) == 0 }

// Notes are the handover notes of a case, the oldest first.
type Notes struct{ all []*Note }

// Of are the notes of a case.
func Of(h *ledger.History) *Notes { return folding.Of(h) }

var folding = casework.NewFold(func(n *Notes, e ledger.Entry) {
	switch b := e.Body.(type) {
	case NoteBody:
		n.all = append(n.all, &Note{NoteBody: b, Entry: e})
	case ReceivedBody:
		if note, ok := n.Find(b.Note.Entry); ok {
			note.Received = append(note.Received, Receipt{b, e})
		}
	}
})

// All are the notes, the oldest first.
func (n *Notes) All() []*Note { return n.all }

// Find is a note by the id of its entry.
func (n *Notes) Find(id ledger.EntryID) (*Note, bool) {
	for _, note := range n.all {
		if note.Entry.ID == id {
			return note, true
		}
	}
	return nil, false
}

// Write hands a case over in words.
func Write(s *casework.State, by ledger.Author, id ledger.EntryID, form NoteBody) (ledger.Change, error) {
	if s.Status() == casework.Closed {
		return ledger.Change{}, fault.Refuse("This case is closed. Nobody takes it.", nil)
	}
	form.Case = s.Case()
	m := &ledger.Making{By: by}
	ledger.Put(m, s.Stream, Written, id, nil, form)
	return m.Done()
}

// Receive is the word of somebody who works on the case that they have read a note. Its writer cannot give it.
func Receive(n *Note, by ledger.Author, id ledger.EntryID, asks string) (ledger.Change, error) {
	if n.Entry.Author.Person == by.Person {
		return ledger.Change{}, fault.Refuse("Whoever takes the case says that they have read it.", nil)
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, n.Entry.Stream, Received, id, nil, ReceivedBody{Note: n.Entry.Ref(), Asks: asks})
	return m.Done()
}
