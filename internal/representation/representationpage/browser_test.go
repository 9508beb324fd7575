//go:build e2e

package representationpage_test

import (
	"testing"

	"candour/internal/govuk/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

func TestThesePagesCanBeReadByEverybody(t *testing.T) {
	f := family(t)
	f.Ruth.Reads(map[string]string{"own-solicitor": page(f, f.Rowan)})
	f.Ruth.Get(page(f, f.Rowan)).Send(decided)
	f.Ruth.Reads(map[string]string{"own-solicitor-held": page(f, f.Rowan)})
}
