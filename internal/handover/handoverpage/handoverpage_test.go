package handoverpage_test

import (
	"net/http"
	"net/url"
	"testing"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/handover"
	"candour/internal/handover/handoverpage"
	"candour/internal/ledger"
	"candour/internal/web"
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

func TestOnlyWhoeverWorksOnTheCaseReadsAHandoverNote(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("hand-over")).Send(note).OK()
	path := f.Path("hand-over", string(handover.Of(f.Read(f.Case)).All()[0].Entry.ID))
	f.Tom.Get(path).Answered(http.StatusNotFound)
	f.Tom.Get(f.Path("hand-over")).Answered(http.StatusNotFound)
	f.Piotr.Get(path).Answered(http.StatusNotFound)
}
