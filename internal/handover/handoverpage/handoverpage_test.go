package handoverpage_test

import (
	"net/http"
	"net/url"
	"testing"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/handover"
	"candour/internal/handover/handoverpage"
	"candour/internal/ledger"
	"candour/internal/web"
	"candour/internal/web/webtest"
)

// family is the service with one case, which is Ruth’s.
func family(t *testing.T) *pagetest.Family {
	t.Helper()
	return pagetest.New(t, pagetest.Pages{
		Kinds: []*ledger.Set{&handover.Kinds}, Views: []*ledger.View{handover.View},
		Routes: func(*pagetest.Family) []web.Route { return handoverpage.Routes() },
	})
}

var note = url.Values{"know": {"The school knows me by name."}, "child": {"Isla was told on Tuesday. She asked about the dog."}}

func TestWhoeverTakesACaseReadsTheNoteBesideTheRecordAndSaysSo(t *testing.T) {
	f := family(t)
	written := f.Ruth.Get(f.Path("hand-over")).OK().Check(htmlcheck.HasText("Isla")).Send(note).OK()
	written.Check(htmlcheck.HasText("The school knows me by name."), htmlcheck.LacksText("I have read it"))
	path := f.Path("hand-over", string(handover.Of(f.Read(f.Case)).All()[0].Entry.ID))

	f.Colin.Get(path).OK()
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.Allocate(s, f.Colin.By(), id, casework.AllocatedBody{Worker: f.Aisha.ID, Name: f.Aisha.Name, As: access.Allocated})
	})
	who := access.Person{ID: f.Aisha.ID}
	if rows, err := handover.Waiting(t.Context(), f.Ledger.DB(), who, f.Clock.Now()); err != nil || len(rows) != 1 {
		t.Errorf("for Aisha wait %v, %v", rows, err)
	}
	f.Aisha.Get(path).OK().Check(htmlcheck.HasText("Next hearing")).Send(url.Values{"asks": {"Which teacher?"}}).OK().
		Check(htmlcheck.HasText("They ask: Which teacher?"), htmlcheck.LacksText("I have read it"))
	if rows, err := handover.Waiting(t.Context(), f.Ledger.DB(), who, f.Clock.Now()); err != nil || len(rows) != 0 {
		t.Errorf("after she has read it wait %v, %v", rows, err)
	}
}

func TestAHandoverNoteSaysWhatTheChildWasTold(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("hand-over")).Send(url.Values{"know": {"Nothing more."}}).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#child")))
}

func TestAHandoverNoteHoldsNoHiddenDetail(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("hand-over")).Send(url.Values{"know": {"She lives at " + pagetest.Address}, "child": {"Told."}}).Answered(http.StatusUnprocessableEntity)
	if notes := handover.Of(f.Read(f.Case)).All(); len(notes) != 0 {
		t.Errorf("a note with a hidden address is on record")
	}
}

// toAisha transfers the case to Aisha, with what must be known and what everybody was told.
func toAisha(f *pagetest.Family) url.Values {
	return url.Values{
		"to": {handover.ToWorker}, "worker": {string(f.Aisha.ID)}, "why": {"Ruth goes part time"}, "know": {"The school knows me by name."},
		"child": {"Isla was told on Tuesday."}, "parties": {"Both had the letter on Monday."},
	}
}

func TestACaseIsTransferredToAnotherWorkerWithItsNoteInOneAct(t *testing.T) {
	f := family(t)
	f.Colin.Get(f.Path("transfer")).OK().Check(htmlcheck.HasText("Next hearing")).Send(toAisha(f)).OK().
		Check(htmlcheck.HasText("Aisha Cole"), htmlcheck.HasText("Worker, not taken"), htmlcheck.HasText("Ruth goes part time"), htmlcheck.HasText("Nobody has read it yet."))
	a, offered := f.State().Offered()
	if !offered || a.Worker != f.Aisha.ID {
		t.Fatalf("the case was given to %+v", a)
	}
	path := f.Path("hand-over", string(handover.Of(f.Read(f.Case)).All()[0].Entry.ID))
	f.Aisha.Get(path).OK().Check(htmlcheck.HasText("Both had the letter on Monday.")).Send(nil).OK()
	f.Colin.Get(f.Path("who-held")).OK().Check(htmlcheck.HasText("Read by Aisha Cole"))
}

func TestATransferSaysWhatTheChildAndThePartiesWereTold(t *testing.T) {
	f := family(t)
	for _, field := range []string{"to", "worker", "know", "child", "parties"} {
		form := toAisha(f)
		if form.Set(field, ""); field == "to" {
			form.Del(field)
		}
		f.Colin.Get(f.Path("transfer")).Send(form).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#"+field)))
	}
	if _, offered := f.State().Offered(); offered {
		t.Error("the case was given away")
	}
}

func TestANoteThatNobodyHasReadGoesWithTheTransfer(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("hand-over")).Send(note).OK()
	f.Colin.Get(f.Path("transfer")).OK().Check(htmlcheck.HasText("A note by Ruth Adeyemi that nobody has read goes with it.")).
		Send(url.Values{"to": {handover.ToWorker}, "worker": {string(f.Aisha.ID)}}).OK()
	if notes := handover.Of(f.Read(f.Case)).All(); len(notes) != 1 {
		t.Errorf("there are %d notes", len(notes))
	}
}

func TestACaseThatGoesToAnotherTeamIsNoLongerSeenByTheOneBefore(t *testing.T) {
	f := family(t)
	form := toAisha(f)
	form.Set("to", handover.ToTeam)
	form.Set("team", string(f.Marrow))
	form.Del("worker")
	f.Colin.Get(f.Path("transfer")).Send(form)
	f.Ruth.Get(f.Path("who-held")).Answered(http.StatusNotFound)
	f.Tom.Get(f.Path("who-held")).OK().Check(htmlcheck.HasText("Marrow Bay family team"), htmlcheck.HasText("The case goes to Marrow Bay family team"))
	if s := f.State().Status(); s != casework.Unallocated {
		t.Errorf("the case is %s", s)
	}
}

func TestWhoHeldTheCaseIsOnOnePage(t *testing.T) {
	f := family(t)
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.Allocate(s, f.Colin.By(), id, casework.AllocatedBody{Worker: f.Aisha.ID, Name: f.Aisha.Name, As: access.Second, Why: "She sees the children"})
	})
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.Allocate(s, f.Colin.By(), id, casework.AllocatedBody{
			Worker: f.Colin.ID, Name: f.Colin.Name, As: access.Covers, From: calendar.MustParse("2026-11-25"), Until: calendar.MustParse("2026-12-04"),
		})
	})
	f.Ruth.Get(f.Path("who-held")).OK().Check(
		htmlcheck.HasText("Second worker, beside the worker"), htmlcheck.HasText("She sees the children"), htmlcheck.HasText("Cover"), htmlcheck.HasText("4 December 2026"),
		htmlcheck.HasText("Wexcombe family team"), htmlcheck.HasText("Ruth Adeyemi"),
	)
}

func TestOnlyAManagerTransfersACase(t *testing.T) {
	f := family(t)
	for _, who := range []*webtest.Browser{f.Ruth, f.Aisha, f.Tom, f.Piotr} {
		who.Get(f.Path("transfer")).Answered(http.StatusNotFound)
	}
}

func TestOnlyWhoeverWorksOnTheCaseReadsAHandoverNote(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("hand-over")).Send(note).OK()
	path := f.Path("hand-over", string(handover.Of(f.Read(f.Case)).All()[0].Entry.ID))
	f.Tom.Get(path).Answered(http.StatusNotFound)
	f.Tom.Get(f.Path("hand-over")).Answered(http.StatusNotFound)
	f.Piotr.Get(path).Answered(http.StatusNotFound)
}
