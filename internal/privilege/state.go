package privilege

import (
	"candour/internal/ledger"
)

// Side is the stream of a case’s privileged notes. It has a key of its own, and its name follows from the case’s, so that not even the first form has to
// look for it.
func Side(of ledger.StreamID) ledger.StreamID {
	return ledger.DerivedStreamID(ledger.DerivedID(of, "privilege"), of, "privilege")
}

// Note is a privileged note with its corrections.
type Note struct {
	NoteBody
	Entry       ledger.Entry
	Corrections []Correction // oldest first
	Waiver      *Waiver      // nil while it is privileged
}

// Correction is how a note should read instead.
type Correction struct {
	CorrectedBody
	Entry ledger.Entry
}

// Waiver is the decision by which a note became one like any other.
type Waiver struct {
	WaivedBody
	Entry ledger.Entry
}

// Words are what the note says, as last corrected.
func (n *Note) Words() string {
	if last := len(n.Corrections) - 1; last >= 0 {
		return n.Corrections[last].Said
	}
	return n.Said
}

// Reader is somebody whom the guardian named.
type Reader struct {
	ReaderBody
	Entry ledger.Entry
	Ended *ledger.Entry // nil while they read
}

// Kept is what the stream of a case’s privileged notes tells.
type Kept struct {
	of      ledger.StreamID // the case; "" while nothing was written
	notes   []*Note
	readers []*Reader
}

// Of reads the stream.
func Of(h *ledger.History) *Kept { return folding.Of(h) }

var folding = ledger.NewFold(func(k *Kept, e ledger.Entry) {
	switch b := e.Body.(type) {
	case SideBody:
		k.of = b.Case
	case NoteBody:
		k.notes = append(k.notes, &Note{NoteBody: b, Entry: e})
	case CorrectedBody:
		if n, ok := k.Note(b.Note.Entry); ok {
			n.Corrections = append(n.Corrections, Correction{b, e})
		}
	case WaivedBody:
		if n, ok := k.Note(b.Note.Entry); ok {
			n.Waiver = &Waiver{b, e}
		}
	case ReaderBody:
		k.readers = append(k.readers, &Reader{ReaderBody: b, Entry: e})
	case ReaderEndedBody:
		if r, ok := k.Reader(b.Reader.Entry); ok {
			r.Ended = &e
		}
	}
})

// Notes are all notes, the oldest first.
func (k *Kept) Notes() []*Note { return k.notes }

// Note is a note by the id of its entry.
func (k *Kept) Note(id ledger.EntryID) (*Note, bool) {
	for _, n := range k.notes {
		if n.Entry.ID == id {
			return n, true
		}
	}
	return nil, false
}

// Reader is a naming by the id of its entry.
func (k *Kept) Reader(id ledger.EntryID) (*Reader, bool) {
	for _, r := range k.readers {
		if r.Entry.ID == id {
			return r, true
		}
	}
	return nil, false
}

// Readers are those who are named now, the first first.
func (k *Kept) Readers() (all []*Reader) {
	for _, r := range k.readers {
		if r.Ended == nil {
			all = append(all, r)
		}
	}
	return all
}

// reads reports whether somebody is named now.
func (k *Kept) reads(person ledger.StreamID) bool {
	for _, r := range k.Readers() {
		if r.Person == person {
			return true
		}
	}
	return false
}

// Holds reports whether a case says that a privileged note of it was made.
func Holds(open *ledger.History) bool {
	for _, e := range open.Entries {
		if e.Kind == Made.Name() {
			return true
		}
	}
	return false
}
