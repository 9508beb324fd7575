//go:build e2e

package lonevisitpage_test

import (
	"net/url"
	"testing"

	"candour/internal/govuk/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

// TestAVisitIsPlannedAcceptedOverdueAndSeenToInABrowser goes the whole way by what pages say, and reads each as everybody must be able to.
func TestAVisitIsPlannedAcceptedOverdueAndSeenToInABrowser(t *testing.T) {
	o := newOuting(t)
	ruth := browsertest.At(t, o.URL, o.Ruth.Opens("/visits/plan"))
	ruth.Write("Where do you go?", place)
	ruth.Write("When do you leave?", "9:00")
	ruth.Write("When do you expect", "10:30")
	ruth.Write("On which telephone", "+447700900123")
	ruth.Select("Who watches over it?", "Colin Pryce")
	ruth.Select("Who is the second?", "Aisha Cole")
	ruth.Write("A word that means: all", allWell)
	ruth.Write("A word that means: I am", notSafe)
	browsertest.Axe(t, ruth.Page, "plan")
	ruth.Press("Ask them to watch over it")
	ruth.Says("Nobody watches over it yet")
	visit := o.Ruth.Get("/visits").Click("From 09:00").At

	colin := browsertest.At(t, o.URL, o.Colin.Opens(visit+"/accept"))
	browsertest.Axe(t, colin.Page, "accept")
	colin.Write("Your mobile number", colins)
	colin.Press("I watch over it")
	o.Aisha.Get(visit + "/accept").Send(url.Values{"mail": {aishas}}).OK()
	ruth.Open(visit + "/check-in")
	browsertest.Axe(t, ruth.Page, "check-in")

	o.looks(98 + 6)
	colin = browsertest.At(t, o.URL, o.Colin.Opens(visit))
	browsertest.Axe(t, colin.Page, "overdue")
	colin.Says("A check-in is overdue since 10:30")
	colin.Press("I see to it")
	colin.Write("What do you do now?", "I ring her")
	colin.Press("I see to it")
	colin.Says("Colin Pryce sees to it: I ring her")
}
