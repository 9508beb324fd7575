//go:build e2e

package handoverpage_test

import (
	"testing"

	"candour/internal/govuk/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

func TestThesePagesCanBeReadByEverybody(t *testing.T) {
	f := family(t)
	written := f.Ruth.Get(f.Path("hand-over")).Send(note).OK()
	f.Colin.Reads(map[string]string{"transfer": f.Path("transfer"), "who-held": f.Path("who-held")})
	f.Ruth.Reads(map[string]string{"hand-over": f.Path("hand-over")})
	f.Colin.Reads(map[string]string{"handover-note": written.At})
}
