package retention

import (
	"fmt"
	"slices"
	"strconv"

	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/ledger"
	"candour/internal/report"
)

// Place is somewhere that repeats the words to be erased.
type Place struct {
	Ref  ledger.Ref `json:"ref"`
	Sort PlaceSort  `json:"sort"`
}

// PlaceSort is the sort of such a place.
type PlaceSort string

const (
	DrawnEvidence  PlaceSort = "evidence"        // drawn from it, or repeating it
	DrawnFrom      PlaceSort = "drawn from"      // the source or the note that the words were taken from
	CarriedCopy    PlaceSort = "carried copy"    // a copy in a linked case
	SignedReport   PlaceSort = "signed report"   // rests on it or quotes it; frozen
	SentReport     PlaceSort = "sent report"     // filed: whom it was sent to hold a copy
	DraftStatement PlaceSort = "draft statement" // of a report that is being written
)

// erasable reports whether the service itself can erase such a place.
func (s PlaceSort) erasable() bool { return s != SentReport }

// Field is the name of the field in which a form asks what becomes of the place.
func (p Place) Field() string { return "place-" + string(p.Ref.Entry) }

// Found is a place as a page shows it.
type Found struct {
	Place
	Name string // in words, as whoever may see the case reads them
}

// Answers are the answers that can be given for the place.
func (f Found) Answers() []PlaceAnswer {
	if f.Sort.erasable() {
		return []PlaceAnswer{EraseToo, Keep, Tell}
	}
	return []PlaceAnswer{Tell, Keep}
}

// Places are all places that repeat what is to be erased, without what goes with it anyway, in the order in which they came on record.
func (a Around) Places(t Target) []Found {
	if t.Whole() {
		return append(a.copies(func(ledger.Ref) bool { return true }), a.sent()...)
	}
	goes := a.goesWith(t.Ref())
	drawn := a.drawn(goes)
	of := append(slices.Clone(goes), refsOf(drawn)...)
	is := func(ref ledger.Ref) bool { return slices.Contains(of, ref) }
	found := append(a.drawnFrom(t.Ref()), append(drawn, a.copies(is)...)...)
	return without(append(found, a.reports(is, a.words(of))...), goes)
}

func refsOf(found []Found) []ledger.Ref {
	refs := make([]ledger.Ref, len(found))
	for i, f := range found {
		refs[i] = f.Ref
	}
	return refs
}

func without(found []Found, refs []ledger.Ref) []Found {
	return slices.DeleteFunc(found, func(f Found) bool { return slices.Contains(refs, f.Ref) })
}

// goesWith is what is erased with an entry in any case: it holds the very same words, or nothing without it. The entry comes first.
func (a Around) goesWith(target ledger.Ref) []ledger.Ref {
	goes := []ledger.Ref{target}
	if whole, _, ok := report.Whole(a.Case, target); ok {
		for _, id := range whole {
			if id != target.Entry {
				goes = append(goes, ledger.Ref{Stream: a.Case.Stream, Entry: id})
			}
		}
	}
	for _, e := range a.Case.Entries {
		switch b := e.Body.(type) {
		case casework.NoteCorrectedBody:
			if b.Note == target {
				goes = append(goes, e.Ref())
			}
		case casework.OnRecordBody:
			if e.Ref() == target {
				goes = append(goes, b.Fact)
			}
		case evidence.ReadyBody:
			if b.Source == target {
				goes = append(goes, e.Ref())
			}
		}
	}
	return goes
}

// drawnFrom are the source of an item, and the note that its words were taken from.
func (a Around) drawnFrom(item ledger.Ref) []Found {
	i, known := evidence.Of(a.Case).Item(item)
	if !known || i.Source == nil {
		return nil
	}
	number := strconv.Itoa(i.Number)
	found := []Found{{Place{i.Source.Ref(), DrawnFrom}, "The source of evidence " + number + ", with its file if it has one"}}
	if note := i.Source.Paper.Note; !note.IsZero() {
		found = append(found, Found{Place{note, DrawnFrom}, "The note that evidence " + number + " was taken from"})
	}
	return found
}

// drawn are the items drawn from any of the things given, or that repeat them, by however many steps.
func (a Around) drawn(from []ledger.Ref) []Found {
	var found []Found
	of := slices.Clone(from)
	for _, i := range evidence.Of(a.Case).Items() {
		rests := slices.Contains(of, i.ItemBody.Source) || slices.Contains(of, i.Origin) || i.Source != nil && slices.Contains(of, i.Source.Paper.Note)
		if rests && !slices.Contains(of, i.Ref()) {
			of = append(of, i.Ref())
			found = append(found, Found{Place{i.Ref(), DrawnEvidence}, fmt.Sprintf("Evidence %d: %s", i.Number, i.Says)})
		}
	}
	return found
}

// copies are the notes and the evidence of other cases that were taken over from this one.
func (a Around) copies(is func(ledger.Ref) bool) []Found {
	var found []Found
	for _, stream := range Beside(a.Case) {
		other := a.Beside[stream]
		if other == nil {
			continue
		}
		title := casework.Of(other).Title()
		for _, e := range casework.Shown(other) {
			what, from := copyOf(e)
			if from.Stream == a.Case.Stream && is(from) {
				found = append(found, Found{Place{e.Ref(), CarriedCopy}, what + " in the linked case " + title})
			}
		}
	}
	return found
}

// copyOf is what an entry is a copy of, in another case; a zero Ref when it is none.
func copyOf(e ledger.Entry) (what string, from ledger.Ref) {
	switch b := e.Body.(type) {
	case casework.NoteBody:
		if !b.Moved.IsZero() {
			return "The note as it was written again", b.Moved
		}
		return "A copy of the note", b.CopyOf
	case evidence.ItemBody:
		return fmt.Sprintf("Evidence %d, a copy,", b.Number), b.Origin
	default:
		return "", ledger.Ref{}
	}
}
