package evidence

import (
	"errors"

	"candour/internal/fault"
	"candour/internal/ledger"
)

// making gathers the entries of one act on a case. After one that cannot be made it takes no more, and done gives the reason.
type making struct {
	s      *State
	by     ledger.Author
	change ledger.Change
	err    error
}

func add[T any](m *making, kind ledger.Kind[T], id ledger.EntryID, when *ledger.Happened, body T) {
	if m.err != nil {
		return
	}
	n, err := kind.New(id, m.by, when, body)
	if err != nil {
		m.err = err
		return
	}
	m.change.Add(m.s.Stream, n)
}

// ref names what the entry of an id introduces.
func (m *making) ref(id ledger.EntryID) ledger.Ref { return ledger.Ref{Stream: m.s.Stream, Entry: id} }

// part is the id of a further entry of the act that a form sent.
func (m *making) part(form ledger.EntryID, name string) ledger.EntryID {
	return ledger.DerivedID(m.s.Stream, name+" of "+string(form))
}

// refuse ends the act.
func (m *making) refuse(err error) {
	if m.err == nil {
		m.err = err
	}
}

func (m *making) done() (ledger.Change, error) {
	if m.err == nil && m.s.Stream == "" {
		m.err = fault.Absent(errors.New("the stream holds no case"))
	}
	if m.err != nil {
		return ledger.Change{}, m.err
	}
	return m.change, nil
}

// one is an act of a single entry.
func one[T any](s *State, by ledger.Author, kind ledger.Kind[T], id ledger.EntryID, when *ledger.Happened, body T) (ledger.Change, error) {
	m := &making{s: s, by: by}
	add(m, kind, id, when, body)
	return m.done()
}

// problem is a single thing wrong with a form.
func problem(field, sentence string) error { return fault.Fields{{Name: field, Sentence: sentence}} }
