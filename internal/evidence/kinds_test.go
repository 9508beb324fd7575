package evidence_test

import (
	"encoding/json"
	"testing"

	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/words"
)

func TestEveryKindSaysAllThatAKindMustSay(t *testing.T) {
	registry, err := ledger.NewRegistry(&evidence.Kinds, &footing.Kinds)
	if err != nil {
		t.Fatal(err)
	}
	if bad := registry.Incomplete(); len(bad) != 0 {
		t.Errorf("incomplete: %v", bad)
	}
	for _, name := range registry.Names() {
		example := registry.Example(name)
		if v, ok := example.(interface{ Validate() error }); ok && v.Validate() != nil {
			t.Errorf("the example of %s is refused: %v", name, v.Validate())
		}
		stored, err := json.Marshal(example)
		if err != nil {
			t.Fatal(err)
		}
		body, err := registry.Decode(name, stored)
		if err != nil {
			t.Errorf("the example of %s cannot be read back: %v", name, err)
		}
		if line := registry.Line(words.Printer{}, ledger.Entry{Kind: name, Body: body}); line.Text == "" {
			t.Errorf("%s has no line", name)
		}
	}
}
