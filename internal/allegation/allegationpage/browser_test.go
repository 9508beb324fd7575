//go:build e2e

package allegationpage_test

import (
	"testing"

	"candour/internal/allegation"
	"candour/internal/govuk/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

func TestThesePagesCanBeReadByEverybody(t *testing.T) {
	f := family(t)
	takes(f, 25)
	f.Ruth.Get(f.Path("allegations", "respond")).Send(responses(f, f.Daniel, "denied")).OK()
	first := string(allegation.Of(f.Read(f.Case)).Matters()[0].Item.Entry)
	f.Ruth.Reads(map[string]string{
		"allegations": f.Path("allegations"), "allegations-take": f.Path("allegations", "take"), "allegations-respond": f.Path("allegations", "respond"),
		"allegations-matter": f.Path("allegations", first), "allegations-decided": f.Path("allegations", "decided"),
	})
}
