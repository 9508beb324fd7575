package report

import (
	"errors"

	"candour/internal/fault"
	"candour/internal/ledger"
)

// making gathers the entries of one act. After an entry that cannot be made it takes no more, and done gives the reason.
type making struct {
	by     ledger.Author
	change ledger.Change
	err    error
}

func put[T any](m *making, stream ledger.StreamID, kind ledger.Kind[T], id ledger.EntryID, when *ledger.Happened, body T) {
	if m.err != nil {
		return
	}
	n, err := kind.New(id, m.by, when, body)
	if err != nil {
		m.err = err
		return
	}
	m.change.Add(stream, n)
}

func (m *making) done() (ledger.Change, error) {
	if m.err != nil {
		return ledger.Change{}, m.err
	}
	return m.change, nil
}

// one is an act of a single entry.
func one[T any](stream ledger.StreamID, by ledger.Author, kind ledger.Kind[T], id ledger.EntryID, body T) (ledger.Change, error) {
	m := &making{by: by}
	put(m, stream, kind, id, nil, body)
	return m.done()
}

// problem is a single thing wrong with a form.
func problem(field, sentence string) error { return fault.Fields{{Name: field, Sentence: sentence}} }

func noReport() error { return fault.Absent(errors.New("the stream holds no report")) }
