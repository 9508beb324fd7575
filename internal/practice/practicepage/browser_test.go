//go:build e2e

package practicepage_test

import (
	"testing"

	"candour/internal/govuk/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

func TestThesePagesCanBeReadByEverybody(t *testing.T) {
	s := site(t)
	tool := s.Judith.Get("/guidance/new").OK().Send(indicator).OK()
	s.Judith.Reads(map[string]string{"guidance-list": "/guidance", "guidance-describe": tool.At + "/describe", "guidance-training": tool.At + "/training"})
	s.Ruth.Reads(map[string]string{"guidance-piece": tool.At, "guidance-what-if": tool.At + "/what-if"})
}
