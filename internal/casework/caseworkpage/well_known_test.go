package caseworkpage_test

import (
	"net/http"
	"net/url"
	"testing"

	"candour/internal/govuk/htmlcheck"
)

func TestWhoeverManagesACaseMarksItAsOneOfSomebodyWellKnownAndEndsIt(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("well-known")).Answered(http.StatusNotFound)
	form := f.Colin.Get(f.Path("who-sees")).OK().Click("Somebody in the case is well known").OK()
	form.Send(url.Values{"why": {""}}).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#why")))
	form.Send(url.Values{"why": {"He plays for the town"}}).OK().Check(htmlcheck.In("main", htmlcheck.HasText("marked as one of somebody well known")))
	f.Ruth.Get(f.Path("timeline")).OK().Check(htmlcheck.In("main", htmlcheck.HasText("He plays for the town")))

	f.Colin.Get(f.Path("well-known")).OK().Send(url.Values{"why": {"He has retired"}}).OK().
		Check(htmlcheck.In("main", htmlcheck.LacksText("marked as one of")))
	if f.State().WellKnown() != nil {
		t.Error("the case is marked still")
	}
}
