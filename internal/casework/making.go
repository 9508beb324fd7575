package casework

import (
	"errors"

	"candour/internal/fault"
	"candour/internal/ledger"
)

// one is an act of a single entry on the open stream of a case.
func one[T any](s *State, by ledger.Author, kind ledger.Kind[T], id ledger.EntryID, when *ledger.Happened, body T) (ledger.Change, error) {
	if !s.Began() {
		return ledger.Change{}, noCase()
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, s.Stream, kind, id, when, body)
	return m.Done()
}

func noCase() error { return fault.Absent(errors.New("the stream holds no case")) }

// problem is a single thing wrong with a form.
func problem(field, sentence string) error { return fault.Fields{{Name: field, Sentence: sentence}} }
