package footing_test

import (
	"slices"
	"testing"

	"candour/internal/footing"
	"candour/internal/ledger"
)

// driving is what a mother says of a drive and a father denies, and a report that leans on it.
func driving(c *footing.Contribution) {
	for _, x := range []string{"account", "denial"} {
		c.Evidence(thing(x, footing.Said), named("the "+x))
		c.Statement(thing(x, footing.So), named("what the "+x+" says"))
		c.Step(footing.Step{Key: thing(x, "step"), Conclusion: thing(x, footing.So), Premises: []footing.Key{thing(x, footing.Said)}, By: "what somebody saw, they tell"})
	}
	c.Dispute(thing("account", footing.So), thing("denial", footing.So))
	c.Statement(thing("report", "5.1"), named("paragraph 5.1"))
	c.Step(footing.Step{Key: thing("report", "5.1 step"), Conclusion: thing("report", "5.1"), Premises: []footing.Key{thing("account", footing.So)}})
}

func TestADisputeSettledOneWayLetsWhatRestsOnItStandAndTheOtherWayTakesItAway(t *testing.T) {
	c := at(t, empty(), says(driving))
	disputes := c.Disputes()
	if len(disputes) != 1 || disputes[0].About != thing("account", footing.So) {
		t.Fatalf("disputes %v", disputes)
	}
	check(t, c, thing("report", "5.1"), footing.Disputed)
	for proved, want := range map[bool]footing.Standing{true: footing.Stands, false: footing.NoLongerStands} {
		then, err := c.Settle(footing.Settlement{Dispute: disputes[0], For: proved})
		if err != nil {
			t.Fatal(err)
		}
		check(t, then, thing("report", "5.1"), want)
	}
	check(t, c, thing("report", "5.1"), footing.Disputed)
}

func TestWhatWouldLetAParagraphStandIsTheDisputeItRestsOn(t *testing.T) {
	c := at(t, empty(), says(driving))
	s := c.ToStand(thing("report", "5.1"))
	if !s.Found || len(s.Alone) != 1 || !s.Alone[0].For || s.Alone[0].About != thing("account", footing.So) {
		t.Fatalf("%+v", s)
	}
	if got := c.Decided(s.Alone[0]); got != "for what the account says, and against what the denial says" {
		t.Error(got)
	}
	fallen := at(t, empty(), says(letterAndReport), says(correction))
	corrected := fallen.ToStand(thing("report", "4.2"))
	if len(corrected.Alone) != 0 || len(corrected.Together) != 1 || corrected.Together[0].What != thing("correction", footing.Said) {
		t.Fatalf("%+v", corrected)
	}
	want := "The school’s letter of 12 May is replaced by the school’s correction of 3 June. That would have to be taken back or set aside."
	if got := fallen.Wanted(corrected.Together[0]); got != want {
		t.Error(got)
	}
}

func TestAWalkNamesEachStepDownAndNothingThatMayNotBeSeen(t *testing.T) {
	c := at(t, empty(), says(letterAndReport), says(correction))
	how := func(lines []footing.Line) (all []string) {
		for _, l := range lines {
			all = append(all, l.How)
		}
		return all
	}
	whole := c.Walk(thing("report", "4.2"), nil)
	if want := []string{"", "rests on", "rests on", "replaced by"}; !slices.Equal(how(whole), want) {
		t.Errorf("%q", how(whole))
	}
	if whole[2].By != "what a school records" {
		t.Errorf("by the step %q", whole[2].By)
	}
	part := c.Walk(thing("report", "4.2"), func(ref ledger.Ref) bool { return ref == thing("letter", "").Ref })
	if len(part) != 2 || !part[1].Hidden || part[1].Key != (footing.Key{}) {
		t.Errorf("%+v", part)
	}
}
