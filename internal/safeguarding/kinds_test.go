package safeguarding_test

import (
	"testing"

	"candour/internal/ledger"
	"candour/internal/safeguarding"
	"candour/internal/words"
)

func TestEveryExampleIsValidAndReadsAsALine(t *testing.T) {
	r, err := ledger.NewRegistry(&safeguarding.Kinds)
	if err != nil {
		t.Fatal(err)
	}
	if bad := r.Incomplete(); len(bad) > 0 {
		t.Errorf("incomplete: %q", bad)
	}
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
