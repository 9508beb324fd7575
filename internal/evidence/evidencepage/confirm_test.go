package evidencepage_test

import (
	"net/url"
	"testing"

	"candour/internal/govuk/htmlcheck"
	"candour/internal/web/webtest"
)

func TestADecisionKnownFromANoteIsNoLongerProvisionalOnceItsDocumentCame(t *testing.T) {
	f := family(t)
	item := marks(f)
	f.Ruth.Get(item.At + "/confirm").Answered(404)
	page := item.Click("A court decided it").OK().Send(url.Values{
		"proved": {"yes"}, "court": {"Family Court at Wexcombe"}, "on-day": {"20"}, "on-month": {"11"}, "on-year": {"2026"}, "note": {string(f.Call.Entry)},
	}).OK()
	page.Check(htmlcheck.In("main", htmlcheck.HasText("the document has not come")))
	form := page.Click("The document of the decision has come").OK()
	form.Send(url.Values{}).Answered(422).Check(htmlcheck.In(".govuk-error-summary a[href=#paper]"), htmlcheck.In(".govuk-error-summary a[href=#paragraph]"))
	judgment := webtest.File{Name: "judgment.txt", Media: "text/plain", Bytes: []byte("23. I find it proved.")}
	form.SendFiles(url.Values{"paper": {"Judgment of 20 November 2026"}, "paragraph": {"23"}}, map[string]webtest.File{"file": judgment}).OK().
		Check(htmlcheck.In("main", htmlcheck.HasText("paragraph 23")), htmlcheck.NotIn("a[href*=confirm]"))
}
