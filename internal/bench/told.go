package bench

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"time"

	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// told is a case told by the features' own verbs. What they put on record is gathered and recorded as one act, because a case of months
// told act by act takes seconds.
type told struct {
	pack *pack.Pack
	by   ledger.Author
	now  time.Time
	all  map[ledger.StreamID][]ledger.New
	is   *ledger.History // the case's open stream, as it stands with what was told
	err  error
}

func newTold(p *pack.Pack, stream ledger.StreamID, by ledger.Author, now time.Time) *told {
	return &told{pack: p, by: by, now: now, all: map[ledger.StreamID][]ledger.New{}, is: ledger.NewHistory(stream)}
}

// does is one act on the case. After one that was refused nothing more is told. It names the entry that bears the act's id.
func (t *told) does(act func(s *casework.State, id ledger.EntryID) (ledger.Change, error)) ledger.Ref {
	return t.acts(1, func(s *casework.State, _ int, id ledger.EntryID) (ledger.Change, error) { return act(s, id) })[0]
}

// acts are many acts that take no notice of each other.
func (t *told) acts(n int, act func(s *casework.State, i int, id ledger.EntryID) (ledger.Change, error)) []ledger.Ref {
	refs := make([]ledger.Ref, n)
	if t.err != nil {
		return refs
	}
	s := casework.Of(t.is)
	var entries []ledger.New
	for i := range n {
		id := ledger.NewEntryID()
		change, err := act(s, i, id)
		if err != nil {
			t.err = err
			return refs
		}
		refs[i] = ledger.Ref{Stream: t.is.Stream, Entry: id}
		entries = append(entries, change.Entries[t.is.Stream]...)
		delete(change.Entries, t.is.Stream)
		t.gather(change.Entries)
	}
	t.gather(map[ledger.StreamID][]ledger.New{t.is.Stream: entries})
	t.goOn(entries)
	return refs
}

// weighs is one act on the case's evidence, resting on all acts before it.
func (t *told) weighs(act func(s *evidence.State, id ledger.EntryID) (ledger.Change, error)) ledger.Ref {
	return t.does(func(_ *casework.State, id ledger.EntryID) (ledger.Change, error) { return act(evidence.Of(t.is), id) })
}

func (t *told) gather(entries map[ledger.StreamID][]ledger.New) {
	for stream, added := range entries {
		t.all[stream] = append(t.all[stream], added...)
	}
}

// goOn is the case with more entries.
func (t *told) goOn(added []ledger.New) {
	all := t.is.Entries[:len(t.is.Entries):len(t.is.Entries)]
	for _, n := range added {
		all = append(all, ledger.Entry{
			Stream: t.is.Stream, Version: int64(len(all)) + 1, ID: n.ID, Recorded: t.now,
			Kind: n.Kind, Author: n.Author, Happened: n.Happened, Body: n.Body,
		})
	}
	t.is = ledger.NewHistory(t.is.Stream, all...)
}

// record puts everything told on the record, with the view rows that follow.
func (t *told) record(ctx context.Context, l *ledger.Ledger) error {
	if t.err != nil {
		return fmt.Errorf("tell a case: %w", t.err)
	}
	var act ledger.Act
	for stream := range maps.Keys(t.all) {
		act.On = append(act.On, ledger.Seen{Stream: stream, Version: ledger.Any})
	}
	act.Verb = func(ledger.Histories) (ledger.Change, error) { return ledger.Change{Entries: t.all}, nil }
	after, err := l.Do(ctx, act)
	if err != nil {
		return fmt.Errorf("record a case: %w", err)
	}
	if after[t.is.Stream].Version != caseEntries {
		return errors.New("a case came out with another number of entries than it was told with")
	}
	return nil
}
