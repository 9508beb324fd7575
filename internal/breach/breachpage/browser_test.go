//go:build e2e

package breachpage_test

import (
	"net/url"
	"testing"

	"candour/internal/breach/breachpage"
	"candour/internal/govuk/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

func TestThesePagesCanBeReadByEverybody(t *testing.T) {
	f := newFamily(t)
	page := f.opens()
	sends(page, "Record what was done to keep them safe", url.Values{"warned": {"yes"}, "plan": {safeNow}})
	f.Ruth.Get(page.At + "/retrieval").Send(url.Values{"step": {"asked"}, "words": {"Ms Hall, by telephone"}}).OK()
	f.Priya.Get(page.At + "/decide").Send(url.Values{"commissioner": {"yes"}, "commissioner-why": {"It may have been read"}, "people": {"yes"}, "people-why": {"Her safety"}}).OK()
	f.Ruth.Reads(map[string]string{
		"breach-open": f.Path("wrong-person"), "breach": page.At, "breach-safety": page.At + "/safety/" + string(f.Hannah.Entry),
		"breach-retrieval": page.At + "/retrieval", "breach-told": page.At + "/told", "breach-seen": page.At + "/seen", "breach-change": page.At + "/change",
	})
	f.Priya.Reads(map[string]string{"breach-list": breachpage.Home, "breach-officer": page.At, "breach-decide": page.At + "/decide", "breach-close": page.At + "/close"})
}
