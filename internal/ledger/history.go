package ledger

import (
	"slices"
	"sync"
	"time"
)

// History is a stream as read at one version. It never changes; a later read yields another History.
type History struct {
	Stream  StreamID
	Version int64
	Link    Hash
	Entries []Entry // entry i has version i+1

	bytes  int // about what the entries take in memory, for the cache
	mu     sync.Mutex
	folded map[any]any
}

// NewHistory is a history of entries that are at hand, for tests and for looking back: Before and pure rules need no database.
func NewHistory(stream StreamID, entries ...Entry) *History {
	return &History{Stream: stream, Version: int64(len(entries)), Entries: entries, Link: FirstLink(stream)}
}

// Last is when the newest entry was recorded; zero for an empty stream.
func (h *History) Last() time.Time {
	if len(h.Entries) == 0 {
		return time.Time{}
	}
	return h.Entries[len(h.Entries)-1].Recorded
}

// Since are the entries after a version.
func (h *History) Since(version int64) []Entry {
	return h.Entries[min(max(version, 0), int64(len(h.Entries))):]
}

// AsAt is the stream as it stood at a time: the entries recorded up to then.
func (h *History) AsAt(at time.Time) *History {
	n, _ := slices.BinarySearchFunc(h.Entries, at, func(e Entry, at time.Time) int {
		if e.Recorded.After(at) {
			return 1
		}
		return -1
	})
	return NewHistory(h.Stream, h.Entries[:n:n]...)
}

// Find is the entry of that id.
func (h *History) Find(id EntryID) (Entry, bool) {
	i := slices.IndexFunc(h.Entries, func(e Entry) bool { return e.ID == id })
	if i < 0 {
		return Entry{}, false
	}
	return h.Entries[i], true
}

// ReadOnly reports whether the stream holds an entry of a kind that this program does not know.
func (h *History) ReadOnly() bool {
	return slices.ContainsFunc(h.Entries, func(e Entry) bool { _, unknown := e.Body.(Unknown); return unknown })
}

// with is the history as it will be once the new entries are on the record; its Link is known only then.
func (h *History) with(entries ...Entry) *History {
	return &History{
		Stream: h.Stream, Version: h.Version + int64(len(entries)), Link: h.Link, bytes: h.bytes,
		Entries: append(h.Entries[:len(h.Entries):len(h.Entries)], entries...),
	}
}

// Fold is how one feature reads its state out of a stream: a function over its own kinds, and nothing else.
type Fold[S any] struct{ apply func(*S, Entry) }

// NewFold makes a fold from the feature's rule for one entry. The rule sees every entry of the stream, the erased ones without a body,
// and must leave alone what it does not know.
func NewFold[S any](apply func(*S, Entry)) *Fold[S] { return &Fold[S]{apply: apply} }

// Of is the folded state of a history. It is computed once for each history and shared: treat it as read-only.
func (f *Fold[S]) Of(h *History) *S {
	h.mu.Lock()
	defer h.mu.Unlock()
	if s, ok := h.folded[f]; ok {
		return s.(*S)
	}
	s := new(S)
	for _, e := range h.Entries {
		f.apply(s, e)
	}
	if h.folded == nil {
		h.folded = map[any]any{}
	}
	h.folded[f] = s
	return s
}
