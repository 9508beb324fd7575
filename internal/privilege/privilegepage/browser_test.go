//go:build e2e

package privilegepage_test

import (
	"testing"

	"candour/internal/govuk/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

func TestThesePagesCanBeReadByEverybody(t *testing.T) {
	f := family(t)
	_, note := written(f)
	f.Ruth.Reads(map[string]string{
		"privileged": f.Path("privileged"), "privileged-write": f.Path("privileged", "write"), "privileged-readers": f.Path("privileged", "readers"),
		"privileged-note": note, "privileged-correct": note + "/correct", "privileged-waive": note + "/waive",
	})
}
