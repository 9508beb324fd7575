//go:build e2e

package wellbeingpage_test

import (
	"testing"

	"candour/internal/govuk/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

// TestAnAssessmentIsMadeReviewedAndEscalatedInABrowser goes the whole way, and reads each page as everybody must be able to.
func TestAnAssessmentIsMadeReviewedAndEscalatedInABrowser(t *testing.T) {
	f := service(t)
	f.Ruth.Reads(map[string]string{"assess": "/wellbeing/assess"})
	f.Ruth.Get("/wellbeing/assess").Send(made(f)).OK()
	f.Colin.Reads(map[string]string{"worker": of(f.Ruth), "answer": of(f.Ruth, "answer")})
	f.Colin.Get(of(f.Ruth, "answer")).Send(agreed()).OK()
	f.Colin.Reads(map[string]string{"review": of(f.Ruth, "review")})
}
