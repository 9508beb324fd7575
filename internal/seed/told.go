package seed

import (
	"time"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/practice"
	"candour/internal/report"
)

// told is a case while it is told by the features' own verbs, each act at its time.
type told struct {
	*plan
	pack    *pack.Pack
	desk    report.Desk
	by      ledger.Author
	now     time.Time
	streams map[ledger.StreamID]*ledger.Whole
	order   []*ledger.Whole
	is      *ledger.History // its open stream, as told so far
	err     error

	early                       *casework.State // not long after it was opened, for acts that ask only who is in it
	people, kids, parents, drew []ledger.Ref
	lastNote, report, opinion   ledger.Ref
	draft                       ledger.StreamID // the report’s own stream
	file                        string          // names its PDF
	tool                        practice.CitedBody
}

// at lets what follows happen on a day, at a time between nine and five, or where it was told so far when that is later.
func (t *told) at(day calendar.Date) {
	now := day.At(calendar.NewTime(9+t.chance.IntN(8), t.chance.IntN(60))).UTC.Add(time.Duration(t.chance.IntN(60_000_000)) * time.Microsecond)
	t.now = later(now, t.now.Add(time.Minute))
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

func (t *told) today() calendar.Date { return calendar.DateInLondon(t.now) }

// does is one act on the case, by the id of a form of that time. It names the entry that bears it.
func (t *told) does(act func(s *casework.State, id ledger.EntryID) (ledger.Change, error)) ledger.Ref {
	if t.err != nil {
		return ledger.Ref{}
	}
	return t.puts(casework.Of(t.is), act)
}

// weighs is one act on the case's evidence.
func (t *told) weighs(act func(s *evidence.State, id ledger.EntryID) (ledger.Change, error)) ledger.Ref {
	if t.err != nil {
		return ledger.Ref{}
	}
	return t.puts(nil, func(_ *casework.State, id ledger.EntryID) (ledger.Change, error) { return act(evidence.Of(t.is), id) })
}

// puts is an act on a state that may be older than the case: several acts that take no notice of each other need not be folded between.
func (t *told) puts(s *casework.State, act func(s *casework.State, id ledger.EntryID) (ledger.Change, error)) ledger.Ref {
	id := t.chance.entry(t.now)
	change, err := act(s, id)
	if err != nil {
		t.err = err
		return ledger.Ref{}
	}
	t.take(change)
	return ledger.Ref{Stream: t.Stream, Entry: id}
}

// take takes in what an act put on record: first the case, then the others in the order in which the case began them.
func (t *told) take(change ledger.Change) {
	t.append(t.Stream, change.Entries[t.Stream])
	for _, w := range t.order {
		if w.Stream != t.Stream {
			t.append(w.Stream, change.Entries[w.Stream])
		}
	}
}

// makeRoom makes room for a stream that acts will write to.
func (t *told) makeRoom(stream ledger.StreamID) {
	w := &ledger.Whole{Stream: stream}
	t.streams[stream], t.order = w, append(t.order, w)
}

func (t *told) append(stream ledger.StreamID, added []ledger.New) {
	w := t.streams[stream]
	for _, n := range added {
		w.Entries = append(w.Entries, ledger.Dated{New: n, Recorded: t.now})
	}
	if stream != t.Stream || len(added) == 0 {
		return
	}
	all := t.is.Entries
	for _, n := range added {
		all = append(all, ledger.Entry{
			Stream: stream, Version: int64(len(all)) + 1, ID: n.ID, Recorded: t.now, Kind: n.Kind, Author: n.Author, Happened: n.Happened, Body: n.Body,
		})
	}
	t.is = ledger.NewHistory(stream, all...)
}

// whole are the streams as told, but for those that nothing was written to.
func (t *told) whole() []ledger.Whole {
	var all []ledger.Whole
	for _, w := range t.order {
		if len(w.Entries) > 0 {
			all = append(all, *w)
		}
	}
	return all
}

// history is another stream than the case, as told so far.
func (t *told) history(stream ledger.StreamID) *ledger.History {
	var all []ledger.Entry
	for i, e := range t.streams[stream].Entries {
		all = append(all, ledger.Entry{
			Stream: stream, Version: int64(i) + 1, ID: e.ID, Recorded: e.Recorded, Kind: e.Kind, Author: e.Author, Happened: e.Happened, Body: e.Body,
		})
	}
	return ledger.NewHistory(stream, all...)
}
