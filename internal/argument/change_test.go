package argument_test

import (
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"candour/internal/argument"
	"candour/internal/argument/argumenttest"
)

func TestWhatIfIsWhatAnUnchallengedObjectionWouldDo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := argumenttest.AnyRecords().Draw(t, "records")
		out := rapid.SliceOfN(rapid.SampledFrom(argumenttest.ItemIDs(r)), 0, 3).Draw(t, "out")
		g, err := argument.New(r)
		if err != nil {
			t.Fatal(err)
		}
		got, err := g.WhatIf(out...)
		if err != nil {
			t.Fatal(err)
		}
		r.AddEvidence("objection")
		r.AddDefeat(argument.Unstated, "objection", out...)
		want := answers(evaluate(t, r))
		delete(want, "objection")
		if !maps.Equal(answers(got), want) {
			t.Fatalf("got  %v\nwant %v", answers(got), want)
		}
		for _, id := range out {
			if w := got.Why(id); w.Cause != argument.Supposed {
				t.Fatalf("%+v", w)
			}
		}
	})
}

func TestWhatIfTheLetterWereOut(t *testing.T) {
	var r argument.Records
	r.AddEvidence("letter", "note")
	r.AddStatement("paragraph 1", "paragraph 2", "advice")
	rests(&r, "paragraph 1", "letter")
	rests(&r, "paragraph 2", "note")
	rests(&r, "advice", "paragraph 1")
	rests(&r, "advice", "paragraph 2")
	g, err := argument.New(r)
	if err != nil {
		t.Fatal(err)
	}
	if got := g.RestingOn("letter"); !slices.Equal(got, []argument.ID{"paragraph 1", "advice"}) {
		t.Errorf("resting on the letter: %v", got)
	}
	supposed, err := g.WhatIf("letter")
	if err != nil {
		t.Fatal(err)
	}
	want := []argument.Change{
		{Record: "letter", Was: argument.In, Is: argument.Out},
		{Record: "paragraph 1", Was: argument.In, Is: argument.Out},
	}
	if got := argument.Changes(g.Evaluate(), supposed); !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
}

func TestWhatIfAStepDidNotHold(t *testing.T) {
	var r argument.Records
	r.AddEvidence("letter")
	r.AddStatement("paragraph 1")
	r.AddJustification(argument.Justification{ID: "step", Conclusion: "paragraph 1", Premises: []argument.ID{"letter"}})
	g, err := argument.New(r)
	if err != nil {
		t.Fatal(err)
	}
	supposed, err := g.WhatIf("step")
	if err != nil {
		t.Fatal(err)
	}
	if w := supposed.Why("paragraph 1"); w.Cause != argument.Supposed || supposed.Label("letter") != argument.In {
		t.Errorf("%+v", w)
	}
	if got := supposed.Sentence("paragraph 1", asIs); got != "Paragraph 1 no longer stands: the step that leads to it is taken out to see what follows." {
		t.Error(got)
	}
	if _, err := g.WhatIf("nobody"); err == nil {
		t.Error("supposed a record that is not there")
	}
}

func TestChangesSayWhatIsNewAndWhatIsGone(t *testing.T) {
	var before, after argument.Records
	before.AddEvidence("kept", "old")
	after.AddEvidence("kept", "new")
	want := []argument.Change{
		{Record: "new", Is: argument.In, New: true},
		{Record: "old", Was: argument.In, Gone: true},
	}
	if got := argument.Changes(evaluate(t, before), evaluate(t, after)); !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
}
