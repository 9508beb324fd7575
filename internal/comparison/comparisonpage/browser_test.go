//go:build e2e

package comparisonpage_test

import (
	"testing"

	"candour/internal/govuk/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

func TestThesePagesCanBeReadByEverybody(t *testing.T) {
	f := family(t)
	older, newer := plan(f, "Isla lives with her aunt.\n\nShe sees her father each month."), plan(f, "Isla lives with her aunt.\n\nShe sees her father each week.")
	paper, _ := carePlan(t, f, "Second care plan", "She sees her father each week.")
	f.Ruth.Reads(map[string]string{
		"compare": f.Path("compare"), "compared": compared(f, older, newer), "passage": f.Path("evidence", "new", paper, "1-1"),
		"what matters": f.Path("mark", paper),
	})
}
