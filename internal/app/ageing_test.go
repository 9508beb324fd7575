package app

import (
	"errors"
	"testing"

	"candour/internal/casework"
	"candour/internal/casework/casetest"
	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/job"
	"candour/internal/ledger"
)

func TestWhatStandsOtherwiseInACaseIsToldByNightAtTheLatest(t *testing.T) {
	f, err := newFeatures()
	if err != nil {
		t.Fatal(err)
	}
	c := casetest.New(t, casetest.More{Kinds: []*ledger.Set{&evidence.Kinds, &footing.Kinds}, Views: []*ledger.View{f.footing.View()}})
	other := c.Another("ZE26P00413")
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.LinkCases(s, other.State(), c.Worker, ledger.NewEntryID(), casework.LinkForm{How: casework.Siblings, Why: "One mother"})
	}, other.Stream)
	letter := func(words string) evidence.ItemForm {
		return evidence.ItemForm{
			ItemBody: evidence.ItemBody{Words: words, Says: words, Hand: evidence.FirstHand},
			From: &evidence.SourceForm{
				SourceBody: evidence.SourceBody{Who: evidence.Who{Name: "The school"}, Kind: "school", Obtained: "in_writing"}, Said: ledger.OnDay("2026-05-12"),
			},
		}
	}
	form := ledger.NewEntryID()
	c.When(func(*casework.State) (ledger.Change, error) {
		return evidence.Draw(f.pack, evidence.Of(c.Read(c.Stream)), c.Worker, form, letter("Late on nine days"))
	})
	item := ledger.Ref{Stream: c.Stream, Entry: evidence.ItemOf(c.Stream, form)}
	c.When(func(*casework.State) (ledger.Change, error) {
		return evidence.Carry(f.pack, c.Read(c.Stream), c.Read(other.Stream), c.Worker, ledger.NewEntryID(), casework.CarryForm{
			What: item, As: "A letter", Why: "It concerns both", By: "The parties agree",
		})
	}, other.Stream)
	newer := letter("Another child was meant")
	c.When(func(*casework.State) (ledger.Change, error) {
		return evidence.Replace(f.pack, evidence.Of(c.Read(c.Stream)), c.Worker, ledger.NewEntryID(), evidence.ReplaceForm{
			Older: item, Newer: evidence.AccountForm{New: &newer}, Why: "Two children were mixed up",
		})
	})
	later := new(job.Later)
	if err := (ageing{c.Ledger, c.Record.Record.Service.Stream}).ask(t.Context(), ledger.Job{}); !errors.As(err, &later) {
		t.Fatalf("the job ended with %v", err)
	}
	tell := footing.Teller{Ledger: c.Ledger, Footing: f.footing}
	runner := job.Runner{DB: c.Engine.Writer(), Clock: c.Clock.Now, Handlers: map[string]job.Handler{footing.TellJob: tell.Tell}}
	for ran := true; ran; {
		if ran, err = runner.One(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	told := 0
	for _, e := range c.Read(other.Stream).Entries {
		if b, ok := footing.SourceFell.In(e); ok && b.Source == item {
			told++
		}
	}
	if told != 1 {
		t.Errorf("told %d times", told)
	}
}
