//go:build e2e

package planpage_test

import (
	"strings"
	"testing"

	"candour/internal/govuk/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

// TestAPlanIsSharedAndChangedAfterADisclosure is the journey of a worker: a plan from an order’s question, given to the father; the child says something that
// he must not be told; the plan is changed, what may be said of it is said, and he is given it anew.
func TestAPlanIsSharedAndChangedAfterADisclosure(t *testing.T) {
	f := newFamily(t)
	page := f.Ruth.Opens(f.plan())
	v := browsertest.At(t, f.URL, page)
	axe := func(name string) { browsertest.Axe(t, page, name) }

	v.Press("Take it in")
	v.Select("From whom?", "Isla Kersey")
	v.Choose("See the child")
	v.Choose("The family, and the children")
	v.Write("In plain words, for the family (optional)", "What Isla would like")
	axe("plan-new")
	v.Press("Put it in the plan")
	v.Says("What are Rowan’s and Isla’s wishes and feelings?")
	axe("plan")

	gives := func() {
		v.Press("Give it to Mr Kersey")
		v.Choose("Rule 12.73")
		v.Write("Which order, row or request; or who agreed", "A party")
		v.Choose("By hand")
	}
	gives()
	v.Says("What Isla would like. I will see Isla.")
	axe("plan-give")
	v.Press("Record that they were given it")
	axe("plan-given")
	v.Open(f.plan())
	v.Says("Has the plan of 24 November 2026.")

	f.hears("At school. “He struck me on the arm.”")
	v.Press("What are Rowan’s and Isla’s wishes and feelings?")
	axe("plan-line")
	v.Press("Change it")
	v.Write("Why is it changed?", "Isla told me that she was struck at her father’s. She is seen at school first.")
	v.Write("What may be said of the change? (optional)", "I will see Isla at school first.")
	v.Write("In plain words, for the family (optional)", "What Isla would like. I begin at school")
	v.Press("Put it in the plan")
	v.Press("Add a line")
	v.Write("What will you find out?", "Whether Isla was struck, and what her doctor saw")
	v.Write("If it is somebody outside the case, who?", "Dr Amis, Wexcombe Surgery")
	v.Choose("A document from them")
	v.Write("Why do you need to find it out?", "Isla told me of a blow")
	v.Choose("Nobody")
	v.Press("Put it in the plan")
	v.Says("Has the plan of 24 November 2026, changed since.")
	v.Says("do those who have an earlier plan know what is new?")
	axe("plan-changed")
	v.Open(f.Path())
	v.Says("Mr Kersey has the plan of 24 November 2026, changed since.")

	v.Open(f.plan())
	gives()
	v.Says("I will see Isla at school first.")
	v.Press("Record that they were given it")
	for _, word := range []string{"struck", "blow", "Amis", "doctor"} {
		if strings.Contains(v.Words(), word) {
			t.Errorf("what he was given says %q", word)
		}
	}
	v.Open(f.plan())
	v.SaysNothingOf("changed since")
	v.Press("What are Rowan’s and Isla’s wishes and feelings?")
	v.Says("How it read before")
}
