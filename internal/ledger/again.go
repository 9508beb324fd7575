package ledger

import (
	"context"
	"fmt"
	"maps"
	"slices"
)

// find is the entry that a form made, when it was sent before.
func (hs Histories) find(form EntryID) (first Entry, sent bool) {
	if form == "" {
		return Entry{}, false
	}
	for _, h := range hs {
		if e, ok := h.Find(form); ok {
			return e, true
		}
	}
	return Entry{}, false
}

// sameAsFirst answers a form that was sent before: a second click is harmless, other words under the same id are a fault. It runs the verb
// on the streams as they stood then, and compares what it would have recorded with what is recorded.
func (l *Ledger) sameAsFirst(ctx context.Context, act Act, now Histories, first Entry) error {
	change, before, err := replay(act.Verb, now, first)
	if err != nil {
		return fmt.Errorf("the form was sent before: %w: %w", ErrReused, err)
	}
	writes, _, err := l.plan(before, change)
	if err != nil {
		return err
	}
	_, err = l.recordedBefore(ctx, writes)
	return err
}

// kept returns when what was read of a stream is as durable as what is acknowledged. To have read it is not enough: an engine whose commit was
// cut off may show what only it has, and what it loses with the machine. A commit on the stream, even of nothing, waits for all before it.
func (l *Ledger) kept(ctx context.Context, stream StreamID) error {
	return l.Append(ctx, Append{Writes: []Write{{Stream: stream, Expected: Any}}})
}

// replay runs a verb as when its form was first sent. Where the form's own entry stands is known; where the act's other entries stand is
// known only from their ids, which the verb itself tells. It is asked first with the other streams as they stand now, and if it refuses
// (what it would do is done) with what was there before the form's time; then once more with every stream exactly before the act.
func replay(verb Verb, now Histories, first Entry) (Change, Histories, error) {
	before := now.rewound(first.Stream, first.Version-1)
	change, err := verb(before)
	if err != nil {
		before = before.earlierThan(first)
		change, err = verb(before)
	}
	if err != nil {
		return Change{}, nil, err
	}
	exact := now.beforeAny(change)
	change, err = verb(exact)
	return change, exact, err
}

// rewound is the histories with one of them cut back to a version.
func (hs Histories) rewound(stream StreamID, version int64) Histories {
	out := maps.Clone(hs)
	out[stream] = hs[stream].UpTo(version)
	return out
}

// earlierThan is the histories with every other stream cut back to what was recorded before an entry.
func (hs Histories) earlierThan(e Entry) Histories {
	out := maps.Clone(hs)
	for name, h := range hs {
		if name != e.Stream {
			n := slices.IndexFunc(h.Entries, func(other Entry) bool { return !other.Recorded.Before(e.Recorded) })
			if n >= 0 {
				out[name] = h.UpTo(int64(n))
			}
		}
	}
	return out
}

// beforeAny is the histories cut back to before the first entry that a change names.
func (hs Histories) beforeAny(change Change) Histories {
	out := maps.Clone(hs)
	for name, entries := range change.Entries {
		h := hs[name]
		if h == nil {
			continue
		}
		n := slices.IndexFunc(h.Entries, func(e Entry) bool {
			return slices.ContainsFunc(entries, func(mine New) bool { return mine.ID == e.ID })
		})
		if n >= 0 {
			out[name] = h.UpTo(int64(n))
		}
	}
	return out
}

// UpTo is the stream as it stood at a version that it has reached.
func (h *History) UpTo(version int64) *History {
	return NewHistory(h.Stream, h.Entries[:version:version]...)
}
