package accesspage_test

import (
	"net/http"
	"net/url"
	"testing"

	"candour/internal/access"
	"candour/internal/govuk/htmlcheck"
)

func TestAHomePostcodeIsGivenChangedAndTakenBackByItsPersonAlone(t *testing.T) {
	s := sendingSite(t)
	form := s.Ruth.Get("/me").OK().Click("The postcode you live in").OK().Check(htmlcheck.In("main", htmlcheck.HasText("used for one thing")))
	form.Send(url.Values{"postcode": {"WX4"}}).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a[href=#postcode]"))
	form.Send(url.Values{"postcode": {"wx42ab"}}).OK()
	s.Ruth.Get("/me/home").OK().Check(htmlcheck.In("input#postcode", htmlcheck.HasAttr("value", "WX4 2AB"))).Send(url.Values{"postcode": {"WX4 2AD"}}).OK()
	s.Aisha.Get("/me/home").OK().Check(htmlcheck.In("input#postcode", htmlcheck.HasAttr("value", "")))
	if home := access.HomeOf(s.Read(s.Ruth.ID)); home.Postcode != "WX4 2AD" {
		t.Errorf("the record has %q", home.Postcode)
	}
	s.Ruth.Get("/me/home").Send(url.Values{"postcode": {""}}).OK()
	if home := access.HomeOf(s.Read(s.Ruth.ID)); home.Postcode != "" {
		t.Errorf("taken back, the record has %q still", home.Postcode)
	}
}

func TestPostcodesAreFoundHoweverTheyAreWritten(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"Flat 2, Weir Lane, wx4 2ab": "WX4 2AB", "EC1A1BB": "EC1A 1BB", "Room 12 3": ""} {
		got := access.Postcodes(text)
		if want == "" && len(got) > 0 || want != "" && (len(got) != 1 || got[0] != want) {
			t.Errorf("in %q: %q, wanted %q", text, got, want)
		}
	}
}
