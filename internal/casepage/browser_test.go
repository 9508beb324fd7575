//go:build e2e

package casepage_test

import (
	"testing"

	"candour/internal/govuk/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

func TestThesePagesCanBeReadByEverybody(t *testing.T) {
	f := family(t)
	f.Ruth.Reads(map[string]string{"case-overview": f.Path(), "case-as-it-stood": f.Path() + "?at=2026-10-01T09:00:00.000000Z", "case-changed": f.Path("changed"), "case-changed-wrong": f.Path("changed") + "?from=2026-11-20&to=2026-11-01", "today": "/", "cases": "/cases", "search": "/search", "week": "/week", "hearings": "/hearings", "due": "/due"})
	f.Colin.Reads(map[string]string{"team": "/team"})
}
