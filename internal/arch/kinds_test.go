package arch_test

import (
	"flag"
	"os"
	"testing"

	"candour/internal/access"
	"candour/internal/app"
	"candour/internal/ledger"
)

var update = flag.Bool("update", false, "write shapes.txt anew; only for kinds that no record holds yet")

func registry(t *testing.T) *ledger.Registry {
	t.Helper()
	r, err := ledger.NewRegistry(app.Kinds()...)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestEveryKindSaysAllThatAKindMustSay(t *testing.T) {
	if bad := registry(t).Incomplete(); len(bad) > 0 {
		t.Errorf("kinds without meaning, rule, line or example: %v", bad)
	}
}

// TestNoStoredShapeChanges compares the stored form of every kind, and the bytes of its example, with what was frozen.
func TestNoStoredShapeChanges(t *testing.T) {
	got, err := registry(t).Shapes()
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("shapes.txt", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("shapes.txt")
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Error("a stored shape changed. A shape in use never changes: make a kind with the next number. For a new kind run: go test ./internal/arch -run Shape -update")
	}
}

func TestEveryKindNamesARuleThatThereIs(t *testing.T) {
	known := map[string]bool{}
	for _, rule := range access.Rules {
		known[rule] = true
	}
	r := registry(t)
	for _, name := range r.Names() {
		if may, _ := r.Rule(name); !known[may] {
			t.Errorf("%s: there is no rule %q", name, may)
		}
	}
}
