package evidence

import (
	"errors"

	"candour/internal/fault"
	"candour/internal/ledger"
)

// making gathers the entries of one act on a case.
type making struct {
	s *State
	ledger.Making
}

func add[T any](m *making, kind ledger.Kind[T], id ledger.EntryID, when *ledger.Happened, body T) {
	ledger.Put(&m.Making, m.s.Stream, kind, id, when, body)
}

// ref names what the entry of an id introduces.
func (m *making) ref(id ledger.EntryID) ledger.Ref { return ledger.Ref{Stream: m.s.Stream, Entry: id} }

// part is the id of a further entry of the act that a form sent.
func (m *making) part(form ledger.EntryID, name string) ledger.EntryID {
	return ledger.DerivedID(m.s.Stream, name+" of "+string(form))
}

func (m *making) done() (ledger.Change, error) {
	if m.s.Stream == "" {
		m.Fail(fault.Absent(errors.New("the stream holds no case")))
	}
	return m.Done()
}

// one is an act of a single entry.
func one[T any](s *State, by ledger.Author, kind ledger.Kind[T], id ledger.EntryID, when *ledger.Happened, body T) (ledger.Change, error) {
	m := &making{s, ledger.Making{By: by}}
	add(m, kind, id, when, body)
	return m.done()
}

// problem is a single thing wrong with a form.
func problem(field, sentence string) error { return fault.Fields{{Name: field, Sentence: sentence}} }
