package evidence_test

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"candour/internal/calendar"
	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/packs/england"
)

var england1 = sync.OnceValues(func() (*pack.Pack, error) { return pack.Load(england.FS) })

// casebook is one case for a test: what was recorded, step by step, and how things stand on a day.
type casebook struct {
	t       testing.TB
	pack    *pack.Pack
	day     calendar.Date
	history *ledger.History
	worker  ledger.Author
	people  map[ledger.Ref]string
	report  func(*footing.Contribution) // what a report under way says, if the test has one
	ids     int
}

// people of every test’s case: invented
var (
	hannah = person("Hannah Ashdown")
	david  = person("David Kersey")
	isla   = person("Isla")
)

const stream ledger.StreamID = "7d2f6d0e-6f0b-4a86-9d0c-0f6f4f0f7b01"

func person(name string) evidence.Who {
	return evidence.Who{Person: ledger.Ref{Stream: stream, Entry: ledger.DerivedID(stream, name)}}
}

func newCase(t testing.TB) *casebook {
	t.Helper()
	p, err := england1()
	if err != nil {
		t.Fatal(err)
	}
	return &casebook{
		t: t, pack: p, day: calendar.MustParse("2026-11-24"), worker: ledger.By("1d2f6d0e-6f0b-4a86-9d0c-0f6f4f0f7b09"),
		people: map[ledger.Ref]string{hannah.Person: "Hannah Ashdown", david.Person: "David Kersey", isla.Person: "Isla"},
		history: ledger.NewHistory(stream, ledger.Entry{
			Stream: stream, Version: 1, ID: ledger.DerivedID(stream, "opened"), Kind: "test.opened/1", Recorded: time.Date(2026, 9, 1, 9, 0, 0, 0, time.UTC),
		}),
	}
}

func (c *casebook) name(_ *ledger.History, ref ledger.Ref) string { return c.people[ref] }

func (c *casebook) state() *evidence.State { return evidence.Of(c.history) }

// id is the id of the next form.
func (c *casebook) id() ledger.EntryID {
	c.ids++
	return ledger.DerivedID(stream, fmt.Sprint("form ", c.ids))
}

// when does an act and answers what its last entry introduced.
func (c *casebook) when(change ledger.Change, err error) ledger.Ref {
	c.t.Helper()
	if err != nil {
		c.t.Fatalf("refused: %v", err)
	}
	entries := c.history.Entries
	for _, n := range change.Entries[stream] {
		last := entries[len(entries)-1]
		entries = append(entries, ledger.Entry{
			Stream: stream, Version: last.Version + 1, ID: n.ID, Recorded: last.Recorded.Add(time.Minute),
			Kind: n.Kind, Author: n.Author, Happened: n.Happened, Body: n.Body,
		})
	}
	c.history = ledger.NewHistory(stream, entries...)
	return entries[len(entries)-1].Ref()
}

func (c *casebook) footing() *footing.Case {
	c.t.Helper()
	report := func(h *ledger.History, _ footing.As) (out footing.Contribution) {
		if c.report != nil {
			c.report(&out)
		}
		return out
	}
	f, err := footing.New(c.pack, evidence.Contribute(c.name), report).At(c.day, c.history)
	if err != nil {
		c.t.Fatal(err)
	}
	return f
}

// then asserts how an item stands: that it was said, and that it is so.
func (c *casebook) then(item ledger.Ref, said, so footing.Standing) {
	c.t.Helper()
	f := c.footing()
	if got := f.Standing(footing.Of(item, footing.Said)); got != said {
		c.t.Errorf("that it was said: %v, want %v: %s", got, said, f.Sentence(footing.Of(item, footing.Said), nil))
	}
	if got := f.Standing(footing.Of(item, footing.So)); got != so {
		c.t.Errorf("that it is so: %v, want %v: %s", got, so, f.Sentence(footing.Of(item, footing.So), nil))
	}
}

// saidSo is the sentence about what an item says.
func (c *casebook) saidSo(item ledger.Ref) string {
	return c.footing().Sentence(footing.Of(item, footing.So), nil)
}

func source(who evidence.Who, kind, on string) *evidence.SourceForm {
	return &evidence.SourceForm{
		SourceBody: evidence.SourceBody{Who: who, Kind: kind, Obtained: "in_person", Naming: "named", Verbatim: true},
		Said:       ledger.OnDay(on),
	}
}

func account(who evidence.Who, kind, on, says string) evidence.ItemForm {
	return evidence.ItemForm{
		ItemBody: evidence.ItemBody{Words: says, Says: says, Hand: evidence.FirstHand}, From: source(who, kind, on),
	}
}

// draws puts an account on record as an item.
func (c *casebook) draws(form evidence.ItemForm) ledger.Ref {
	c.t.Helper()
	return c.when(evidence.Draw(c.pack, c.state(), c.worker, c.id(), form))
}

// hannahSays is what the mother says of 9 May.
func (c *casebook) hannahSays() ledger.Ref {
	return c.draws(account(hannah, "party", "2026-09-01", "Mr Kersey drove the children on 9 May after drinking"))
}

// davidDenies disputes an item in the father’s words.
func (c *casebook) davidDenies(item ledger.Ref) (denial ledger.Ref) {
	c.t.Helper()
	words := account(david, "party", "2026-09-02", "I had nothing to drink that day")
	c.when(evidence.Dispute(c.pack, c.state(), c.worker, c.id(), evidence.DisputeForm{Item: item, Denial: evidence.AccountForm{New: &words}}))
	items := c.state().Items()
	return items[len(items)-1].Ref()
}

// schoolWrote is a letter of the school.
func (c *casebook) schoolWrote(on, says string) ledger.Ref {
	return c.draws(account(evidence.Who{Name: "Hill Road School"}, "school", on, says))
}

func finding(proved bool, items ...ledger.Ref) evidence.FindForm {
	return evidence.FindForm{
		FoundBody: evidence.FoundBody{
			Items: items, Proved: proved, Court: "Family Court at Wexcombe", Judge: "District Judge Iqbal",
			Paper: evidence.Paper{Court: ledger.Ref{Stream: stream, Entry: ledger.DerivedID(stream, "order")}, Paragraph: "23"},
		},
		On: calendar.MustParse("2026-11-20"),
	}
}

func (c *casebook) finds(form evidence.FindForm) ledger.Ref {
	c.t.Helper()
	return c.when(evidence.Find(c.state(), c.worker, c.id(), form))
}
