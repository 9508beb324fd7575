//go:build e2e

package bundlepage_test

import (
	"net/url"
	"testing"

	"candour/internal/govuk/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

func TestThesePagesCanBeReadByEverybody(t *testing.T) {
	s := newSite(t, plainBench{}, 2)
	s.Ruth.Reads(map[string]string{"bundle-empty": s.Path("bundle")})
	letter, _ := s.paper("Letter of the school", plain("Isla reads well", "and is often late", "on Mondays"))
	hidden, _ := s.paper("Second statement", plain("They live at 14 Ferry Cottages now"))
	exhibits := s.Path("report", string(s.reports().Entry), "exhibits")
	s.arranges(url.Values{"section-" + letter: {"other"}, "section-" + hidden: {"statements"}})
	made := s.makesBundle(nil)
	s.Ruth.Get(exhibits).OK().Send(url.Values{"place-" + letter: {"1"}, "description-" + letter: {"Letter of Hill Road School"}}).OK()
	s.Ruth.Reads(map[string]string{"bundle": s.Path("bundle"), "bundle-made": made.At, "exhibits": exhibits})
	made.Send(url.Values{"how": {"hand"}, "why": {"The order of 1 September"}}).OK()
	s.Ruth.Reads(map[string]string{"bundle-left": made.At})
}
