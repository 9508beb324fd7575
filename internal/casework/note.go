package casework

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"candour/internal/fault"
	"candour/internal/ledger"
)

// Note is a note with its corrections.
type Note struct {
	NoteBody                 // as it was first written
	Entry       ledger.Entry // who wrote it, and when that was and when it happened
	Corrections []Correction // oldest first
}

// Correction is how a note should read instead, and why.
type Correction struct {
	NoteCorrectedBody
	Entry ledger.Entry
}

func (s *State) applyNoteCorrected(e ledger.Entry, b NoteCorrectedBody) {
	if n, ok := s.Note(b.Note); ok {
		n.Corrections = append(n.Corrections, Correction{b, e})
	}
}

// Notes are all notes, newest contact first.
func (s *State) Notes() []*Note {
	notes := slices.Clone(s.notes)
	slices.SortStableFunc(notes, func(a, b *Note) int { return b.At().Compare(a.At()) })
	return notes
}

// Note is a note by the entry that wrote it.
func (s *State) Note(ref ledger.Ref) (*Note, bool) {
	i := slices.IndexFunc(s.notes, func(n *Note) bool { return n.Entry.ID == ref.Entry })
	if i < 0 {
		return nil, false
	}
	return s.notes[i], true
}

// Ref names the note.
func (n *Note) Ref() ledger.Ref { return n.Entry.Ref() }

// At is when the contact was; when it was written down, if nobody said.
func (n *Note) At() time.Time {
	if n.Entry.Happened == nil {
		return n.Entry.Recorded
	}
	return n.Entry.Happened.Start()
}

// Words are what was said, as last corrected, and the entry that holds exactly those words.
func (n *Note) Words() (said string, entry ledger.Ref) {
	if last := len(n.Corrections) - 1; last >= 0 {
		return n.Corrections[last].Said, n.Corrections[last].Entry.Ref()
	}
	return n.Said, n.Ref()
}

// HeldBack reports whether what the note says is held back, because it says something that became hidden since.
func (n *Note) HeldBack() bool {
	said, _ := n.Words()
	return said == HeldBackWords
}

// Quote is a place in a text: from byte From up to byte To.
type Quote struct{ From, To int }

// Find looks for exact words in what the note says now, for an item of evidence that rests on them. Line ends as browsers send them
// count as line ends. The entry named with an item is the one that Words gives.
func (n *Note) Find(words string) (Quote, bool) {
	said, _ := n.Words()
	return FindQuote(said, words)
}

// FindQuote looks for exact words in a text; words of white space alone are not there.
func FindQuote(text, words string) (Quote, bool) {
	words = strings.TrimSpace(lineEnds.Replace(words))
	from := strings.Index(text, words)
	if words == "" || from < 0 {
		return Quote{}, false
	}
	return Quote{from, from + len(words)}, true
}

// Quotations are the words that stand in quotation marks in a text, in their order.
func Quotations(text string) []string {
	var all []string
	for _, found := range quotations.FindAllStringSubmatch(text, -1) {
		all = append(all, found[1])
	}
	return all
}

var quotations = regexp.MustCompile(`[“"]([^”"]+)[”"]`)

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// NoteForm is a note as somebody writes it down. Three fields are needed: with whom, when, what was said.
type NoteForm struct {
	NoteBody
	When *ledger.Happened
	Now  time.Time // the service's clock: a contact later than this is refused, and zero asks nothing. It is not recorded
}

// AddNote writes a note into a case, and into each linked case given besides, there under an id derived from this one. It keeps those
// people and children of the note whom each case knows.
func AddNote(s *State, also []*State, by ledger.Author, id ledger.EntryID, form NoteForm) (ledger.Change, error) {
	if !s.Began() {
		return ledger.Change{}, noCase()
	}
	form.Said = lineEnds.Replace(form.Said)
	if err := form.check(s, also); err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, s.Stream, NoteTaken, id, form.When, form.NoteBody)
	for _, other := range also {
		ledger.Put(m, other.Stream, NoteTaken, ledger.DerivedID(other.Stream, "note "+string(id)), form.When, form.copyInto(other, s, id))
	}
	return m.Done()
}

func (f NoteForm) check(s *State, also []*State) error {
	var ps fault.Fields
	if wrong := fault.FieldsOf(f.NoteBody.Validate()); wrong != nil {
		ps = wrong
	}
	ps.Need(f.When != nil, "when", "Enter the day on which it was")
	ps.Need(!later(f.When, f.Now), "when", "The day must not be in the future")
	for _, ref := range slices.Concat(f.People, f.About) {
		_, known := s.Person(ref)
		ps.Need(known, "people", "Choose people who are in this case")
	}
	for _, other := range also {
		ps.Need(s.LinkedTo(other.Stream), "also", "Link the cases before you write one note for both")
	}
	return ps.Err()
}

// copyInto is the note as another case may hold it.
func (f NoteForm) copyInto(other, from *State, id ledger.EntryID) NoteBody {
	body := f.NoteBody
	body.People, body.About = other.Known(from, f.People), other.Known(from, f.About)
	body.CopyOf = ledger.Ref{Stream: from.Stream, Entry: id}
	return body
}

// CorrectNote puts a note right; what was first written stays.
func CorrectNote(s *State, by ledger.Author, id ledger.EntryID, form NoteCorrectedBody) (ledger.Change, error) {
	form.Said = lineEnds.Replace(form.Said)
	if _, ok := s.Note(form.Note); !ok {
		return ledger.Change{}, problem("note", "Choose the note to correct")
	}
	return one(s, by, NoteCorrected, id, nil, form)
}
