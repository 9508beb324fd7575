//go:build e2e

package rosterpage_test

import (
	"testing"

	"candour/internal/govuk/browsertest"
	"candour/internal/roster/rosterpage"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

func TestThisPageCanBeReadByEverybody(t *testing.T) {
	s := site(t)
	s.Piotr.Reads(map[string]string{"people-list": rosterpage.Home})
}
