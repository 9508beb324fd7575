//go:build e2e

package evidencepage_test

import (
	"testing"

	"candour/internal/govuk/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

func TestThesePagesCanBeReadByEverybody(t *testing.T) {
	f := family(t)
	item := marks(f)
	f.Ruth.Reads(map[string]string{
		"evidence-list": f.Path("evidence"), "evidence-item": item.At, "evidence-new": f.Path("evidence", "new"),
		"papers": f.Path("papers"), "papers-new": f.Path("papers", "new"),
		"evidence-mark": f.Path("note", string(f.Call.Entry), "mark"), "evidence-find": item.At + "/find", "evidence-dispute": item.At + "/dispute",
	})
}
