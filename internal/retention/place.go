package retention

import (
	"slices"

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
	DraftStatement PlaceSort = "draft statement" // of a report that is being written, with all its earlier wordings
	DraftComment   PlaceSort = "draft comment"   // on a report that is being written
)

// erasable reports whether the service itself can erase such a place.
func (s PlaceSort) erasable() bool { return s != SentReport }

// Field is the name of the field in which a form asks what becomes of the place.
func (p Place) Field() string { return "place-" + string(p.Ref.Entry) }

// Found is a place as a page shows it.
type Found struct {
	Place
	Name string          // in words, as whoever may see the case reads them: of what was hidden, and of another case, no word is repeated
	In   ledger.StreamID // the linked case in which it stands; none for the case itself
}

// Answers are the answers that can be given for the place.
func (f Found) Answers() []PlaceAnswer {
	if f.Sort.erasable() {
		return []PlaceAnswer{EraseToo, Keep, Tell}
	}
	return []PlaceAnswer{Tell, Keep}
}

// Places are all places that repeat what is to be erased, without what goes with it anyway: what was drawn from it and copied, from one case to
// the next until nothing new comes, then the reports.
func (a Around) Places(t Target) []Found {
	all := trail{Around: a.unhidden(), asShown: a}
	var goes []ledger.Ref
	if t.Whole() {
		all.whole = t.Case
	} else {
		goes = all.goesWith(t.Ref())
		all.of, all.found = slices.Clone(goes), all.drawnFrom(t.Ref())
	}
	all.follow()
	all.reports()
	if t.Whole() {
		all.sent()
	}
	return slices.DeleteFunc(all.found, func(f Found) bool { return slices.Contains(goes, f.Ref) })
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
	return append(goes, a.repeated(goes)...)
}

// repeating is the body of an entry, of a room above, by which the words of another are held a second time: of which entry, and in which. What repeats
// that one repeats them too.
type repeating interface {
	Repeats(self ledger.Ref) (of, in ledger.Ref)
}

// repeatingSeveral is repeating for a body whose own entry holds the words of several others, such as a bundle.
type repeatingSeveral interface {
	RepeatsSeveral() []ledger.Ref
}

// repeated are the entries that hold the words of some others a second time, such as copies made for others. A correction is of its note.
func (a Around) repeated(of []ledger.Ref) []ledger.Ref {
	about, in := slices.Clone(of), []ledger.Ref{}
	for _, e := range a.Case.Entries {
		if b, ok := casework.NoteCorrected.In(e); ok && slices.Contains(of, e.Ref()) {
			about = append(about, b.Note)
		}
	}
	for _, e := range a.Case.Entries {
		if b, ok := e.Body.(repeating); ok {
			if source, held := b.Repeats(e.Ref()); slices.Contains(about, source) {
				about, in = append(about, e.Ref()), append(in, held)
			}
		}
		if b, ok := e.Body.(repeatingSeveral); ok && slices.ContainsFunc(b.RepeatsSeveral(), func(of ledger.Ref) bool { return slices.Contains(about, of) }) {
			in = append(in, e.Ref())
		}
	}
	return in
}
