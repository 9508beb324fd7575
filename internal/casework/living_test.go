package casework_test

import (
	"testing"

	"candour/internal/casework"
	"candour/internal/casework/casetest"
	"candour/internal/ledger"
)

func TestWithWhomAChildLivesIsTakenFromTheAdultsUntilSomebodyRecordsIt(t *testing.T) {
	c := casetest.New(t)
	child, mother := c.Child("Noah Croft", "2019-06-02"), c.Adult("Jenny Croft", "applicant")
	lives := func() string {
		who, _ := c.State().Person(child)
		return c.State().Lives(who)
	}
	if got := lives(); got != "" {
		t.Errorf("before anybody says so he lives %q", got)
	}
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.CourtSays(s, ledger.ByService("court import"), ledger.NewEntryID(), casework.CourtSaidBody{
			Saying: casework.Saying{Of: mother, To: child, Field: casework.LivesWith, Value: casework.Yes},
			Court:  &casework.CourtWord{At: "2026-05-12T10:00:00.000000Z"},
		})
	})
	if got := lives(); got != "With Jenny Croft, as the court says" {
		t.Errorf("from the court he lives %q", got)
	}
	c.When(record(c.Worker, child, casework.Living, "Half of the week with each parent"))
	if got := lives(); got != "Half of the week with each parent" {
		t.Errorf("once recorded he lives %q", got)
	}
}
