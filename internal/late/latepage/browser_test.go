//go:build e2e

package latepage_test

import (
	"testing"

	"candour/internal/govuk/browsertest"
	"candour/internal/late/latepage"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

func TestThesePagesCanBeReadByEverybody(t *testing.T) {
	f := newFamily(t)
	f.hidesLate()
	place := f.list().Click("Read it").OK()
	reached := f.list().Click("It reached somebody").OK()
	f.Ruth.Reads(map[string]string{
		"late-list": f.Path(latepage.Home), "late-answer": f.Path(latepage.Home, "entry"), "late-left": f.Path(latepage.Home, "left"),
		"late-read": place.At, "late-reached": reached.At, "late-timeline": f.Path("timeline"),
	})
}
