package report

import (
	"errors"

	"candour/internal/fault"
	"candour/internal/ledger"
)

// one is an act of a single entry.
func one[T any](stream ledger.StreamID, by ledger.Author, kind ledger.Kind[T], id ledger.EntryID, body T) (ledger.Change, error) {
	m := &ledger.Making{By: by}
	ledger.Put(m, stream, kind, id, nil, body)
	return m.Done()
}

// problem is a single thing wrong with a form.
func problem(field, sentence string) error { return fault.Fields{{Name: field, Sentence: sentence}} }

func noReport() error { return fault.Absent(errors.New("the stream holds no report")) }
