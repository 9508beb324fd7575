//go:build e2e

package safeguardingpage_test

import (
	"testing"

	"candour/internal/govuk/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

func TestThesePagesCanBeReadByEverybody(t *testing.T) {
	f := newFamily(t, "cap")
	f.Ruth.Reads(map[string]string{
		"nothing-asked": f.path(), "ask": f.path("ask", "local_authority"), "not-made": f.path("not-made", "police"),
		"interview": f.path("interview", string(f.tessa.Entry)), "attempt": f.path("interview", string(f.tessa.Entry), "attempt"),
		"not-held": f.path("interview", string(f.tessa.Entry), "not-held"),
	})
	f.everything()
	check := f.Ruth.Get(f.path()).OK().Click("The police").OK()
	f.Ruth.Reads(map[string]string{
		"all-done": f.path(), "check": check.At, "chase": check.At + "/chase", "answer": check.At + "/answer", "letter": f.path("letter"),
	})
	f.Ruth.Reads(map[string]string{"letter-begun": f.letter().At})
}
