//go:build e2e

package retentionpage_test

import (
	"net/url"
	"testing"

	"candour/internal/govuk/browsertest"
	"candour/internal/retention/retentionpage"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

func TestThesePagesCanBeReadByEverybody(t *testing.T) {
	f := newFamily(t)
	f.old("WX01P00007", "2001-03-30")
	f.marks()
	waiting := f.Ruth.Get(f.Path("erase", string(f.Visit.Entry))).OK().Send(inTheWrongCase).OK()
	gone := f.Ruth.Get(f.Path("erase", string(f.Order.Entry))).OK().Send(inTheWrongCase).OK()
	account := f.Gwen.Get(gone.At).OK().Send(url.Values{"decision": {"confirm"}}).OK()
	f.works()
	f.Ruth.Reads(map[string]string{
		"retention-keeping": f.Path("keeping"), "retention-hold": f.Path("keeping", "hold"), "retention-erase-entry": f.Path("erase", string(f.Call.Entry)),
		"retention-timeline-gap": f.Path("timeline"),
	})
	f.Gwen.Reads(map[string]string{
		"retention-due": retentionpage.Home, "retention-held": retentionpage.Home + "/held", "retention-accounts": retentionpage.Home + "/accounts",
		"retention-account": account.At, "retention-erasure": waiting.At, "retention-erase-case": f.Path("erase"),
	})
}
