//go:build e2e

package letterpage_test

import (
	"testing"

	"candour/internal/govuk/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

func TestThesePagesCanBeReadByEverybody(t *testing.T) {
	f := family(t)
	sent := f.keep(t, welcome())
	f.Ruth.Reads(map[string]string{
		"letters": f.Path("letters"), "letter-new": f.Path("letters", "new"),
		"letter-write": f.Path("letters", "new", "welcome", string(f.Daniel.Entry)), "letter-sent": sent.At,
		"chronology": f.Path("chronology"), "chronology-send": f.Path("chronology", "send"),
	})
}
