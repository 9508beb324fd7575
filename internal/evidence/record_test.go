package evidence_test

import (
	"errors"
	"testing"

	"candour/internal/evidence"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
)

// onRecord does an act as somebody who saw the case at a version.
func onRecord(t *testing.T, r *ledgertest.Record, name ledger.StreamID, seen int64, verb func(*evidence.State, ledger.EntryID) (ledger.Change, error)) (*ledger.History, error) {
	t.Helper()
	id := ledger.NewEntryID()
	after, err := r.Ledger.Do(t.Context(), ledger.Act{
		Form: id, On: []ledger.Seen{{Stream: name, Version: seen}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) { return verb(evidence.Of(hs[name]), id) },
	})
	return after[name], err
}

func TestTwoPeopleAtWorkOnOneCaseMeetOnlyOverTheSameItem(t *testing.T) {
	c := newCase(t)
	r := ledgertest.New(t, ledgertest.Kinds(&evidence.Kinds), evidence.View(c.pack))
	letter := account(evidence.Who{Name: "Hill Road School"}, "school", "2026-10-12", "Rowan was absent on 8 May")
	source, err := evidence.SourceRecorded.New(ledger.NewEntryID(), c.worker, letter.From.Said, letter.From.SourceBody)
	if err != nil {
		t.Fatal(err)
	}
	name := r.Begin(source)
	draw := func(s *evidence.State, id ledger.EntryID) (ledger.Change, error) {
		return evidence.Draw(c.pack, s, c.worker, id, letter)
	}
	if _, err := onRecord(t, r, name, 1, draw); err != nil {
		t.Fatal(err)
	}
	h, err := onRecord(t, r, name, 1, draw)
	if err != nil {
		t.Fatalf("a second item stops on the first: %v", err)
	}
	items := evidence.Of(h).Items()
	if len(items) != 2 || items[1].Number != 2 {
		t.Fatalf("items %v", items)
	}

	seen := h.Version
	correct := func(why string) error {
		_, err := onRecord(t, r, name, seen, func(s *evidence.State, id ledger.EntryID) (ledger.Change, error) {
			return evidence.Replace(c.pack, s, c.worker, id, evidence.ReplaceForm{
				Older: items[0].Ref(), Newer: evidence.AccountForm{New: &letter}, Why: why,
			})
		})
		return err
	}
	if err := correct("They had mixed up two children"); err != nil {
		t.Fatal(err)
	}
	var conflict *ledger.Conflict
	if err := correct("The date was wrong"); !errors.As(err, &conflict) || len(conflict.Since) != 1 {
		t.Fatalf("the second correction: %v", err)
	}
	if body, ok := evidence.Replaced.In(conflict.Since[0]); !ok || body.Why != "They had mixed up two children" {
		t.Errorf("shown %+v", conflict.Since[0].Body)
	}
}

func TestANumberIsNeverGivenTwice(t *testing.T) {
	c := newCase(t)
	c.hannahSays()
	c.schoolWrote("2026-10-12", "Rowan was at school")
	last := &c.history.Entries[len(c.history.Entries)-1]
	*last = ledger.Entry{Stream: stream, Version: last.Version, ID: last.ID, Recorded: last.Recorded, Erased: true}
	c.history = ledger.NewHistory(stream, c.history.Entries...)
	c.schoolWrote("2026-10-13", "Rowan was ill")
	items := c.state().Items()
	if got := items[len(items)-1].Number; got < 3 {
		t.Errorf("the number %d of an erased item is given again", got)
	}
}
