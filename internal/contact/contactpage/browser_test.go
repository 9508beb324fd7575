//go:build e2e

package contactpage_test

import (
	"testing"

	"github.com/go-rod/rod/lib/proto"

	"candour/internal/decision"
	"candour/internal/decision/decisionpage"
	"candour/internal/govuk/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

// TestSeeingTheChildrenIsDecidedOnATablet is the journey of a worker with a tablet: both children in one press, then one by the full form, a policy that
// changes, guidance that is withdrawn. Each page is read as everybody must be able to.
func TestSeeingTheChildrenIsDecidedOnATablet(t *testing.T) {
	f := newFamily(t)
	page := f.Ruth.Opens(f.Path("seeing"))
	if err := (proto.EmulationSetDeviceMetricsOverride{Width: 820, Height: 1180, DeviceScaleFactor: 1, Mobile: true}).Call(page); err != nil {
		t.Fatal(err)
	}
	v := browsertest.At(t, f.URL, page)
	axe := func(name string) { browsertest.Axe(t, page, name) }

	axe("seeing")
	v.Press("Decide so")
	v.Says("In person, alone. The day is to be arranged.")
	axe("seeing-decided")

	v.Open(f.Path("seeing", string(f.Isla.Entry), "note"))
	axe("seeing-note")
	v.Choose("A risk")
	v.Write("What is it, in their words where you can?", "Her uncle waits at the school gate")
	v.Press("Write it down")

	v.Open(f.Path("seeing", string(f.Isla.Entry)))
	axe("seeing-full")
	v.Write("Why is the decision of 24 November 2026 changed?", "A risk became known.")
	v.Choose("By video")
	v.Write("What speaks for it?", "Nobody can wait at the gate")
	v.Write("What speaks against it?", "I cannot know who else is in the room")
	v.Write("What is done about this risk?", "We meet on the screen, with her teacher outside the door")
	v.Write("Why?", "The risk at the gate is known and cannot be met yet.")
	v.Press("Decide")
	v.Says("Before you decide")
	axe("seeing-asked")
	v.Write("Why do you decide without an answer?", "They are asked on Thursday")
	v.Press("Decide")
	v.Says("By video, alone.")
	v.Says("It takes the place of an earlier decision: A risk became known.")
	axe("decision")

	v.Press("In plain words")
	v.Says("We will talk on a screen.")
	axe("seeing-words")
	v.Press("Record that you told Isla")
	axe("decision-explain")
	v.Press("Record it")
	v.Says("We will talk on a screen.")

	f.storm()
	v.Open(f.Path())
	v.Says("“How to see Rowan” asks for a second look")
	v.SaysNothingOf("“How to see Isla” asks")
	v.Press("Look again")
	axe("decision-look-again")

	v.Open(f.Path("seeing", "plan", string(f.plan(f.Rowan).Entry.ID), "done"))
	axe("seeing-done")
	v.Press("Record it")
	v.Says("As decided.")

	v.Open(f.Path(decisionpage.Home, "new"))
	axe("decision-new")
	f.decidesOnGuidance()
	f.withdraws()
	all := decision.Of(f.Read(f.Case)).All()
	v.Open(f.Path(decisionpage.Home, string(all[len(all)-1].Entry.ID)))
	v.Says("No longer stands")
	v.Press("Look at it again")
	v.Says("the guidance “Meeting families”, version 2")
	v.Open(f.Path(decisionpage.Home))
	axe("decisions")
	v.Open("/seeing/second-look")
	axe("second-look")
}
