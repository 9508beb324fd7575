package app

import (
	"io"
	"strings"
	"testing"

	"candour/internal/bench"
)

func TestTheHelpOfBenchNamesAllThatIsMeasured(t *testing.T) {
	var help strings.Builder
	if code := Run([]string{"bench", "--help"}, strings.NewReader(""), &help, io.Discard); code != allWell {
		t.Fatalf("it ended with %d", code)
	}
	said := strings.Join(strings.Fields(help.String()), " ")
	first, rest, _ := strings.Cut(said, "Works in a temporary folder")
	for _, word := range []string{"appends", "page of a case", "import", "reasoning", "reports", "start"} {
		if !strings.Contains(first, word) {
			t.Errorf("the first sentence does not name %s: %s", word, first)
		}
	}
	for _, m := range bench.Measurements {
		if !strings.Contains(rest, m.Name+": ") {
			t.Errorf("%s is not named", m.Name)
		}
	}
}
