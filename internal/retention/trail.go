package retention

import (
	"fmt"
	"slices"
	"strconv"

	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/ledger"
)

// trail follows words from where they stand to every place that repeats them.
type trail struct {
	Around                  // with what was hidden
	asShown Around          // without
	whole   ledger.StreamID // the case that goes as a whole; none when one entry goes
	of      []ledger.Ref    // what holds the words, as far as it is known
	found   []Found
}

func (t *trail) holds(ref ledger.Ref) bool {
	return t.whole != "" && ref.Stream == t.whole || slices.Contains(t.of, ref)
}

// stays are the cases of which something may repeat the words and does not go anyway.
func (t *trail) stays() []*ledger.History {
	var stays []*ledger.History
	for _, h := range t.asShown.cases() {
		if h.Stream != t.whole {
			stays = append(stays, t.history(h.Stream))
		}
	}
	return stays
}

// add puts down a place by its name and, for whoever may see neither hidden words nor another case, by what it is.
func (t *trail) add(h *ledger.History, place Place, name, plain string) {
	switch {
	case h.Stream != t.Case.Stream:
		t.found = append(t.found, Found{place, plain + " in a linked case", h.Stream})
	case casework.Hidden(t.asShown.Case)[place.Ref.Entry] != "":
		t.found = append(t.found, Found{place, plain + ", which was hidden", ""})
	default:
		t.found = append(t.found, Found{place, name, ""})
	}
}

// follow goes on from case to case until nothing new holds the words.
func (t *trail) follow() {
	for before := -1; before < len(t.of); {
		before = len(t.of)
		for _, h := range t.stays() {
			t.copies(h)
			t.drawn(h)
		}
	}
}

// copies are the notes and the evidence of a case that were taken over from another.
func (t *trail) copies(h *ledger.History) {
	for _, e := range h.Entries {
		what, from := copyOf(e)
		if from.Stream != h.Stream && t.holds(from) && !t.holds(e.Ref()) {
			t.of = append(t.of, e.Ref())
			t.add(h, Place{e.Ref(), CarriedCopy}, what, what)
		}
	}
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

// drawn are the items of a case drawn from what holds the words, or that repeat it.
func (t *trail) drawn(h *ledger.History) {
	for _, i := range evidence.Of(h).Items() {
		rests := t.holds(i.ItemBody.Source) || t.holds(i.Origin) || i.Source != nil && t.holds(i.Source.Paper.Note)
		if rests && !t.holds(i.Ref()) {
			t.of = append(t.of, i.Ref())
			t.add(h, Place{i.Ref(), DrawnEvidence}, fmt.Sprintf("Evidence %d: %s", i.Number, i.Says), fmt.Sprintf("Evidence %d", i.Number))
		}
	}
}

// drawnFrom are the source of an item, and the note that its words were taken from.
func (a Around) drawnFrom(item ledger.Ref) []Found {
	i, known := evidence.Of(a.Case).Item(item)
	if !known || i.Source == nil {
		return nil
	}
	number := strconv.Itoa(i.Number)
	found := []Found{{Place: Place{i.Source.Ref(), DrawnFrom}, Name: "The source of evidence " + number + ", with its file if it has one"}}
	if note := i.Source.Paper.Note; !note.IsZero() {
		found = append(found, Found{Place: Place{note, DrawnFrom}, Name: "The note that evidence " + number + " was taken from"})
	}
	return found
}
