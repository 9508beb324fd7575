package app

import (
	"bytes"
	"strings"
	"testing"

	"candour/internal/pack"
	"candour/packs/england"
)

func TestARuleOfThePackIsOnOnlyIfItWasMeasuredToFindWell(t *testing.T) {
	p, err := pack.Load(england.FS)
	if err != nil {
		t.Fatal(err)
	}
	sets, err := setsOf(p, england.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, set := range sets {
		for i, f := range p.Wording.Ready().Measure(set) {
			r := p.Wording.Rules[i]
			if r.Measured.On != set.Name {
				continue
			}
			counted := pack.WordingMeasured{On: set.Name, Found: f.Found, Right: f.Right, Missed: f.Missed}
			if r.Measured != counted {
				t.Errorf("%s: the pack says %+v, counted are %+v", r.ID, r.Measured, counted)
			}
			if r.Off == f.Reliable() {
				t.Errorf("%s: off is %v; %d of %d found were right", r.ID, r.Off, f.Right, f.Found)
			}
		}
	}
	for _, r := range p.Wording.Rules {
		if r.Measured.On == "" && r.LongerThan == 0 {
			t.Errorf("%s was measured on nothing", r.ID)
		}
	}
}

func TestTheUnseenSentencesAreEnoughToJudgeBy(t *testing.T) {
	p, err := pack.Load(england.FS)
	if err != nil {
		t.Fatal(err)
	}
	sets, err := setsOf(p, england.FS)
	if err != nil || len(sets[0].Sentences) < 600 || sets[0].Name != "unseen.tsv" {
		t.Fatalf("the first of %d sets is %s: %v", len(sets), sets[0].Name, err)
	}
	labelled := map[string]int{}
	for _, s := range sets[0].Sentences {
		for _, rule := range s.Rules {
			labelled[rule]++
		}
	}
	for _, r := range p.Wording.Rules {
		if labelled[r.ID] < 20 && r.LongerThan == 0 {
			t.Errorf("%s: %d sentences to find", r.ID, labelled[r.ID])
		}
	}
}

func TestOneCommandPrintsWhatTheRulesFind(t *testing.T) {
	var out, notes bytes.Buffer
	if code := Run([]string{"rules", "measure", "--examples"}, strings.NewReader(""), &out, &notes); code != allWell {
		t.Fatalf("ended with %d: %s", code, &notes)
	}
	for _, want := range []string{"unseen.tsv: 7", "development.tsv: ", "precision", "minimising", "counts words", "hedged missed: "} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("does not print %q:\n%s", want, &out)
		}
	}
}
