package evidencepage_test

import (
	"net/http"
	"net/url"
	"testing"

	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/web"
)

// ofTheCourt reads one passage of one paper of the court, which no source on record brought.
type ofTheCourt struct{}

func (ofTheCourt) Passage(_ *web.Case, document, paragraphs string) (evidence.Passage, error) {
	if document != "court:statement" || paragraphs != "2-2" {
		return evidence.Passage{}, fault.Absent(nil)
	}
	return evidence.Passage{Words: "He was late on both days. Nobody rang.", Paper: evidence.Paper{Name: "A statement: Ms Lowe", Page: 3}}, nil
}

func TestAPassageOfAPaperOfTheCourtIsEvidenceWithItsPaperAndPage(t *testing.T) {
	f := family(t)
	form := f.Ruth.Get(f.Path("evidence", "new", "court:statement", "2-2")).OK().Check(
		htmlcheck.In("textarea[name=words]", htmlcheck.HasText("He was late on both days.")), htmlcheck.NotIn("input[type=file]"), htmlcheck.HasText("A statement: Ms Lowe, page 3"))
	form.Send(url.Values{"words": {"Nobody rang."}}).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#says")), htmlcheck.In("textarea[name=words]", htmlcheck.HasText("Nobody rang.")))
	form.Send(url.Values{
		"words": {"Nobody rang."}, "says": {"Nobody rang when he was late"}, "who-name": {"Ms Lowe, social worker"}, "kind": {"local_authority"},
		"said-day": {"2"}, "said-month": {"11"}, "said-year": {"2026"},
	}).OK()
	all := evidence.Of(f.Read(f.Case)).Items()
	if len(all) != 1 || all[0].Source.Paper.Name != "A statement: Ms Lowe" || all[0].Source.Paper.Page != 3 || all[0].Source.Obtained != "court_papers" {
		t.Errorf("items: %+v", all)
	}
	f.Ruth.Get(f.Path("evidence", "new", "court:statement", "9-9")).Answered(http.StatusNotFound)
}
