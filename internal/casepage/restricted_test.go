package casepage_test

import (
	"net/url"
	"testing"

	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/web/webtest"
)

func restrict(f *pagetest.Family, named ...*webtest.Browser) {
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		form := casework.RestrictForm{Why: "The father’s sister works in the team", Leaves: true}
		for _, who := range named {
			form.People = append(form.People, casework.NamedPerson{Person: who.ID, Name: who.Name, Manages: who == f.Colin})
		}
		return casework.Restrict(casework.Whole{s}, f.Colin.By(), id, form)
	})
}

func TestARestrictedCaseStandsOnNoListOfTheRestOfTheTeam(t *testing.T) {
	f := family(t)
	f.Aisha.Get("/cases").OK().Check(htmlcheck.HasText("Kersey and Ashdown"))
	restrict(f, f.Ruth, f.Colin)
	for _, path := range []string{"/", "/cases"} {
		f.Aisha.Get(path).OK().Check(htmlcheck.LacksText("Kersey"), htmlcheck.NotIn(".app-row"))
	}
	for _, typed := range []string{"kersey", pagetest.Number, "isla"} {
		f.Aisha.Post("/search", url.Values{"q": {typed}}).OK().Check(htmlcheck.NotIn(".app-row"))
	}
	for _, named := range []*webtest.Browser{f.Ruth, f.Colin} {
		named.Get("/cases").OK().Check(htmlcheck.HasText("Kersey and Ashdown"))
	}
}
