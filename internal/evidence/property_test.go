package evidence_test

import (
	"fmt"
	"testing"
	"time"

	"candour/internal/calendar"
	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/pack"

	"pgregory.net/rapid"
)

// drawn is a case made by chance: items first, then acts on them in any order.
type drawn struct {
	pack  *pack.Pack
	items []ledger.Entry
	acts  []ledger.Entry
}

func refTo(id string) ledger.Ref {
	return ledger.Ref{Stream: stream, Entry: ledger.DerivedID(stream, id)}
}

func entry[T any](id string, kind ledger.Kind[T], when string, body T) ledger.Entry {
	return ledger.Entry{
		Stream: stream, ID: refTo(id).Entry, Kind: kind.Name(), Author: ledger.By("1d2f6d0e-6f0b-4a86-9d0c-0f6f4f0f7b09"),
		Recorded: time.Date(2026, 9, 1, 9, 0, 0, 0, time.UTC), Happened: ledger.OnDay(when), Body: body,
	}
}

// drawCase makes a case whose acts may name anything, themselves and each other included, as no verb would let them.
func drawCase(t *rapid.T, p *pack.Pack) drawn {
	d := drawn{pack: p}
	n := rapid.IntRange(1, 5).Draw(t, "items")
	kinds := []string{"party", "child", "school", "police", "court", "tool"}
	for i := range n {
		kind := rapid.SampledFrom(kinds).Draw(t, "kind")
		body := evidence.SourceBody{Who: evidence.Who{Name: fmt.Sprint("source ", i)}, Kind: kind, Obtained: "in_person", Naming: "named"}
		item := evidence.ItemBody{Number: i + 1, Source: refTo(fmt.Sprint("source ", i)), Words: "words", Says: fmt.Sprint("matter ", i), Hand: "first"}
		if rapid.IntRange(0, 4).Draw(t, "joined") == 0 {
			item.Matter = refTo(fmt.Sprint("item ", rapid.IntRange(0, n-1).Draw(t, "matter")))
		}
		if rapid.IntRange(0, 4).Draw(t, "copies") == 0 {
			item.Origin = refTo(fmt.Sprint("item ", rapid.IntRange(0, n-1).Draw(t, "origin")))
		}
		day := rapid.SampledFrom([]string{"2026-01-10", "2026-10-10"}).Draw(t, "day")
		d.items = append(d.items, entry(fmt.Sprint("source ", i), evidence.SourceRecorded, day, body), entry(fmt.Sprint("item ", i), evidence.ItemDrawn, day, item))
	}
	for i := range rapid.IntRange(0, 8).Draw(t, "acts") {
		d.acts = append(d.acts, drawAct(t, n, i))
	}
	return d
}

func drawAct(t *rapid.T, items, i int) ledger.Entry {
	id, day := fmt.Sprint("act ", i), "2026-11-01"
	item := func() ledger.Ref { return refTo(fmt.Sprint("item ", rapid.IntRange(0, items-1).Draw(t, "item"))) }
	any := func() ledger.Ref {
		return rapid.SampledFrom([]ledger.Ref{item(), refTo(fmt.Sprint("act ", rapid.IntRange(0, 7).Draw(t, "act"))), refTo("source 0")}).Draw(t, "any")
	}
	yes := rapid.Bool()
	switch rapid.IntRange(0, 9).Draw(t, "sort") {
	case 0, 1:
		point := rapid.SampledFrom([]evidence.Point{evidence.TheMatter, evidence.TheMatter, evidence.TheStep}).Draw(t, "point")
		return entry(id, evidence.Disputed, day, evidence.DisputedBody{Item: any(), Denial: item(), Point: point})
	case 2:
		return entry(id, evidence.Outweighed, day, evidence.OutweighedBody{Better: item(), Worse: item(), Why: "because"})
	case 3:
		return entry(id, evidence.Replaced, day, evidence.ReplacedBody{Older: any(), Newer: any(), Why: "because"})
	case 4:
		paper := evidence.Paper{Court: refTo("order"), Paragraph: "1"}
		return entry(id, evidence.Found, day, evidence.FoundBody{Items: []ledger.Ref{item(), item()}, Proved: yes.Draw(t, "proved"), Court: "the court", Paper: paper})
	case 5:
		return entry(id, evidence.SetAside, day, evidence.SetAsideBody{Of: any(), Court: "a higher court"})
	case 6:
		return entry(id, evidence.Admitted, day, evidence.AdmittedBody{Item: item(), By: david, Words: "yes"})
	case 7:
		return entry(id, evidence.OutcomeRecorded, day, evidence.OutcomeBody{Item: item(), Outcome: rapid.SampledFrom(evidence.Outcomes).Draw(t, "outcome")})
	case 8:
		return entry(id, evidence.NoWeight, day, evidence.NoWeightBody{Item: item(), Because: "because"})
	default:
		return entry(id, evidence.LookedAgain, day, evidence.LookedAgainBody{Item: item(), How: "asked"})
	}
}

func (d drawn) history(more ...ledger.Entry) *ledger.History {
	all := append(append(append([]ledger.Entry{}, d.items...), d.acts...), more...)
	for i := range all {
		all[i].Version = int64(i) + 1
	}
	return ledger.NewHistory(stream, all...)
}

func (d drawn) footing(t *rapid.T, h *ledger.History) *footing.Case {
	f, err := footing.New(d.pack, evidence.Contribute(nil)).At(calendar.MustParse("2026-11-24"), h)
	if err != nil {
		t.Fatalf("a case cannot be worked out: %v", err)
	}
	return f
}

// unchanged fails when entries change how anything that was there before stands.
func (d drawn) unchanged(t *rapid.T, more ...ledger.Entry) {
	before, after := d.footing(t, d.history()), d.footing(t, d.history(more...))
	for _, k := range before.Keys() {
		if was, is := before.Standing(k), after.Standing(k); was != is {
			t.Fatalf("%s %s was %v and is %v", before.Name(k), k.Facet, was, is)
		}
	}
}

func property(t *testing.T, check func(*rapid.T, drawn)) {
	t.Helper()
	p, err := england1()
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(rt *rapid.T) { check(rt, drawCase(rt, p)) })
}

func TestTakingBackNeverDefeatsAnything(t *testing.T) {
	property(t, func(t *rapid.T, d drawn) {
		item := rapid.IntRange(0, len(d.items)/2-1)
		d.unchanged(t, entry("taken back", evidence.TakenBack, "2026-11-02", evidence.TakenBackBody{
			Item: refTo(fmt.Sprint("item ", item.Draw(t, "first"))), Account: refTo(fmt.Sprint("item ", item.Draw(t, "second"))),
		}))
	})
}

func TestWhatSettlesNothingChangesNothing(t *testing.T) {
	property(t, func(t *rapid.T, d drawn) {
		what := rapid.SampledFrom(evidence.Outcomes[1:]).Draw(t, "outcome")
		item := refTo(fmt.Sprint("item ", rapid.IntRange(0, len(d.items)/2-1).Draw(t, "item")))
		d.unchanged(t, entry("outcome", evidence.OutcomeRecorded, "2026-11-02", evidence.OutcomeBody{Item: item, Outcome: what}))
	})
}

func TestNoWeightLeavesEveryItemWhereItStood(t *testing.T) {
	property(t, func(t *rapid.T, d drawn) {
		item := refTo(fmt.Sprint("item ", rapid.IntRange(0, len(d.items)/2-1).Draw(t, "item")))
		opinion := entry("opinion", evidence.NoWeight, "2026-11-02", evidence.NoWeightBody{Item: item, Because: "because"})
		opinion.Author = ledger.By("1d2f6d0e-6f0b-4a86-9d0c-0f6f4f0f7b10") // nobody’s judgements are hers
		d.unchanged(t, opinion)
	})
}

func TestTheOrderInWhichActsWereRecordedPlaysNoPart(t *testing.T) {
	property(t, func(t *rapid.T, d drawn) {
		before := d.footing(t, d.history())
		d.acts = rapid.Permutation(d.acts).Draw(t, "order")
		after := d.footing(t, d.history())
		for _, k := range before.Keys() {
			if was, is := before.Standing(k), after.Standing(k); was != is {
				t.Fatalf("%s %s was %v and is %v", before.Name(k), k.Facet, was, is)
			}
		}
	})
}

func TestPrivilegedWordsAreInNoArgumentListOrSearch(t *testing.T) {
	property(t, func(t *rapid.T, d drawn) {
		other := func() ledger.Ref {
			return refTo(fmt.Sprint("item ", rapid.IntRange(0, len(d.items)/2-1).Draw(t, "other")))
		}
		advice := evidence.SourceBody{Who: david, Kind: "party", Obtained: "in_writing", Naming: "not_named", Handling: []string{"privileged"}}
		note := evidence.ItemBody{Number: 99, Source: refTo("advice"), Words: "as your solicitor I advise", Says: "privileged", Hand: "first"}
		d.unchanged(t,
			entry("advice", evidence.SourceRecorded, "2026-10-10", advice),
			entry("note", evidence.ItemDrawn, "2026-10-10", note),
			entry("dispute", evidence.Disputed, "2026-10-10", evidence.DisputedBody{Item: other(), Denial: refTo("note"), Point: evidence.TheMatter}),
			entry("judgement", evidence.Outweighed, "2026-10-10", evidence.OutweighedBody{Better: refTo("note"), Worse: other(), Why: "because"}),
		)
		h := d.history(entry("advice", evidence.SourceRecorded, "2026-10-10", advice), entry("note", evidence.ItemDrawn, "2026-10-10", note))
		if got := d.footing(t, h).Standing(footing.Of(refTo("note"), footing.Said)); got != footing.NotAnswered {
			t.Fatalf("a privileged note is part of the argument: %v", got)
		}
		if rows := evidence.View(d.pack).Rows(h); len(rows) != len(d.items)/2 {
			t.Fatalf("%d rows for %d items", len(rows), len(d.items)/2)
		}
	})
}

// FuzzFold feeds whatever acts on a case can be made of bytes: no history may stop the reading of a case.
func FuzzFold(f *testing.F) {
	p, err := england1()
	if err != nil {
		f.Fatal(err)
	}
	f.Add([]byte("any bytes at all will do to begin with, the more the better for the first case"))
	f.Fuzz(rapid.MakeFuzz(func(t *rapid.T) {
		d := drawCase(t, p)
		h := d.history()
		c := d.footing(t, h)
		s := evidence.Of(h)
		for _, i := range s.Items() {
			s.Page(c, i.Ref(), nil)
		}
		evidence.View(p).Rows(h)
	}))
}
