package report_test

import (
	"testing"

	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/words"
)

func registry(t *testing.T) *ledger.Registry {
	t.Helper()
	r, err := ledger.NewRegistry(&report.Kinds)
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
