//go:build e2e

package urgentpage_test

import (
	"testing"

	"candour/internal/govuk/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

func TestThesePagesCanBeReadByEverybody(t *testing.T) {
	f := family(t)
	f.Ruth.Reads(map[string]string{"worried": f.Path("worried")})
}
