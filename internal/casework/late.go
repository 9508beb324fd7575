package casework

import (
	"slices"
	"time"

	"candour/internal/ledger"
)

// holds are the words of a stream that are held back, by entry.
type holds map[ledger.EntryID][]HeldBackBody

var holdingBack = ledger.NewFold(func(h *holds, e ledger.Entry) {
	if *h == nil {
		*h = holds{}
	}
	switch b := e.Body.(type) {
	case HeldBackBody:
		(*h)[b.Entry] = append((*h)[b.Entry], b)
	case MayStandBody:
		(*h).release(b)
	}
})

// release shows what was held back for the sake of the details named. What is held back for another’s sake besides stays so.
func (h holds) release(b MayStandBody) {
	stands := func(d ledger.Ref) bool { return slices.Contains(b.Details, d) }
	var left []HeldBackBody
	for _, held := range h[b.Entry] {
		file := len(held.Details) == 0
		held.Details = slices.DeleteFunc(slices.Clone(held.Details), stands)
		if len(held.Details) > 0 || file && len(b.Details) > 0 {
			left = append(left, held)
		}
	}
	h[b.Entry] = left
}

// places are the texts of an entry that are held back.
func (h holds) places(id ledger.EntryID) []string {
	var all []string
	for _, held := range h[id] {
		all = append(all, held.At...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// HoldsBack reports whether anything of an entry is held back because it says something that is now hidden: words, or a file of it.
func HoldsBack(h *ledger.History, id ledger.EntryID) bool { return len((*holdingBack.Of(h))[id]) > 0 }

// HoldsBackFile reports whether the files of an entry are held back, because somebody looked and saw that one shows what is hidden.
func HoldsBackFile(h *ledger.History, id ledger.EntryID) bool {
	return slices.ContainsFunc((*holdingBack.Of(h))[id], func(b HeldBackBody) bool { return len(b.At) == 0 })
}

// WordsHeldBack are the texts of an entry that are held back; of one that is hidden, none. Show them when it is on record that somebody is shown the
// details, and not before.
func WordsHeldBack(h *ledger.History, id ledger.EntryID) ([]string, error) {
	e, ok := h.Find(id)
	if !ok || e.Erased || Hidden(h)[id] != "" {
		return nil, nil
	}
	all, err := passagesOf(e.Body)
	if err != nil {
		return nil, err
	}
	places := holdingBack.Of(h).places(id)
	var texts []string
	for _, p := range all {
		if slices.Contains(places, p.at) && !slices.Contains(texts, p.text) {
			texts = append(texts, p.text)
		}
	}
	return texts, nil
}

// DetailsHeldBack are the details for whose sake words of an entry are held back, each once.
func DetailsHeldBack(h *ledger.History, id ledger.EntryID) []ledger.Ref {
	var all []ledger.Ref
	for _, held := range (*holdingBack.Of(h))[id] {
		for _, d := range held.Details {
			if !slices.Contains(all, d) {
				all = append(all, d)
			}
		}
	}
	return all
}

// Readable is an entry as it may be read: without the words that are held back. One of which they cannot be taken out is no entry at all.
func Readable(h *ledger.History, e ledger.Entry) (ledger.Entry, bool) {
	places := holdingBack.Of(h).places(e.ID)
	if len(places) == 0 || e.Erased {
		return e, true
	}
	body, err := heldBack(e.Body, places)
	e.Body = body
	return e, err == nil
}

// Find is an entry of a stream as it may be read, hidden or not.
func Find(h *ledger.History, id ledger.EntryID) (ledger.Entry, bool) {
	e, ok := h.Find(id)
	if !ok {
		return e, false
	}
	return Readable(h, e)
}

// shown are the entries of a stream that Shown gives.
var shown = newFold(func(h *ledger.History) *[]ledger.Entry {
	hidden, held := Hidden(h), *holdingBack.Of(h)
	all := h.Entries
	if len(hidden) > 0 || len(held) > 0 {
		all = nil
		for _, e := range h.Entries {
			if e, readable := Readable(h, e); readable && hidden[e.ID] == "" {
				all = append(all, e)
			}
		}
	}
	return &all
})

// AsAt is a case as it stood at a moment, in the words that may be read now: what was hidden or held back since stays so.
func AsAt(h *ledger.History, then time.Time) *ledger.History {
	return ledger.NewHistory(h.Stream, Shown(h)...).AsAt(then)
}

// HidesAnything reports whether anything is hidden in the case, or was ever recorded as confidential.
func (s *State) HidesAnything() bool {
	return slices.ContainsFunc(s.history.Entries, func(e ledger.Entry) bool { return e.Kind == OnRecord.Name() })
}

// HidBy is the entry that hid a detail as it is hidden now: that which decided on it last or, before anybody did, that which put it on record.
func (s *State) HidBy(detail ledger.Ref) (by ledger.Entry, found bool) {
	for _, e := range s.history.Entries {
		switch b := e.Body.(type) {
		case OnRecordBody:
			if b.Fact == detail {
				by, found = e, true
			}
		case HidingDecidedBody:
			if b.Fact == detail {
				by = e
			}
		case DetailBody:
			if e.Ref() == detail {
				by, found = e, true
			}
		}
	}
	return by, found
}
