package caseworkpage_test

import (
	"net/http"
	"testing"
	"time"

	"candour/internal/govuk/htmlcheck"
)

func TestACaseSaysWhyItsWorkerCanSeeIt(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("who-sees")).OK().Check(
		htmlcheck.In("main", htmlcheck.HasText("You are the worker on this case.")),
		htmlcheck.In("main", htmlcheck.HasText("Worker on this case")),
		htmlcheck.In("main", htmlcheck.HasText("Since 24 August 2026, with no end set")),
		htmlcheck.LacksText("Aisha Cole"),
	).Click("by this entry").OK().Check(htmlcheck.HasText("This is what you came to see."))
}

func TestAMemberOfTheTeamSeesACaseThroughIt(t *testing.T) {
	f := family(t)
	f.Aisha.Get(f.Path("who-sees")).OK().Check(htmlcheck.HasText("In the team that has this case, Wexcombe family team"))
}

func TestAManagerIsToldWhoElseCanSeeTheCaseAndWhoHas(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("people"))
	f.Clock.Set(f.Clock.Now().Add(24 * time.Hour))
	f.Colin.SignIn()
	f.Colin.Get(f.Path("who-sees")).OK().Check(
		htmlcheck.HasText("Ruth Adeyemi"), htmlcheck.HasText("Aisha Cole"), htmlcheck.LacksText("Tom Jeavons"),
	).Click("Who has seen it").OK().Check(htmlcheck.HasText("Tuesday 24 November 2026"), htmlcheck.HasText("Ruth Adeyemi"), htmlcheck.LacksText("Aisha Cole"))
	f.Colin.Get(f.Path("who-has-seen")).Check(htmlcheck.HasText("Wednesday 25 November 2026"), htmlcheck.HasText("Colin Pryce"))
}

func TestOnlyAManagerIsToldWhoHasSeenTheCase(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("who-has-seen")).Answered(http.StatusNotFound)
	f.Tom.Get(f.Path("who-sees")).Answered(http.StatusNotFound)
}
