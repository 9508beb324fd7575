//go:build e2e

package coverpage_test

import (
	"testing"

	"candour/internal/cover/coverpage"
	"candour/internal/govuk/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

func TestThesePagesCanBeReadByEverybody(t *testing.T) {
	f := family(t)
	page := f.Colin.Get(awayURL(f)).Send(ruthIsAway(f.Aisha.ID)).OK()
	f.Aisha.Reads(map[string]string{"leave": coverpage.LeaveHome})
	f.Colin.Reads(map[string]string{"away": awayURL(f), "back": page.Click("Ruth Adeyemi: from 24 November 2026").At})
}
