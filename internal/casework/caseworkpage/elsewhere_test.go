package caseworkpage_test

import (
	"net/http"
	"net/url"
	"testing"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/govuk/htmlcheck"
)

// namesake is a child of the name and birth date of Isla, in another case.
var namesake = casework.PersonAddedBody{Kind: casework.Child, Name: "Isla Kersey", Born: calendar.MustParse("2019-06-02")}

func TestTheSamePersonInAnotherCaseIsOfferedWithReasonsAndJoinedByAPerson(t *testing.T) {
	f := family(t)
	other := f.Open(f.Wexcombe, f.Ruth, casework.OpenedBody{Law: "private", Title: "Hollis and Grant"}, namesake)
	theirs := casework.Of(f.Read(other)).Children()[0].Streams[0]
	form := f.Ruth.Get(f.Path("people", string(f.Isla.Entry))).OK().Click("The same person in other cases").OK()
	form.Check(htmlcheck.In("main", htmlcheck.HasText("Hollis and Grant: the same person"), htmlcheck.HasText("the same name and date of birth")))
	form.Send(nil).Answered(422).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#with")))
	form.Send(url.Values{"with": {string(theirs)}}).Answered(422).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#why")))
	joined := form.Send(url.Values{"with": {string(theirs)}, "why": {"Her mother confirmed it"}}).OK()
	joined.Check(htmlcheck.In("main", htmlcheck.HasText("not the same person after all")))
	if same := casework.IdentityOf(f.Read(theirs)).SameAs(); len(same) != 1 {
		t.Errorf("joined with %v", same)
	}
	joined.Send(url.Values{"with": {string(theirs)}, "why": {"Another child of the same name"}}).OK()
	if same := casework.IdentityOf(f.Read(theirs)).SameAs(); len(same) != 0 {
		t.Errorf("still joined with %v", same)
	}
}

func TestANamesakeInACaseThatIsNotTheirsIsNotOffered(t *testing.T) {
	f := family(t)
	other := f.Open(f.Marrow, f.Tom, casework.OpenedBody{Law: "private", Title: "Lindqvist"}, namesake)
	address := f.Path("people", string(f.Isla.Entry), "elsewhere")
	f.Ruth.Get(address).OK().Check(htmlcheck.LacksText("Lindqvist"), htmlcheck.LacksText(string(other)), htmlcheck.In("main", htmlcheck.HasText("Nobody of the same name")))
	theirs := casework.Of(f.Read(other)).Children()[0].Streams[0]
	f.Ruth.Post(address, url.Values{"with": {string(theirs)}, "why": {"A guess"}})
	if same := casework.IdentityOf(f.Read(theirs)).SameAs(); len(same) != 0 {
		t.Errorf("joined with %v by somebody who may not see them", same)
	}
	f.Tom.Get(address).Answered(http.StatusNotFound)
}
