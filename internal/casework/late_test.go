package casework_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/words"
)

// holdBack holds back what an entry of the family’s case says of the details hidden from everybody who was shown none.
func (f *hiddenFamily) holdBack(t *testing.T, id ledger.EntryID) {
	t.Helper()
	e, _ := f.Read(f.Stream).Find(id)
	held, at, err := f.gate(t, casework.ToColleague("")).Look(e.Body)
	if err != nil || len(held) == 0 {
		t.Fatalf("the entry holds %v, %v", held, err)
	}
	put(f, casework.HeldBack, casework.HeldBackBody{Entry: id, At: at, Details: []ledger.Ref{held[0].Ref}})
}

// put puts an entry of any kind on record.
func put[T any](f *hiddenFamily, kind ledger.Kind[T], body T) {
	f.When(func(s *casework.State) (ledger.Change, error) {
		m := &ledger.Making{By: f.Worker}
		ledger.Put(m, s.Stream, kind, ledger.NewEntryID(), nil, body)
		return m.Done()
	})
}

func (f *hiddenFamily) notes(said string) *casework.Note {
	f.When(note(f.Worker, call("Niamh O’Neill", said)))
	return f.State().Notes()[0]
}

const saysWhere = "She moved to 14 Elm Rd last week. Ola likes it there."

func TestWordsHeldBackAreInNoStateRowOrLine(t *testing.T) {
	f := aHiddenFamily(t)
	n := f.notes(saysWhere)
	f.holdBack(t, n.Entry.ID)
	n = f.State().Notes()[0]
	if n.Said != casework.HeldBackWords || n.With != "Niamh O’Neill" {
		t.Errorf("the note says %q, with %q", n.Said, n.With)
	}
	for _, e := range casework.Shown(f.Read(f.Stream)) {
		if line := registry(t).Line(words.Printer{}, e); strings.Contains(line.Text+line.Words, "Elm") {
			t.Errorf("the timeline says %q", line)
		}
	}
	if e, _ := casework.Find(f.Read(f.Stream), n.Entry.ID); e.Body.(casework.NoteBody).Said != casework.HeldBackWords {
		t.Errorf("found by its name, it says %+v", e.Body)
	}
}

func TestWordsHeldBackOfAHiddenEntryAreReadByNobody(t *testing.T) {
	f := aHiddenFamily(t)
	n := f.notes(saysWhere)
	f.holdBack(t, n.Entry.ID)
	read := func() []string {
		held, err := casework.WordsHeldBack(f.Read(f.Stream), n.Entry.ID)
		if err != nil {
			t.Fatal(err)
		}
		return held
	}
	before := read()
	contained(f.Case, n.Entry.ID)
	if after := read(); len(before) != 1 || len(after) != 0 {
		t.Errorf("before it was hidden %q were read, after it %q", before, after)
	}
}

func TestWordsHeldBackNowAreHeldBackAsTheCaseStoodThen(t *testing.T) {
	f := aHiddenFamily(t)
	n := f.notes(saysWhere)
	f.holdBack(t, n.Entry.ID)
	entries := slices.Clone(f.Read(f.Stream).Entries)
	then := entries[len(entries)-2].Recorded
	entries[len(entries)-1].Recorded = then.Add(time.Hour) // that they are held back was recorded later
	at := casework.Of(casework.AsAt(ledger.NewHistory(f.Stream, entries...), then))
	if notes := at.Notes(); len(notes) != 1 || notes[0].Said != casework.HeldBackWords {
		t.Errorf("as at then: %+v", notes)
	}
	if early := casework.AsAt(f.Read(f.Stream), time.Time{}); len(early.Entries) != 0 {
		t.Errorf("before it began there were %d entries", len(early.Entries))
	}
}

func TestWhatMayStandIsReadAgainUnlessAnotherDetailHoldsItBack(t *testing.T) {
	f := aHiddenFamily(t)
	n := f.notes(saysWhere + " Ring 07700 900123.")
	e, _ := f.Read(f.Stream).Find(n.Entry.ID)
	held, at, err := f.gate(t, casework.ToColleague("")).Look(e.Body)
	if err != nil || len(held) != 2 {
		t.Fatalf("it holds %v, %v", held, err)
	}
	for _, k := range held {
		put(f, casework.HeldBack, casework.HeldBackBody{Entry: n.Entry.ID, At: at, Details: []ledger.Ref{k.Ref}})
	}
	for i, want := range []string{casework.HeldBackWords, n.Said} {
		put(f, casework.MayStand, casework.MayStandBody{Entry: n.Entry.ID, Details: []ledger.Ref{held[i].Ref}})
		if said := f.State().Notes()[0].Said; said != want {
			t.Errorf("after %d of 2 it says %q", i+1, said)
		}
	}
}

func TestWhatStandsInTwoTextsThatFollowEachOtherIsHeldBackInBoth(t *testing.T) {
	f := aHiddenFamily(t)
	held, at, err := f.gate(t, casework.ToColleague("")).Look(casework.NoteBody{Sort: casework.Call, With: "her aunt", Said: "She is at 14 Elm", Others: "Road, with her aunt", Where: "by telephone"})
	if err != nil || len(held) != 1 || strings.Join(at, " ") != "/others /said" {
		t.Errorf("held %v at %v, %v", held, at, err)
	}
}

func TestTheGateStillKnowsADetailInTheOpenWhoseWordsAreHeldBack(t *testing.T) {
	f := aHiddenFamily(t)
	f.When(func(s *casework.State) (ledger.Change, error) {
		return casework.AddDetail(s, casework.ByCourt, ledger.NewEntryID(), casework.DetailForm{
			Of: f.child, Kind: casework.School, Value: "Thornmere Primary School", Hiding: casework.Hiding{From: casework.FromNobody}, Court: &casework.CourtWord{At: ledger.FormatTime(f.Ledger.Now())},
		})
	})
	child, _ := f.State().Person(f.child)
	put(f, casework.HeldBack, casework.HeldBackBody{Entry: child.Details()[0].Ref.Entry, At: []string{"/value"}, Details: []ledger.Ref{child.Details()[0].Ref}})
	if held := f.gate(t, casework.ToCourt()).In("She is at Thornmere School."); len(held) != 1 || held[0].Ref != child.Details()[0].Ref {
		t.Errorf("the gate finds %+v", held)
	}
}

func TestWhatHidADetailLastIsKnown(t *testing.T) {
	f := aHiddenFamily(t)
	mother, _ := f.State().Person(f.mother)
	d := mother.Details()[0]
	if by, ok := f.State().HidBy(d.Ref); !ok || by.ID != d.Entry.ID {
		t.Errorf("hidden by %+v, %v", by, ok)
	}
	f.When(func(s *casework.State) (ledger.Change, error) {
		return casework.DecideHiding(s, f.Manager, ledger.NewEntryID(), casework.HidingDecidedBody{Fact: d.Ref, Hiding: casework.Hiding{From: casework.FromEveryone}, Why: "She asked"})
	})
	if by, _ := f.State().HidBy(d.Ref); by.Author != f.Manager || calendar.DateInLondon(by.Recorded).IsZero() {
		t.Errorf("then by %+v", by)
	}
}
