package caseworkpage_test

import (
	"net/http"
	"net/url"
	"testing"

	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/web/webtest"
)

const saidAtSchool = "I want to sleep at Mummy’s"

// hidesTheVisit hides the note of the visit at once.
func hidesTheVisit(f *pagetest.Family, who *webtest.Browser) *webtest.Answer {
	return who.Get(f.Path("note", string(f.Visit.Entry))).OK().Click("Hide it at once").OK().Send(url.Values{"why": {"It names her school"}})
}

func TestAnybodyOnTheCaseHidesAnEntryAndItIsGoneThatMinute(t *testing.T) {
	f := family(t)
	form := f.Aisha.Get(f.Path("contain", string(f.Visit.Entry))).OK()
	form.Send(nil).Answered(422).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#why")))
	f.Ruth.Get(f.Path("notes")).OK().Check(htmlcheck.HasText(saidAtSchool))
	hidesTheVisit(f, f.Aisha).OK().Check(htmlcheck.In("h1", htmlcheck.IsText("It is hidden")), htmlcheck.HasText("by Wednesday 25 November 2026"))
	for _, page := range []string{"notes", "timeline"} {
		f.Ruth.Get(f.Path(page)).OK().Check(htmlcheck.LacksText(saidAtSchool), htmlcheck.LacksText("It names her school"))
	}
	f.Ruth.Get(f.Path("note", string(f.Visit.Entry))).Answered(http.StatusNotFound)
	f.Ruth.Get(f.Path("contained", string(f.Visit.Entry))).Answered(http.StatusNotFound)
	f.Tom.Get(f.Path("contain", string(f.Call.Entry))).Answered(http.StatusNotFound)
}

func TestAManagerSaysWhatBecomesOfWhatWasHiddenAtOnce(t *testing.T) {
	f := family(t)
	hidesTheVisit(f, f.Aisha).OK()
	page := f.Colin.Get(f.Path("timeline")).OK().Click("Say what becomes of it").OK().Check(
		htmlcheck.HasText("Aisha Cole"), htmlcheck.HasText("It names her school"), htmlcheck.HasText(saidAtSchool))
	page.Send(url.Values{"why": {"It names no school"}}).Answered(422).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#becomes")))
	page.Send(url.Values{"becomes": {"restored"}}).Answered(422).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#why")))
	page.Send(url.Values{"becomes": {"restored"}, "why": {"It names no school"}}).OK()
	f.Ruth.Get(f.Path("notes")).OK().Check(htmlcheck.HasText(saidAtSchool))
	f.Colin.Get(f.Path("contained", string(f.Visit.Entry))).Answered(http.StatusNotFound)
}

func TestAManagerWhoHidSomethingAtOnceLeavesItToSomebodyElse(t *testing.T) {
	f := family(t)
	hidesTheVisit(f, f.Colin).OK()
	f.Colin.Get(f.Path("contained", string(f.Visit.Entry))).OK().Check(htmlcheck.HasText("You hid this yourself"), htmlcheck.NotIn("main form"))
}
