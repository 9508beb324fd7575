package caseworkpage_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
)

// restricted is the family’s case, restricted by its manager to himself and its worker.
func restricted(t *testing.T) *pagetest.Family {
	t.Helper()
	f := family(t)
	f.Colin.Get(f.Path("who-sees")).OK().Click("Restrict the case to named people").OK().Send(url.Values{
		"people": {string(f.Ruth.ID), string(f.Colin.ID)}, "why": {"The father’s sister works in the team"},
	}).OK().Check(htmlcheck.HasText("This case is restricted to named people."), htmlcheck.HasText("Ruth Adeyemi"), htmlcheck.LacksText("Aisha Cole"))
	return f
}

func TestARestrictedCaseIsThereForThoseNamedAlone(t *testing.T) {
	f := restricted(t)
	f.Ruth.Get(f.Path("who-sees")).OK().Check(htmlcheck.HasText("Named for this restricted case"))
	f.Ruth.Get(f.Path("write-note")).OK()
	for _, page := range []string{"people", "notes", "court", "timeline", "who-sees", "who-has-seen", "write-note", "links", "allocate", "restrict", "conflict"} {
		f.Aisha.Get(f.Path(page)).Answered(http.StatusNotFound)
	}
}

// What is not theirs and what is not there is the same page, but for the number by which a problem can be told to the service.
func TestARestrictedCaseAnswersTheRestOfTheTeamAsOneThatIsNotThere(t *testing.T) {
	f := restricted(t)
	notTheirs := f.Aisha.Get(f.Path("people")).Answered(http.StatusNotFound)
	notThere := f.Aisha.Get(pagetest.PathOf(f.Begin(), "people")).Answered(http.StatusNotFound)
	if notTheirs.Words() != notThere.Words() {
		t.Errorf("%q, and of what is not there %q", notTheirs.Words(), notThere.Words())
	}
}

// linkedAndTaken is another case of the team, linked with the family’s, into which a note was taken.
func linkedAndTaken(f *pagetest.Family) ledger.StreamID {
	other := f.Open(f.Wexcombe, f.Aisha, casework.OpenedBody{Law: "private", Title: "Hollis and Grant"}, namesake)
	f.DoesIn(other, func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.LinkCases(s, f.State(), f.Colin.By(), id, casework.LinkForm{How: casework.HalfSiblings, Why: "The same father"})
	}, f.Case)
	f.DoesIn(f.Case, func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.CarryNote(s, casework.Of(f.Read(other)), f.Ruth.By(), id, casework.CarryForm{
			What: f.Visit, As: "A note of 16 November", Why: "It concerns both children", By: "Order of 15 September",
		})
	}, other)
	return other
}

func TestARestrictedCaseLeavesNoTraceInOthers(t *testing.T) {
	f := restricted(t)
	other := linkedAndTaken(f)
	isla := casework.Of(f.Read(other)).Children()[0].Ref
	for _, page := range [][]string{{"links"}, {"people", string(isla.Entry), "elsewhere"}, {"people"}, {"timeline"}, {"notes"}} {
		a := f.Aisha.Get(pagetest.PathOf(other, page...)).OK()
		for _, trace := range []string{"Ashdown", string(f.Case), pagetest.Number, "not yours to see", "The same father", "concerns both children", "another case (", "inked case"} {
			if strings.Contains(a.Body, trace) && !(page[0] == "links" && trace == "inked case") {
				t.Errorf("%s holds %q", a.At, trace)
			}
		}
	}
	f.Ruth.Get(pagetest.PathOf(other, "links")).OK().Check(htmlcheck.HasText("Ashdown"), htmlcheck.HasText("concerns both children"))
	f.Ruth.Get(pagetest.PathOf(other, "people")).OK().Check(htmlcheck.HasText("One linked case"))
	f.Ruth.Get(pagetest.PathOf(other, "timeline")).OK().Check(htmlcheck.HasText("The same father"), htmlcheck.HasText("concerns both children"))
}

func TestARestrictionNamesAManager(t *testing.T) {
	f := family(t)
	form := f.Colin.Get(f.Path("restrict")).OK()
	form.Send(url.Values{"people": {string(f.Ruth.ID)}, "why": {"A reason"}, "leaves": {"yes"}}).Answered(422).
		Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#people")))
	form.Send(url.Values{"people": {string(f.Ruth.ID), string(f.Colin.ID)}}).Answered(422).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#why")))
	form.Send(url.Values{"people": {string(f.Colin.ID)}, "other": {"Piotr Sewell"}, "why": {"A reason"}}).Answered(422).
		Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#other")))
	f.Aisha.Get(f.Path("people")).OK()
}

func TestWhoeverRestrictsACaseIsNamedOrKnowsThatTheyLoseIt(t *testing.T) {
	f := family(t)
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		change, err := casework.Restrict(casework.Whole{s}, f.Colin.By(), id, casework.RestrictForm{
			People: []casework.NamedPerson{{Person: f.Ruth.ID, Name: f.Ruth.Name, Manages: true}}, Why: "A reason", Leaves: true,
		})
		return change, err
	})
	f.Colin.Get(f.Path("people")).Answered(http.StatusNotFound)

	f = family(t)
	f.Colin.Get(f.Path("restrict")).OK().Send(url.Values{"people": {string(f.Ruth.ID)}, "why": {"A reason"}}).Answered(422).
		Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#leaves")))
}

func TestSomebodyOfAnotherTeamIsNamedByTheirWholeName(t *testing.T) {
	f := family(t)
	f.Colin.Get(f.Path("restrict")).OK().Send(url.Values{"people": {string(f.Colin.ID)}, "other": {"tom jeavons"}, "why": {"He knows nobody here"}}).OK()
	f.Tom.Get(f.Path("people")).OK()
	f.Ruth.Get(f.Path("people")).Answered(http.StatusNotFound)
}

func TestARestrictionIsLiftedAndTheTeamSeesTheCaseAgain(t *testing.T) {
	f := restricted(t)
	f.Ruth.Get(f.Path("lift-restriction")).Answered(http.StatusNotFound)
	f.Colin.Get(f.Path("who-sees")).Click("end the restriction").OK().Send(url.Values{"why": {"She has left the team"}}).OK()
	f.Aisha.Get(f.Path("people")).OK()
}

func TestARestrictedCaseIsGivenToNobodyWhoIsNotNamed(t *testing.T) {
	f := restricted(t)
	f.Colin.Get(f.Path("allocate")).OK().Check(htmlcheck.HasText("Ruth Adeyemi"), htmlcheck.LacksText("Aisha Cole"))
	_, err := casework.Allocate(f.State(), f.Colin.By(), ledger.NewEntryID(), casework.AllocatedBody{Worker: f.Aisha.ID, Name: f.Aisha.Name, As: access.Allocated})
	if err == nil {
		t.Error("it was given to somebody who is not named")
	}
}

func TestWhoeverReadsInAnEmergencyIsNotOfferedToBeNamed(t *testing.T) {
	f := family(t)
	emergencyByNumber(f.Tom)
	f.Colin.Get(f.Path("restrict")).OK().Check(htmlcheck.HasText("Aisha Cole"), htmlcheck.LacksText("Tom Jeavons"))
}
