package casework_test

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/casework/casetest"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/words"

	"pgregory.net/rapid"
)

const anyStream ledger.StreamID = "2b5f6d0e-6f0b-4a86-9d0c-0f6f4f0f7a01"

// ids are few, so that what entries name is often there, and often the wrong sort of thing.
var ids = []ledger.EntryID{"a", "b", "c", "d", "e", "f", "g"}

// anyHistory is a history of valid entries of any kind in any order, naming each other at random.
func anyHistory(t *rapid.T, r *ledger.Registry) *ledger.History {
	names := r.Names()
	opened := ledger.Entry{Stream: anyStream, Version: 1, ID: "a", Kind: casework.Opened.Name(), Body: r.Example(casework.Opened.Name())}
	entries := []ledger.Entry{opened}
	for range rapid.IntRange(0, 40).Draw(t, "entries") {
		name := rapid.SampledFrom(names).Draw(t, "kind")
		body := reflect.New(reflect.TypeOf(r.Example(name)))
		body.Elem().Set(reflect.ValueOf(r.Example(name)))
		scatter(t, body.Elem())
		entries = append(entries, ledger.Entry{
			Stream: anyStream, Version: int64(len(entries)) + 1, ID: rapid.SampledFrom(ids).Draw(t, "id"),
			Recorded: time.Date(2026, 5, 12, 9, len(entries), 0, 0, time.UTC), Kind: name, Author: ledger.By(anyStream), Body: body.Elem().Interface(),
		})
	}
	return ledger.NewHistory(anyStream, rapid.Permutation(entries).Draw(t, "order")...)
}

// scatter makes every name in a body the name of something else.
func scatter(t *rapid.T, v reflect.Value) {
	switch v.Interface().(type) {
	case ledger.Ref:
		v.Set(reflect.ValueOf(ledger.Ref{Stream: anyStream, Entry: rapid.SampledFrom(ids).Draw(t, "ref")}))
		return
	case ledger.EntryID:
		v.Set(reflect.ValueOf(rapid.SampledFrom(ids).Draw(t, "entry")))
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				scatter(t, v.Field(i))
			}
		}
	case reflect.Slice:
		copied := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(copied, v)
		v.Set(copied)
		for i := range v.Len() {
			scatter(t, v.Index(i))
		}
	}
}

func TestFoldsAreTotal(t *testing.T) {
	r, pk := registry(t), casetest.Pack(t)
	rapid.Check(t, func(t *rapid.T) {
		h := anyHistory(t, r)
		s := casework.Of(h)
		s.Title()
		s.Status()
		s.Disagreements()
		s.Offers()
		s.QuestionsFor("")
		s.Days(pk)
		for _, p := range s.People() {
			p.Safe().Sentences(words.Printer{})
			s.HiddenFrom(p.Ref)
		}
		casework.Ties(h)
		casework.SideOf(h)
		casework.IdentityOf(h)
		for _, v := range casework.Views {
			v.Rows(h)
		}
		for _, e := range h.Entries {
			r.Refs(e.Kind, e.Body)
			r.Line(words.Printer{}, e)
		}
	})
}

func TestWhatIsHiddenStaysHiddenWhateverComesAfter(t *testing.T) {
	r := registry(t)
	rapid.Check(t, func(t *rapid.T) {
		h := anyHistory(t, r)
		hides := ledger.Entry{Stream: anyStream, ID: "hides", Kind: casework.WrongCase.Name(), Body: casework.WrongCaseBody{Entry: "c", Kind: "any", Why: "any"}}
		later := slices.DeleteFunc(slices.Clone(anyHistory(t, r).Entries), func(e ledger.Entry) bool { return e.Kind == casework.BroughtBack.Name() })
		all := ledger.NewHistory(anyStream, slices.Concat(h.Entries, []ledger.Entry{hides}, later)...)
		for _, e := range casework.Shown(all) {
			if e.ID == "c" {
				t.Fatalf("%s %s is shown", e.Kind, e.ID)
			}
		}
		if got := casework.Of(all).Case().Entry; got == "c" {
			t.Fatal("a hidden entry is in the state")
		}
	})
}

func TestWhateverIsCorrectedTheFirstWordsStay(t *testing.T) {
	pk := casetest.Pack(t)
	rapid.Check(t, func(t *rapid.T) {
		s := casework.Of(ledger.NewHistory(anyStream)).After(begun(t, pk)...)
		of := s.Case()
		var said []string
		for range rapid.IntRange(1, 12).Draw(t, "sayings") {
			value := rapid.SampledFrom([]string{"Milborough", "Wexcombe", "Stanbridge", "Harle"}).Draw(t, "value")
			body := casework.RecordedBody{Saying: casework.Saying{Of: of, Field: casework.Court, Value: value}}
			if holding := s.Fact(casework.Court).OursAll(); len(holding) > 0 && rapid.Bool().Draw(t, "corrects") {
				body.Corrects = rapid.SampledFrom(holding).Draw(t, "which").Entry
				body.Why = "Misread"
			}
			change, err := casework.Record(s, ledger.By(anyStream), ledger.NewEntryID(), body)
			if err != nil {
				continue // the same value again
			}
			s, said = s.After(change.Entries[anyStream]...), append(said, value)
		}
		history := s.Fact(casework.Court).History()
		if len(history) != len(said) {
			t.Fatalf("said %q, kept %d", said, len(history))
		}
		for i, value := range said {
			if history[i].Value != value {
				t.Fatalf("saying %d was %q and is %q", i, value, history[i].Value)
			}
		}
	})
}

func begun(t *rapid.T, pk *pack.Pack) []ledger.New {
	change, err := casework.OpenCase(pk, ledger.By(anyStream), ledger.NewEntryID(), casework.OpenForm{
		Case: anyStream, OpenedBody: casework.OpenedBody{Side: ledger.NewStreamID(), Law: "private"},
	})
	if err != nil {
		t.Fatal(err)
	}
	return change.Entries[anyStream]
}

func FuzzSearchBox(f *testing.F) {
	c := casetest.New(f)
	c.Adult("Niamh O’Neill", "applicant")
	for _, typed := range []string{"oneill", `"`, "NEAR(a b)", "a* OR b", "ZE26P00412", "Ł", "\x00", "﷽"} {
		f.Add(typed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		if _, _, err := casework.Search(t.Context(), c.Ledger.DB(), worker(c), &access.People{}, c.Clock.Now(), casework.Query{Typed: typed, Within: access.Mine, Most: casework.MostFound}); err != nil {
			t.Errorf("%q: %v", typed, err)
		}
	})
}
