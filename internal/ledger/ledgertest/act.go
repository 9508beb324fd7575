package ledgertest

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"candour/internal/ledger"
)

// writing is an act that adds entries whatever it reads.
func (r *rig) writing(stream ledger.StreamID, entries ...ledger.New) ledger.Act {
	return r.seen(stream, ledger.Any, entries...)
}

// seen is a form that was shown at a version of the stream and sends entries.
func (r *rig) seen(stream ledger.StreamID, version int64, entries ...ledger.New) ledger.Act {
	return ledger.Act{
		Form: entries[0].ID,
		On:   []ledger.Seen{{Stream: stream, Version: version}},
		Verb: func(ledger.Histories) (c ledger.Change, err error) {
			c.Add(stream, entries...)
			return c, nil
		},
	}
}

func unrelated(t *testing.T, r *rig) {
	s := r.stream()
	item, hearing := r.note("an item"), r.note("a hearing")
	must(t, r.add(s, 0, item, hearing))
	must(t, r.add(s, 2, r.note("the court moved the hearing", ledger.Ref{Stream: s, Entry: hearing.ID})))

	runs := 0
	form := r.seen(s, 2, r.note("the item corrected", ledger.Ref{Stream: s, Entry: item.ID}))
	verb := form.Verb
	form.Verb = func(hs ledger.Histories) (ledger.Change, error) {
		if runs++; runs == 1 { // the court writes once more between reading and appending
			must(t, r.add(s, 3, r.note("the court moved it again", ledger.Ref{Stream: s, Entry: hearing.ID})))
		} else if hs[s].Version != 4 {
			t.Errorf("the verb ran again on version %d, want 4", hs[s].Version)
		}
		return verb(hs)
	}
	after, err := r.Do(t.Context(), form)
	must(t, err)
	if runs != 2 || after[s].Version != 5 {
		t.Errorf("the verb ran %d times and left version %d, want 2 and 5", runs, after[s].Version)
	}
	r.says(s, "an item", "a hearing", "the court moved the hearing", "the court moved it again", "the item corrected")
}

func sameItem(t *testing.T, r *rig) {
	s, item := r.stream(), r.note("an item")
	about := ledger.Ref{Stream: s, Entry: item.ID}
	must(t, r.add(s, 0, item))
	_, err := r.Do(t.Context(), r.seen(s, 1, r.note("hers", about)))
	must(t, err)
	must(t, r.add(s, 2, r.note("something else")))

	_, err = r.Do(t.Context(), r.seen(s, 1, r.note("his", about)))
	var c *ledger.Conflict
	if !errors.As(err, &c) || len(c.Mine) != 1 || len(c.Since) != 1 {
		t.Fatalf("the second correction: %v (%+v), want a conflict of one with one", err, c)
	}
	mine, since := c.Mine[0].Body.(NotedBody), c.Since[0].Body.(NotedBody)
	if mine.Words != "his" || since.Words != "hers" || c.Since[0].Version != 2 {
		t.Errorf("mine %q, since %q of version %d", mine.Words, since.Words, c.Since[0].Version)
	}
	r.says(s, "an item", "hers", "something else")

	_, err = r.Do(t.Context(), r.seen(s, 3, r.note("his, having read hers", about)))
	must(t, err)
}

func strict(t *testing.T, r *rig) {
	s := r.stream()
	must(t, r.add(s, 0, r.note("the report")))
	signing := r.seen(s, 1, r.note("signed"))
	signing.Strict = true
	must(t, r.add(s, 1, r.note("something else")))
	var c *ledger.Conflict
	if _, err := r.Do(t.Context(), signing); !errors.As(err, &c) || len(c.Since) != 1 || c.Since[0].Version != 2 {
		t.Errorf("signing after something else: %v, want a conflict with version 2", err)
	}
	r.says(s, "the report", "something else")
}

func strictReading(t *testing.T, r *rig) {
	s := r.streams(2)
	report, found := s[0], s[1]
	must(t, r.add(found, 0, r.note("a finding")))
	runs := 0
	signed := r.note("signed")
	_, err := r.Do(t.Context(), ledger.Act{
		Form: signed.ID, Strict: true, On: []ledger.Seen{{Stream: report, Version: 0}, {Stream: found, Version: 1}},
		Verb: func(ledger.Histories) (c ledger.Change, err error) {
			if runs++; runs == 1 { // the case moves on between the check and the signature
				must(t, r.add(found, 1, r.note("set aside on appeal")))
			}
			c.Add(report, signed)
			return c, nil
		},
	})
	var c *ledger.Conflict
	if !errors.As(err, &c) || len(c.Since) != 1 || c.Since[0].Stream != found {
		t.Errorf("signing a report on a case that moved meanwhile: %v", err)
	}
	r.says(report)
}

func secondClick(t *testing.T, r *rig) {
	s := r.stream()
	must(t, r.add(s, 0, r.note("an item")))
	form := r.seen(s, 1, r.note("mine"), r.note("and this"))
	for range 2 {
		after, err := r.Do(t.Context(), form)
		must(t, err)
		if after[s].Version < 3 {
			t.Errorf("the answer stands at version %d, want 3 or later", after[s].Version)
		}
		must(t, r.add(s, ledger.Any, r.note("others")))
	}
	r.says(s, "an item", "mine", "and this", "others", "others")
}

func secondBeginning(t *testing.T, r *rig) {
	s, first := ledger.NewStreamID(), r.note("a case")
	for range 2 {
		must(t, r.BeginStreams(t.Context(), s))
		_, err := r.Do(t.Context(), r.seen(s, 0, first))
		must(t, err)
	}
	r.says(s, "a case")
	if err := r.BeginStreams(t.Context(), "0198c1c3-7a10-7c3e-8f00-3a5b7c9d1e2f"); err == nil {
		t.Error("a stream was named by a time")
	}
}

// twice is a form whose verb refuses to do again in the second stream what is done there.
func (r *rig) twice(from, to ledger.StreamID, id ledger.EntryID) ledger.Act {
	return ledger.Act{
		Form: id, On: []ledger.Seen{{Stream: from, Version: 0}, {Stream: to, Version: 1}},
		Verb: func(hs ledger.Histories) (c ledger.Change, err error) {
			if hs[to].Version > 1 {
				return c, errors.New("it was handed over already")
			}
			c.Add(from, r.noteAs(id, "handed over"))
			c.Add(to, r.noteAs(ledger.DerivedID(to, "from "+string(id)), fmt.Sprintf("taken after %d", hs[to].Version)))
			return c, nil
		},
	}
}

func secondClickOnSeveral(t *testing.T, r *rig) {
	for _, later := range []time.Duration{0, time.Second} {
		s := r.streams(2)
		must(t, r.add(s[1], 0, r.note("there before")))
		r.clock.Advance(later)
		form := r.twice(s[0], s[1], ledger.NewEntryID())
		for range 2 {
			_, err := r.Do(t.Context(), form)
			must(t, err)
		}
		r.says(s[0], "handed over")
		r.says(s[1], "there before", "taken after 1")
	}
}

func clickWithOtherWords(t *testing.T, r *rig) {
	s, id := r.stream(), ledger.NewEntryID()
	_, err := r.Do(t.Context(), r.seen(s, 0, r.noteAs(id, "as first sent")))
	must(t, err)
	if _, err := r.Do(t.Context(), r.seen(s, 0, r.noteAs(id, "edited after going back"))); !errors.Is(err, ledger.ErrReused) {
		t.Errorf("the form again with other words: %v, want ErrReused", err)
	}
	r.says(s, "as first sent")
}

func refusingVerb(t *testing.T, r *rig) {
	s, no := r.stream(), errors.New("this report is signed")
	act := r.writing(s, r.note("words"))
	act.Verb = func(ledger.Histories) (ledger.Change, error) { return ledger.Change{}, no }
	if _, err := r.Do(t.Context(), act); !errors.Is(err, no) {
		t.Errorf("the act answered %v, want the verb's own refusal", err)
	}
	act.Verb = func(ledger.Histories) (c ledger.Change, err error) {
		c.Add(s, r.note("under another id"))
		return c, nil
	}
	if _, err := r.Do(t.Context(), act); err == nil {
		t.Error("an act was recorded that a second click would record again")
	}
	r.says(s)
}

func asThenRead(t *testing.T, r *rig) {
	s := r.stream()
	for i := range 3 {
		after, err := r.Do(t.Context(), r.writing(s, r.note(fmt.Sprint("note ", i))))
		must(t, err)
		for name, program := range map[string]*rig{"the same program": r, "another": r.again()} {
			h := program.read(s)
			if after[s].Version != h.Version || after[s].Link != h.Link || fmt.Sprint(after[s].Entries) != fmt.Sprint(h.Entries) {
				t.Errorf("act %d left %v; %s reads %v", i, after[s].Entries, name, h.Entries)
			}
		}
	}
}
