package caseworkpage_test

import (
	"net/http"
	"net/url"
	"testing"

	"candour/internal/casework"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/view"
)

func TestACaseIsOpenedByHandWithWhatIsKnown(t *testing.T) {
	f := family(t)
	form := f.Ruth.Get("/cases/new").OK()
	form.Send(nil).Answered(422).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#law")))
	known := url.Values{
		"law": {"private"}, "child-0-name": {"Nia Farrow"}, "child-0-born-day": {"3"}, "child-0-born-month": {"5"}, "child-0-born-year": {"2012"},
		"adult-0-name": {"Ceri Farrow"}, "adult-0-part": {"applicant"},
	}
	form.Send(known)
	form.Send(known)
	rows, err := view.All[string](t.Context(), f.Ledger.DB(), `SELECT stream FROM case_1 WHERE title = 'Farrow'`)
	if err != nil || len(rows) != 1 {
		t.Fatalf("one form sent twice opened %d cases: %v", len(rows), err)
	}
	f.Ruth.Get("/case/" + rows[0] + "/people").OK().Check(htmlcheck.In("main", htmlcheck.HasText("Nia Farrow, 14"), htmlcheck.HasText("Ceri Farrow")))
	f.Aisha.Get("/case/" + rows[0] + "/people").OK()
	f.Tom.Get("/case/" + rows[0] + "/people").Answered(http.StatusNotFound)
}

func TestAnAdministratorOpensNoCase(t *testing.T) {
	f := family(t)
	f.Piotr.Get("/cases/new").Answered(http.StatusNotFound)
	f.Piotr.Post("/cases/new", url.Values{"law": {"private"}}).Answered(http.StatusNotFound)
}

func TestAFormThatNamesAnotherCaseBeginsNothingThere(t *testing.T) {
	f := family(t)
	strangers := f.Open(f.Marrow, f.Tom, casework.OpenedBody{Law: "private", Title: "Lindqvist"})
	before := f.Read(strangers).Version
	for name, path := range map[string]string{"case": "/cases/new", "side": "/cases/new", "child-0-person": "/cases/new", "person": f.Path("people", "add")} {
		typed := url.Values{"law": {"private"}, "child-0-name": {"x"}}
		if name == "person" {
			typed = url.Values{"kind": {"adult"}, "name": {"x"}}
		}
		values := f.Ruth.Get(path).Filled(typed)
		values.Set(name, string(strangers))
		f.Ruth.Post(path, values).Answered(http.StatusBadRequest)
	}
	if after := f.Read(strangers).Version; after != before {
		t.Errorf("the other case went from version %d to %d", before, after)
	}
	f.Ruth.Get("/case/" + string(strangers) + "/people").Answered(http.StatusNotFound)
}
