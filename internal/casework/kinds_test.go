package casework_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/words"
)

func registry(t *testing.T) *ledger.Registry {
	t.Helper()
	r, err := ledger.NewRegistry(&casework.Kinds)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestEveryKindSaysAllThatAKindMustSay(t *testing.T) {
	if bad := registry(t).Incomplete(); len(bad) > 0 {
		t.Errorf("incomplete: %q", bad)
	}
}

func TestEveryExampleIsValidAndReadsAsALine(t *testing.T) {
	r := registry(t)
	for _, name := range r.Names() {
		example := r.Example(name)
		if v, ok := example.(interface{ Validate() error }); ok && v.Validate() != nil {
			t.Errorf("%s: the example is refused: %v", name, v.Validate())
		}
		if line := r.Line(words.Printer{}, ledger.Entry{Kind: name, Body: example}); line.Text == "" {
			t.Errorf("%s: no line", name)
		}
	}
}

func TestEveryExampleIsReadBackAsItWasWritten(t *testing.T) {
	r := registry(t)
	for _, name := range r.Names() {
		stored, err := json.Marshal(r.Example(name))
		if err != nil {
			t.Fatal(err)
		}
		back, err := r.Decode(name, stored)
		if err != nil || !reflect.DeepEqual(back, r.Example(name)) {
			t.Errorf("%s: %s\nread back as %+v, %v", name, stored, back, err)
		}
	}
}
