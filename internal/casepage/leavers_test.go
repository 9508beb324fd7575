package casepage_test

import (
	"net/http"
	"testing"
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/web/webtest"
)

// leaves ends a role of somebody.
func leaves(t *testing.T, f *pagetest.Family, who *webtest.Browser, role access.Role) {
	t.Helper()
	service, form := f.Record.Service.Stream, ledger.NewEntryID()
	_, err := f.Ledger.Do(t.Context(), ledger.Act{Form: form, On: []ledger.Seen{{Stream: service, Version: ledger.Any}}, Verb: func(hs ledger.Histories) (ledger.Change, error) {
		s := access.Directory.Of(hs[service])
		piotr, _ := s.Find(f.Piotr.ID)
		return access.EndRole(s, piotr, service, form, access.EndForm{Person: who.ID, Role: role, Why: "Left the service"})
	}})
	if err != nil {
		t.Fatal(err)
	}
}

func TestTheOpenCasesOfWhoeverLeftAreListedForTheirManagerUntilSomebodyHasThem(t *testing.T) {
	f := family(t)
	f.Colin.Get("/").OK().Check(htmlcheck.LacksText("has no role here any more"))
	leaves(t, f, f.Ruth, access.Practitioner)
	f.Ruth.Get(f.Path()).Answered(http.StatusNotFound)
	f.Colin.Get("/").OK().Check(
		htmlcheck.In(".app-ask", htmlcheck.HasText("Ruth Adeyemi has no role here any more. One open case is still theirs."), htmlcheck.HasText("Kersey and Ashdown")),
		htmlcheck.In(".app-ask a", htmlcheck.HasHref("/case/"+string(f.Case)+"/allocate")),
		htmlcheck.In(".app-lede", htmlcheck.HasText("needs your answer")))
	f.Aisha.Get("/").OK().Check(htmlcheck.LacksText("has no role here any more")) // a colleague gives cases to nobody
	f.Ines.Get("/").OK().Check(htmlcheck.LacksText("has no role here any more"))

	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.Allocate(s, f.Colin.By(), id, casework.AllocatedBody{Worker: f.Aisha.ID, Name: f.Aisha.Name, As: access.Allocated})
	})
	f.Colin.Get("/").OK().Check(htmlcheck.LacksText("has no role here any more"))
}

func TestTheOpenCasesOfWhoeverHasALastDayAreListedFromTheDayAfterIt(t *testing.T) {
	f := family(t)
	service, today := f.Record.Service.Stream, calendar.DateInLondon(f.Clock.Now())
	f.Append(service, ledgertest.Entry(t, access.Works, f.Piotr.By(), access.WorksBody{Person: f.Ruth.ID, Until: today, Source: "Staff list"}))
	f.Ruth.Get(f.Path()).OK()
	f.Colin.Get("/").OK().Check(htmlcheck.LacksText("has no role here any more"))
	f.Clock.Set(f.Clock.Now().Add(24 * time.Hour))
	f.Colin.SignIn()
	f.Colin.Get("/").OK().Check(htmlcheck.In(".app-ask", htmlcheck.HasText("Ruth Adeyemi has no role here any more. One open case is still theirs.")))
	f.Ruth.SignIn()
	f.Ruth.Get(f.Path()).Answered(http.StatusNotFound)
}
