package evidencepage_test

import (
	"maps"
	"net/http"
	"net/url"
	"testing"

	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/govuk"
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

func (ofTheCourt) Whole(_ *web.Case, document string) (evidence.PaperText, error) {
	if document != "court:statement" {
		return evidence.PaperText{}, fault.Absent(nil)
	}
	return evidence.PaperText{Paper: evidence.Paper{Name: "A statement: Ms Lowe"}, Paragraphs: []evidence.Paragraph{
		{Number: 1, Last: 1, Page: 3, Printed: "1", Words: "He was late on both days. It was raining."},
		{Number: 2, Last: 2, Page: 3, Printed: "2", Words: "The school told me that nobody rang."},
		{Number: 3, Last: 3, Page: 4, Printed: "3", Words: "He lives at ▇▇▇.", Hidden: true},
		{Number: 4, Last: 4, Page: 4, Printed: "4", Words: "I believe this is true."},
	}}, nil
}

func (ofTheCourt) Readable(c *web.Case) ([]govuk.Link, error) {
	return []govuk.Link{{Text: "A statement: Ms Lowe", Href: c.URL("mark", "court:statement")}}, nil
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

// source is what the form of a paper of the court asks about its writer.
var source = url.Values{"who-name": {"Ms Lowe, social worker"}, "kind": {"local_authority"}, "said-day": {"2"}, "said-month": {"11"}, "said-year": {"2026"}}

func with(form url.Values, more url.Values) url.Values {
	all := maps.Clone(form)
	maps.Copy(all, more)
	return all
}

func TestPassagesTickedInAPaperAreItemsOfOneSource(t *testing.T) {
	f := family(t)
	page := f.Ruth.Get(f.Path("papers")).OK().Click("A statement: Ms Lowe").OK()
	page.Check(htmlcheck.HasText("He was late on both days."), htmlcheck.LacksText("▇"), htmlcheck.HasText("hidden from you: 1"))
	page.Send(source).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#mark")))
	mother := string(f.Hannah.Entry)
	form := with(source, url.Values{"mark": {"1", "2"}, "says-2": {"Nobody rang the school"}, "told-1": {"nobody"}, "told-2": {mother}})
	page.Send(form).OK().Check(htmlcheck.In("label[for=mark] .govuk-tag", htmlcheck.HasText("Item 1")), htmlcheck.NotIn("label[for=mark-3] .govuk-tag"))
	page.Send(form).OK() // a second press
	all := evidence.Of(f.Read(f.Case)).Items()
	if len(all) != 2 || all[0].Source != all[1].Source {
		t.Fatalf("items: %+v", all)
	}
	late, rang := all[0].ItemBody, all[1].ItemBody
	if late.Says != "He was late on both days." || late.Page != 3 || late.Passage != "1" || late.Hand != "first" {
		t.Errorf("the first: %+v", late)
	}
	if rang.Words != "The school told me that nobody rang." || rang.Says != "Nobody rang the school" || rang.Hand != evidence.SecondHand || rang.Heard.Person != f.Hannah {
		t.Errorf("the second: %+v", rang)
	}
}

func TestAPaperIsMarkedByWhoeverMayReadIt(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("mark", "court:nothing")).Answered(http.StatusNotFound)
	f.Tom.Get(f.Path("mark", "court:statement")).Answered(http.StatusNotFound)
}
