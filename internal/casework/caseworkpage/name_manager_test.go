package caseworkpage_test

import (
	"net/http"
	"net/url"
	"testing"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
)

func TestAHeadOfPracticeNamesAManagerForARestrictedCaseThatHasNoneAnyMoreAndDoesNotSeeIt(t *testing.T) {
	f := family(t)
	f.Judith.Get("/restricted").OK().Check(htmlcheck.HasText("Every restricted case has a manager."))
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) { // Ruth was a manager once
		return casework.Restrict(casework.Whole{s}, f.Colin.By(), id, casework.RestrictForm{
			People: []casework.NamedPerson{{Person: f.Ruth.ID, Name: f.Ruth.Name, Manages: true}}, Why: "A reason", Leaves: true,
		})
	})
	f.Colin.Get("/restricted").Answered(http.StatusNotFound)
	form := f.Judith.Get("/restricted").OK().Check(htmlcheck.LacksText("Kersey")).Click("Case " + pagetest.Number).OK()
	form.Send(url.Values{"manager": {"Ruth Adeyemi"}, "why": {"A reason"}}).Answered(422).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#manager")))
	form.Send(url.Values{"manager": {"Colin Pryce"}}).Answered(422).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#why")))
	form.Send(url.Values{"manager": {"Colin Pryce"}, "why": {"The one before left"}}).OK().Check(htmlcheck.HasText("Every restricted case has a manager."))
	f.Judith.Get(f.Path("people")).Answered(http.StatusNotFound)
	f.Colin.Get(f.Path("restrict")).OK()
	f.Ruth.Get(f.Path("people")).OK()
	f.Aisha.Get(f.Path("people")).Answered(http.StatusNotFound)
}

func TestTheOnlyManagerOfARestrictedCaseHandsItOverWithTheirConflictOfInterest(t *testing.T) {
	f := restricted(t)
	mine := url.Values{"interest": {"friend"}, "words": {"The mother lives next door to me"}}
	form := f.Colin.Get(f.Path("conflict")).OK().Check(htmlcheck.HasText("You are the only manager named for this restricted case"))
	form.Send(mine).Answered(422).Check(
		htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#takes-over")), htmlcheck.In(".govuk-error-summary", htmlcheck.HasText("ask a head of practice")),
	)
	f.Colin.Get(f.Path("people")).OK()
	mine.Set("takes-over", "Ruth Adeyemi")
	form.Send(mine).Answered(422).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#takes-over")))
	morag := f.Employ("Morag Baird", access.Manager)
	mine.Set("takes-over", "Morag Baird")
	form.Send(mine).OK()
	f.Colin.Get(f.Path("people")).Answered(http.StatusNotFound)
	morag.Get(f.Path("restrict")).OK()
	f.Ruth.Get(f.Path("people")).OK()
	f.Judith.Get("/restricted").OK().Check(htmlcheck.HasText("Every restricted case has a manager."))
}

func TestAHeadOfPracticeIsAskedWhereTheOnlyManagerKnowsNobody(t *testing.T) {
	f := restricted(t)
	f.Colin.Get(f.Path("conflict")).OK().Send(url.Values{"interest": {"friend"}, "words": {"A neighbour"}, "asks": {"yes"}}).OK()
	f.Colin.Get(f.Path("people")).Answered(http.StatusNotFound)
	form := f.Judith.Get("/restricted").OK().Click("Case " + pagetest.Number).OK()
	form.Send(url.Values{"manager": {"Colin Pryce"}, "why": {"He has had it so far"}}).Answered(422).
		Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#manager")), htmlcheck.HasText("conflict of interest"))
	f.Employ("Morag Baird", access.Manager).Get(f.Path("people")).Answered(http.StatusNotFound)
	form.Send(url.Values{"manager": {"Morag Baird"}, "why": {"She knows nobody here"}}).OK().Check(htmlcheck.HasText("Every restricted case has a manager."))
}

func TestAHeadOfPracticeWithAConflictOfInterestLearnsNothingOfTheCase(t *testing.T) {
	f := restricted(t)
	closedTo(f, f.Judith)
	f.Colin.Get(f.Path("conflict")).OK().Check(htmlcheck.LacksText("Ask a head of practice")).
		Send(url.Values{"interest": {"friend"}, "words": {"A neighbour"}}).Answered(422)
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) { // nobody is left
		return casework.DeclareConflict(casework.Whole{s}, f.Colin.By(), id, casework.ConflictForm{
			ConflictBody: casework.ConflictBody{Person: f.Colin.ID, Name: f.Colin.Name, Interest: casework.InFriend, Words: "A neighbour"}, Asks: true,
		})
	})
	f.Judith.Get("/restricted").OK().Check(htmlcheck.HasText("Every restricted case has a manager."), htmlcheck.LacksText(pagetest.Number))
	f.Judith.Get("/restricted/" + string(f.Case)).Answered(http.StatusNotFound)
	f.Judith.Post("/restricted/"+string(f.Case), url.Values{"manager": {"Colin Pryce"}, "why": {"A reason"}}).Answered(http.StatusNotFound)
}

func TestARestrictionNamesNobodyToWhomTheCaseIsClosed(t *testing.T) {
	f := family(t)
	closedTo(f, f.Aisha)
	form := f.Colin.Get(f.Path("restrict")).OK().Check(htmlcheck.LacksText("Aisha Cole"))
	form.Send(url.Values{"people": {string(f.Colin.ID)}, "other": {"Aisha Cole"}, "why": {"A reason"}}).Answered(422).
		Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#people")), htmlcheck.HasText("because of a conflict of interest"))
}
