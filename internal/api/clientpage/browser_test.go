//go:build e2e

package clientpage_test

import (
	"testing"

	"candour/internal/govuk/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

func TestThesePagesCanBeReadByEverybody(t *testing.T) {
	s, amara := site(t)
	asked := s.Piotr.Get("/systems/ask").OK().Send(portal(s)).OK()
	s.Piotr.Reads(map[string]string{"systems": "/systems", "ask": "/systems/ask", "system": asked.At})
	letIn(t, s, amara)
	s.Ruth.Reads(map[string]string{"systems-of-mine": "/me/systems"})
}
