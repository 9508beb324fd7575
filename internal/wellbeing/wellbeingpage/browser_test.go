//go:build e2e

package wellbeingpage_test

import (
	"testing"

	"candour/internal/govuk/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

// TestAnAssessmentIsMadeReviewedAndEscalatedInABrowser goes the whole way by what pages say, and reads each as everybody must be able to.
func TestAnAssessmentIsMadeReviewedAndEscalatedInABrowser(t *testing.T) {
	f := service(t)
	ruth := browsertest.At(t, f.URL, f.Ruth.Opens("/wellbeing/assess"))
	browsertest.Axe(t, ruth.Page, "assess")
	ruth.Select("Which manager", f.Colin.Name)
	ruth.Write("Your health", illness)
	ruth.Write("Working alone", alone)
	ruth.Write("What would make the work safe", needs)
	ruth.Press("Send it to your manager")
	ruth.Says("Waits for Colin Pryce to agree it")

	colin := browsertest.At(t, f.URL, f.Colin.Opens(of(f.Ruth, "answer")))
	browsertest.Axe(t, colin.Page, "answer")
	colin.Choose("Yes, I agree it")
	colin.Write("What was arranged", arranged)
	reviewOn(colin, "5", "2")
	colin.Press("Record your answer")
	colin.Says("Agreed. You look at it again together by 5 February 2027")
	browsertest.Axe(t, colin.Page, "worker")
	colin.Press("Look at it again together")
	colin.Write("What did you find together?", "Still right")
	reviewOn(colin, "19", "2")
	colin.Press("Record the review")
	colin.Says("by 19 February 2027")

	ruth.Open("/wellbeing/escalate")
	browsertest.Axe(t, ruth.Page, "escalate")
	ruth.Select("Who of the service?", f.Tom.Name)
	ruth.Choose("Working alone")
	ruth.Write("What do you ask of them?", "Please come on Friday")
	ruth.Press("Take it to them")
	ruth.Says("Whom you took it to")
	browsertest.Axe(t, ruth.Page, "home")

	tom := browsertest.At(t, f.URL, f.Tom.Opens(of(f.Ruth, "chosen")))
	tom.Says(alone)
	tom.SaysNothingOf(illness)
	browsertest.Axe(t, tom.Page, "chosen")
}

func reviewOn(v *browsertest.Visitor, day, month string) {
	v.Fill("[name=review-day]", day)
	v.Fill("[name=review-month]", month)
	v.Fill("[name=review-year]", "2027")
}
