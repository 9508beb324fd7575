package sqlite_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
)

// model is what two programs on one record are held against: for each stream the words it should hold, by the ids they came under.
type model struct {
	programs [2]*ledgertest.Record
	streams  []ledger.StreamID
	held     map[ledger.StreamID][]said
}

type said struct {
	id    ledger.EntryID
	words string
	about ledger.EntryID
}

func (m *model) entry(t *rapid.T, stream ledger.StreamID, s said) ledger.New {
	body := ledgertest.NotedBody{Words: s.words}
	if s.about != "" {
		body.About = []ledger.Ref{{Stream: stream, Entry: s.about}}
	}
	n, err := ledgertest.Noted.New(s.id, ledger.ByService("test"), nil, body)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func (m *model) draw(t *rapid.T) (*ledgertest.Record, ledger.StreamID) {
	return rapid.SampledFrom(m.programs[:]).Draw(t, "program"), rapid.SampledFrom(m.streams).Draw(t, "stream")
}

// append sends new words at some expected version: they are taken exactly when it is the version.
func (m *model) append(t *rapid.T) {
	r, stream := m.draw(t)
	version := int64(len(m.held[stream]))
	expected := rapid.SampledFrom([]int64{version, version, ledger.Any, version + 1, max(version-1, 0), 0}).Draw(t, "expected")
	s := said{ledger.NewEntryID(), rapid.String().Draw(t, "words"), ""}
	err := r.Ledger.Append(t.Context(), ledger.Append{Writes: []ledger.Write{{Stream: stream, Expected: expected, Entries: []ledger.New{m.entry(t, stream, s)}}}})
	if expected == version || expected == ledger.Any {
		if err != nil {
			t.Fatalf("append at version %d: %v", version, err)
		}
		m.held[stream] = append(m.held[stream], s)
		return
	}
	if moved := new(ledger.Moved); !errors.As(err, &moved) || moved.Actual != version {
		t.Fatalf("append expecting %d at version %d: %v", expected, version, err)
	}
}

// again sends an id that is on the record, with the same words or others, at any expected version.
func (m *model) again(t *rapid.T) {
	r, stream := m.draw(t)
	if len(m.held[stream]) == 0 {
		t.Skip("nothing to send again")
	}
	s, same := rapid.SampledFrom(m.held[stream]).Draw(t, "entry"), rapid.Bool().Draw(t, "same")
	if !same {
		s.words += "!"
	}
	expected := rapid.Int64Range(-1, 5).Draw(t, "expected")
	err := r.Ledger.Append(t.Context(), ledger.Append{Writes: []ledger.Write{{Stream: stream, Expected: expected, Entries: []ledger.New{m.entry(t, stream, s)}}}})
	if same && err != nil || !same && !errors.Is(err, ledger.ErrReused) {
		t.Fatalf("sent again, same words %v: %v", same, err)
	}
}

// act sends a form, shown at some version, about an earlier entry or none: it conflicts exactly when an entry since is about the same.
func (m *model) act(t *rapid.T) {
	r, stream := m.draw(t)
	held := m.held[stream]
	s := said{id: ledger.NewEntryID(), words: rapid.String().Draw(t, "words")}
	if len(held) > 0 && rapid.Bool().Draw(t, "about an entry") {
		s.about = held[rapid.IntRange(0, min(2, len(held)-1)).Draw(t, "which")].id
	}
	shown := rapid.Int64Range(0, int64(len(held))).Draw(t, "shown")
	var since []ledger.EntryID
	for _, other := range held[shown:] {
		if other.about != "" && other.about == s.about {
			since = append(since, other.id)
		}
	}
	form := ledger.Act{Form: s.id, On: []ledger.Seen{{Stream: stream, Version: shown}}, Verb: func(ledger.Histories) (c ledger.Change, err error) {
		c.Add(stream, m.entry(t, stream, s))
		return c, nil
	}}
	clicks := rapid.IntRange(1, 2).Draw(t, "clicks")
	for range clicks {
		_, err := r.Ledger.Do(t.Context(), form)
		var conflict *ledger.Conflict
		if len(since) == 0 && err != nil || len(since) > 0 && (!errors.As(err, &conflict) || len(conflict.Since) != len(since)) {
			t.Fatalf("an act shown at %d of %d, with %d entries about the same since: %v", shown, len(held), len(since), err)
		}
	}
	if len(since) == 0 {
		m.held[stream] = append(held, s)
	}
}

// clock moves the clocks, forwards or back, each program's own.
func (m *model) clock(t *rapid.T) {
	r, _ := m.draw(t)
	r.Clock.Advance(time.Duration(rapid.IntRange(-5, 5).Draw(t, "seconds")) * time.Second)
}

// check reads each stream through both programs.
func (m *model) check(t *rapid.T) {
	for _, stream := range m.streams {
		for _, r := range m.programs {
			h, err := r.Ledger.Read(t.Context(), stream)
			if err != nil {
				t.Fatal(err)
			}
			if h.Version != int64(len(m.held[stream])) {
				t.Fatalf("version %d, want %d", h.Version, len(m.held[stream]))
			}
			for i, e := range h.Entries {
				m.checkEntry(t, m.held[stream][i], e, h.Entries[max(i-1, 0)].Recorded)
			}
		}
	}
}

func (m *model) checkEntry(t *rapid.T, want said, e ledger.Entry, before time.Time) {
	b, _ := ledgertest.Noted.In(e)
	if e.ID != want.id || fmt.Sprintf("%q", b.Words) != fmt.Sprintf("%q", want.words) || e.Recorded.Before(before) {
		t.Fatalf("version %d is %s %q of %v, want %s %q, not before %v", e.Version, e.ID, b.Words, e.Recorded, want.id, want.words, before)
	}
}

func TestAnyOrderOfActsKeepsThePromises(t *testing.T) {
	folder := t.TempDir()
	var programs [2]*ledgertest.Record
	for i := range programs {
		programs[i] = ledgertest.In(t, folder, ledgertest.Kinds(&ledgertest.Own))
	}
	rapid.Check(t, func(t *rapid.T) {
		m := &model{programs: programs, held: map[ledger.StreamID][]said{}}
		m.streams = []ledger.StreamID{programs[0].Begin(), programs[0].Begin()}
		t.Repeat(map[string]func(*rapid.T){"append": m.append, "again": m.again, "act": m.act, "clock": m.clock, "": m.check})
	})
	v, err := programs[0].Ledger.Verify(t.Context(), nil, nil)
	if err != nil || len(v.Faults) > 0 {
		t.Fatalf("%v, %v", v.Faults, err)
	}
}
