package caseworkpage_test

import (
	"net/http"
	"net/url"
	"testing"

	"candour/internal/casework"
	"candour/internal/govuk/htmlcheck"
)

func TestAWorkerWhoDeclaresAConflictOfInterestLosesTheCaseAtOnce(t *testing.T) {
	f := family(t)
	form := f.Ruth.Get(f.Path("who-sees")).Click("Do you know somebody in this case").OK()
	form.Send(nil).Answered(422).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#interest")))
	form.Send(url.Values{"interest": {"friend"}, "words": {"The mother lives next door to me"}}).OK().Check(
		htmlcheck.In("h1", htmlcheck.IsText("Cases closed to you")), htmlcheck.HasText("The mother lives next door to me"),
		htmlcheck.LacksText("Kersey"), htmlcheck.LacksText(string(f.Case)),
	)
	for _, page := range []string{"people", "timeline", "who-sees", "conflict"} {
		f.Ruth.Get(f.Path(page)).Answered(http.StatusNotFound)
	}
	if s := f.State().Status(); s != casework.Unallocated {
		t.Errorf("the case of a worker to whom it is closed is %s", s)
	}
	f.Aisha.Get(f.Path("people")).OK()
}

func TestAManagerFindsAConflictOfInterestAndEndsIt(t *testing.T) {
	f := family(t)
	form := f.Colin.Get(f.Path("conflict")).OK()
	found := url.Values{"who": {"Nobody Here"}, "interest": {"family"}, "words": {"Her brother is the father"}}
	form.Send(found).Answered(422).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#who")))
	found.Set("who", "Aisha Cole")
	closed := form.Send(found).OK().Check(htmlcheck.HasText("Aisha Cole: Family"), htmlcheck.HasText("Her brother is the father"))
	f.Aisha.Get(f.Path("people")).Answered(http.StatusNotFound)
	f.Aisha.Get("/closed-to-me").OK().Check(htmlcheck.HasText("A manager found a conflict of interest"), htmlcheck.LacksText("brother"))
	f.Ruth.Get(f.Path("timeline")).OK().Check(htmlcheck.HasText("A conflict of interest was found"), htmlcheck.LacksText("brother"))
	end := closed.Click("End it").OK()
	end.Send(nil).Answered(422)
	end.Send(url.Values{"why": {"Another family of the same name"}}).OK()
	f.Aisha.Get(f.Path("people")).OK()
}

func TestNobodyButAManagerSpeaksOfAnothersConflictOfInterest(t *testing.T) {
	f := family(t)
	sent := f.Ruth.Get(f.Path("conflict")).OK().Filled(url.Values{"interest": {"family"}, "words": {"A guess"}})
	sent.Set("who", "Aisha Cole")
	f.Ruth.Post(f.Path("conflict"), sent).OK()
	f.Aisha.Get(f.Path("people")).OK()
	if held := f.State().Conflicts(); len(held) != 1 || held[0].Person != f.Ruth.ID {
		t.Errorf("conflicts of interest: %+v", held)
	}
}
