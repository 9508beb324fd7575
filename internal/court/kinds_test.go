package court_test

import (
	"flag"
	"os"
	"testing"

	"candour/internal/court"
	"candour/internal/ledger"
	"candour/internal/words"
)

// TestMain is one of the programs when it is asked to be, and otherwise lets the properties over whole records try fewer examples: each of them imports a dozen payloads.
func TestMain(m *testing.M) {
	if program := programs[os.Getenv(asProgram)]; program != nil {
		os.Exit(runs(program))
	}
	flag.Parse()
	if checks := flag.Lookup("rapid.checks"); checks.Value.String() == checks.DefValue {
		if err := checks.Value.Set("30"); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}

func TestEveryKindIsCompleteAndItsExampleReads(t *testing.T) {
	registry, err := ledger.NewRegistry(&court.Kinds)
	if err != nil {
		t.Fatal(err)
	}
	if bad := registry.Incomplete(); len(bad) > 0 {
		t.Errorf("incomplete: %v", bad)
	}
	for _, name := range registry.Names() {
		if v, ok := registry.Example(name).(interface{ Validate() error }); ok && v.Validate() != nil {
			t.Errorf("the example of %s is refused: %v", name, v.Validate())
		}
		if line := registry.Line(words.Printer{}, ledger.Entry{Kind: name, Body: registry.Example(name)}); line.Text == "" {
			t.Errorf("%s has no line", name)
		}
	}
}
