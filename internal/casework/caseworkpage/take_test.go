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
	"candour/internal/view"
	"candour/internal/web/webtest"
)

// givenToAisha is the case once Colin has given it to Aisha, and where she says whether she takes it.
func givenToAisha(t *testing.T) (f *pagetest.Family, take string) {
	t.Helper()
	f = family(t)
	f.Colin.Get(f.Path("allocate")).OK().Send(url.Values{"worker": {string(f.Aisha.ID)}, "as": {string(access.Allocated)}})
	a, offered := f.State().Offered()
	if !offered {
		t.Fatal("the case was given to nobody")
	}
	return f, f.Path("take", string(a.Ref.Entry))
}

// listed is how lists show the case: its status, whose it is, and to whom it was given.
func listed(t *testing.T, f *pagetest.Family) casework.Row {
	t.Helper()
	rows, err := casework.RowsOf(t.Context(), f.Ledger.DB(), []ledger.StreamID{f.Case}, f.Clock.Now())
	if err != nil || len(rows) != 1 {
		t.Fatalf("listed are %v, %v", rows, err)
	}
	return rows[0]
}

func TestACaseIsTheWorkersOnceTheyTakeIt(t *testing.T) {
	f, take := givenToAisha(t)
	if r := listed(t, f); r.Status != casework.Unallocated || r.WorkerName != "" || r.Offered != "Aisha Cole" {
		t.Errorf("before she takes it the case is %+v", r)
	}
	if rows, _, err := casework.ToTake(t.Context(), f.Ledger.DB(), access.Person{ID: f.Aisha.ID}); err != nil || len(rows) != 1 {
		t.Errorf("Aisha is asked to take %v, %v", rows, err)
	}
	f.Aisha.Get(f.Path("people")).OK() // she reads it in order to decide
	page := f.Aisha.Get(take).OK()
	page.Send(nil).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#take")))
	page.Send(url.Values{"take": {"yes"}})
	if r := listed(t, f); r.Status != casework.Open || r.WorkerName != "Aisha Cole" || r.Offered != "" {
		t.Errorf("once she takes it the case is %+v", r)
	}
}

func TestALongListOfCasesToTakeSaysThatThereAreMore(t *testing.T) {
	f := family(t)
	for range view.Most + 1 {
		stream := f.Open(f.Wexcombe, nil, casework.OpenedBody{Law: "private", Title: "Farrow"})
		f.DoesIn(stream, func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
			return casework.Give(s, f.Colin.By(), id, casework.AllocatedBody{Worker: f.Aisha.ID, Name: f.Aisha.Name, As: access.Allocated})
		})
	}
	rows, more, err := casework.ToTake(t.Context(), f.Ledger.DB(), access.Person{ID: f.Aisha.ID})
	if err != nil || len(rows) != view.Most || !more {
		t.Errorf("%d cases are listed, with more %v: %v", len(rows), more, err)
	}
}

// cannotTakeIt has Aisha say that she cannot take the case safely.
func cannotTakeIt(t *testing.T, f *pagetest.Family, take string) {
	t.Helper()
	page := f.Aisha.Get(take).OK()
	page.Send(url.Values{"take": {"no"}}).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#why")))
	page.Send(url.Values{"take": {"no"}, "why": {"Three final hearings in that week"}})
	if r := listed(t, f); r.Status != casework.Unallocated || r.Offered != "Aisha Cole" {
		t.Errorf("though she cannot take it the case is %+v", r)
	}
}

func TestAManagerAnswersInWritingThatTheCaseStaysAndWhatChanges(t *testing.T) {
	f, take := givenToAisha(t)
	cannotTakeIt(t, f, take)
	page := f.Colin.Get(take + "/answer").OK().Check(htmlcheck.HasText("Three final hearings in that week"))
	page.Send(url.Values{"answer": {"stays"}, "why": {"Nobody else knows them"}}).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#changes")))
	page.Send(url.Values{"answer": {"stays"}, "why": {"Nobody else knows them"}, "changes": {"Tom takes one hearing"}})
	if r := listed(t, f); r.Status != casework.Open || r.WorkerName != "Aisha Cole" {
		t.Errorf("once it was answered the case is %+v", r)
	}
}

func TestAManagerTakesTheCaseBack(t *testing.T) {
	f, take := givenToAisha(t)
	cannotTakeIt(t, f, take)
	before := f.Aisha.Get(take).OK()
	page := f.Colin.Get(take + "/answer").OK()
	page.Send(url.Values{"answer": {"back"}}).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#why")))
	page.Send(url.Values{"answer": {"back"}, "why": {"You are right. Ruth takes it on"}})
	if _, offered := f.State().Offered(); offered {
		t.Error("the case is still with her")
	}
	before.Send(url.Values{"take": {"yes"}}).Answered(http.StatusForbidden)
}

func TestWhyACaseCannotBeTakenHoldsNoHiddenDetail(t *testing.T) {
	f, take := givenToAisha(t)
	f.Aisha.Get(take).Send(url.Values{"take": {"no"}, "why": {"They live at " + pagetest.Address}}).Answered(http.StatusUnprocessableEntity)
	cannotTakeIt(t, f, take)
	f.Colin.Get(take + "/answer").Send(url.Values{"answer": {"stays"}, "why": {"Nobody else knows them"}, "changes": {"Tom goes to " + pagetest.Address}}).
		Answered(http.StatusUnprocessableEntity)
}

func TestWhoeverGivesACaseToThemselvesIsNotAsked(t *testing.T) {
	f := family(t)
	f.Colin.Get(f.Path("allocate")).Send(url.Values{"worker": {string(f.Colin.ID)}, "as": {string(access.Allocated)}})
	if r := listed(t, f); r.WorkerName != f.Colin.Name || r.Offered != "" {
		t.Errorf("the case is %+v", r)
	}
}

func TestACaseGivenBeforeAnybodyWasAskedIsTheirs(t *testing.T) {
	f := family(t)
	if r := listed(t, f); r.Status != casework.Open || r.WorkerName != "Ruth Adeyemi" {
		t.Errorf("the case is %+v", r)
	}
}

func TestOnlyWhoeverWasAskedTakesACaseAndOnlyAManagerAnswers(t *testing.T) {
	f, take := givenToAisha(t)
	cannotTakeIt(t, f, take)
	for _, who := range []*webtest.Browser{f.Ruth, f.Colin, f.Tom, f.Piotr} {
		who.Get(take).Answered(http.StatusNotFound)
	}
	a, _ := f.State().Offered()
	if _, err := casework.Take(f.State(), f.Ruth.By(), ledger.NewEntryID(), a.Ref); err == nil {
		t.Error("Ruth took what was given to Aisha")
	}
	for _, who := range []*webtest.Browser{f.Aisha, f.Tom, f.Piotr} {
		who.Get(take + "/answer").Answered(http.StatusNotFound)
	}
}
