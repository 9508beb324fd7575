package ledger

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"candour/internal/fault"
)

// Act is something a person or a job does to one or more streams.
type Act struct {
	Form   EntryID // the id that the form carried; the act's first entry bears it
	On     []Seen  // the streams it reads and may write, with the version the person saw
	Strict bool    // signing and filing: any entry since then, in any of the streams, sends the person back
	Verb   Verb
}

// Seen is a stream as a person last saw it.
type Seen struct {
	Stream  StreamID
	Version int64 // Any when nothing on the screen depended on it
}

// Verb decides, from the histories as they stand, what to put on the record. It is pure: it may be run again on newer histories.
type Verb func(Histories) (Change, error)

// Histories are the streams an act is about, by name.
type Histories map[StreamID]*History

// Change is what a verb decided.
type Change struct {
	Entries map[StreamID][]New
	Jobs    []Job
}

// Add puts an entry into the change.
func (c *Change) Add(stream StreamID, entries ...New) {
	if c.Entries == nil {
		c.Entries = map[StreamID][]New{}
	}
	c.Entries[stream] = append(c.Entries[stream], entries...)
}

// Conflict says that somebody changed the same thing since the person looked. Nothing was recorded.
type Conflict struct {
	Mine  []New   // what the person was about to record
	Since []Entry // the entries since then that name a subject that theirs names; under Strict, all since then
}

func (c *Conflict) Error() string { return "somebody changed the same thing first" }

// tries bounds how often a verb is run again because others keep writing. Each time one of them got further, so that a stream on which
// this many write at once is a mistake in the design of the stream.
const tries = 100

// Do carries out an act. When a stream moved, the verb runs again on what it has become, and the person is asked (by *Conflict) only
// when an entry since their version names a subject that theirs names. It returns the histories as they stand with the act recorded.
// A form that was sent before is answered as the first time; with other words, it fails with ErrReused.
func (l *Ledger) Do(ctx context.Context, act Act) (Histories, error) {
	if l.held != "" {
		return nil, fault.Refuse(l.held, nil)
	}
	for range tries {
		done, err := l.try(ctx, act)
		if moved := new(Moved); errors.As(err, &moved) {
			continue
		}
		return done, err
	}
	return nil, fmt.Errorf("the stream moved %d times while an act was tried", tries)
}

func (l *Ledger) try(ctx context.Context, act Act) (Histories, error) {
	read, err := l.readAll(ctx, act.On)
	if err != nil {
		return nil, err
	}
	if first, sent := read.find(act.Form); sent {
		if err := l.sameAsFirst(ctx, act, read, first); err != nil {
			return read, err
		}
		return read, l.kept(ctx, first.Stream)
	}
	change, err := act.Verb(read)
	if err != nil {
		return nil, err
	}
	if err := change.bears(act.Form); err != nil {
		return nil, err
	}
	writes, after, err := l.plan(read, change)
	if err != nil {
		return nil, err
	}
	if conflict := l.conflict(act, read, change); conflict != nil {
		return nil, conflict
	}
	if act.Strict {
		writes.hold(act.On, read)
	}
	return l.record(ctx, act, writes, after)
}

// hold makes the append fail when a stream that the act saw and does not write to has moved since it was read.
func (a *Append) hold(on []Seen, read Histories) {
	for _, seen := range on {
		written := slices.ContainsFunc(a.Writes, func(w Write) bool { return w.Stream == seen.Stream })
		if seen.Version != Any && !written {
			a.Writes = append(a.Writes, Write{Stream: seen.Stream, Expected: read[seen.Stream].Version})
		}
	}
}

// record appends, and completes the histories by what only the commit knows.
func (l *Ledger) record(ctx context.Context, act Act, writes Append, after Histories) (Histories, error) {
	batch, err := l.append(ctx, writes)
	if err != nil {
		return nil, err
	}
	if batch == nil { // another click on the same form was faster
		return l.readAll(ctx, act.On)
	}
	for _, s := range batch.Streams {
		if len(s.Rows) == 0 {
			continue
		}
		h := after[s.Stream]
		h.Link = s.Link
		for _, row := range s.Rows {
			h.bytes += memoryFor(len(row.Body))
		}
		l.cache.put(h)
	}
	return after, nil
}

// bears refuses a change that would not be known again when its form is sent twice.
func (c Change) bears(form EntryID) error {
	if form == "" || len(c.Entries) == 0 {
		return nil
	}
	for _, entries := range c.Entries {
		if slices.ContainsFunc(entries, func(n New) bool { return n.ID == form }) {
			return nil
		}
	}
	return errors.New("no entry of the act bears the id of its form")
}

// readAll asks once where all the streams stand, and reads those that have moved since they were read here.
func (l *Ledger) readAll(ctx context.Context, on []Seen) (Histories, error) {
	names := make([]StreamID, len(on))
	for i, seen := range on {
		names[i] = seen.Stream
	}
	heads, err := l.heads(ctx, names)
	if err != nil {
		return nil, fmt.Errorf("read streams: %w", err)
	}
	read := make(Histories, len(on))
	for _, name := range names {
		h, err := l.readAt(ctx, name, heads[name])
		if err != nil {
			return nil, err
		}
		if h.ReadOnly() {
			return nil, fmt.Errorf("stream holds an entry of an unknown kind: %w", ErrReadOnly)
		}
		read[name] = h
	}
	return read, nil
}

// readAt is the history of a stream whose head is known.
func (l *Ledger) readAt(ctx context.Context, stream StreamID, at Head) (*History, error) {
	held := l.cache.get(stream)
	switch {
	case held != nil && held.Version == at.Version && held.Link == at.Link:
		return held, nil
	case held == nil && at.Version == 0:
		return NewHistory(stream), nil
	default:
		return l.Read(ctx, stream)
	}
}

// ErrReadOnly refuses to add to a stream that holds an entry this program cannot read.
var ErrReadOnly = errors.New("a newer version of Candour has written here")

// plan turns a change into an append, with the view rows that follow from it.
func (l *Ledger) plan(read Histories, change Change) (Append, Histories, error) {
	out, after, clock := Append{Jobs: slices.Clip(change.Jobs)}, Histories{}, l.Now()
	for stream, h := range read {
		after[stream] = h
		entries := change.Entries[stream]
		if len(entries) == 0 {
			continue
		}
		now := latest(clock, h.Last())
		after[stream] = h.with(l.asRecorded(h, entries, now)...)
		out.Writes = append(out.Writes, Write{
			Stream: stream, Expected: h.Version, Entries: entries, now: now, views: changed(l.views, h, after[stream]),
		})
		out.Jobs = append(out.Jobs, l.asks(h, after[stream])...)
	}
	for stream := range change.Entries {
		if read[stream] == nil {
			return Append{}, nil, errors.New("a verb wrote to a stream it did not read")
		}
	}
	return out, after, nil
}

func latest(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

func (l *Ledger) asRecorded(h *History, entries []New, now time.Time) []Entry {
	out := make([]Entry, len(entries))
	for i, n := range entries {
		out[i] = Entry{
			Stream: h.Stream, Version: h.Version + int64(i) + 1, ID: n.ID, Recorded: now,
			Kind: n.Kind, Author: n.Author, Happened: n.Happened, Body: n.Body,
		}
	}
	return out
}

// conflict finds what others changed of the same subjects since the person looked.
func (l *Ledger) conflict(act Act, read Histories, change Change) *Conflict {
	var c Conflict
	for _, seen := range act.On {
		if seen.Version == Any {
			continue
		}
		mine := change.Entries[seen.Stream]
		c.Mine = append(c.Mine, mine...)
		for _, e := range read[seen.Stream].Since(seen.Version) {
			if act.Strict || l.sameSubject(mine, e) {
				c.Since = append(c.Since, e)
			}
		}
	}
	if len(c.Since) == 0 {
		return nil
	}
	return &c
}

func (l *Ledger) sameSubject(mine []New, e Entry) bool {
	theirs := l.registry.Refs(e.Kind, e.Body)
	return slices.ContainsFunc(mine, func(n New) bool {
		return slices.ContainsFunc(l.registry.Refs(n.Kind, n.Body), func(r Ref) bool { return slices.Contains(theirs, r) })
	})
}
