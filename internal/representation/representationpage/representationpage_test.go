package representationpage_test

import (
	"net/http"
	"net/url"
	"testing"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/representation"
	"candour/internal/representation/representationpage"
	"candour/internal/web"
)

// overview shows what these pages say in a case’s overview.
type overview struct {
	web.CasePage
	said []templ.Component
}

func (p overview) Title() string         { return "Case overview" }
func (p overview) Body() templ.Component { return templ.Join(p.said...) }

// family is the service with one case, which is Ruth’s.
func family(t *testing.T) *pagetest.Family {
	t.Helper()
	return pagetest.New(t, pagetest.Pages{
		Kinds: []*ledger.Set{&representation.Kinds},
		Routes: func(f *pagetest.Family) []web.Route {
			pages := representationpage.Pages{Pack: f.Pack}
			show := func(c *web.Case) (web.Page, error) {
				said, err := pages.Asks(c)
				return overview{web.CasePage{Case: c}, said}, err
			}
			return append(pages.Routes(), web.ForCase("/case/{case}", access.CaseReader, show, nil))
		},
	})
}

var decided = url.Values{
	"solicitor": {"Ms Farrow, Farrow and Lee"}, "decider": {"solicitor"}, "by": {"Ms Farrow"}, "why": {"He follows what the case is about."},
	"on-day": {"20"}, "on-month": {"11"}, "on-year": {"2026"},
}

func page(f *pagetest.Family, person ledger.Ref) string {
	return f.Path("people", string(person.Entry), "own-solicitor")
}

func TestWhoDecidedThatAChildInstructsASolicitorStandsAtTheCaseUntilItEnds(t *testing.T) {
	f := family(t)
	f.Ruth.Get(page(f, f.Rowan)).OK().Send(decided).OK().Check(
		htmlcheck.HasText("Rowan Kersey instructs a solicitor apart from the guardian"),
		htmlcheck.HasText("Decided on 20 November 2026 by the solicitor (Ms Farrow): He follows what the case is about."),
		htmlcheck.HasText("no longer from the guardian"), htmlcheck.HasText("to be confirmed"))
	f.Ruth.Get(page(f, f.Rowan)).OK().Send(url.Values{"why": {"Rowan asked for it; Ms Farrow agrees."}}).OK().Check(htmlcheck.LacksText("instructs a solicitor apart from the guardian"))
	if all := representation.Of(f.Read(f.Case)).All(); len(all) != 0 {
		t.Errorf("still apart are %v", all)
	}
}

func TestItIsNotRecordedWithoutWhoDecidedAndWhy(t *testing.T) {
	f := family(t)
	f.Ruth.Get(page(f, f.Rowan)).Send(url.Values{"solicitor": {"Ms Farrow"}}).Answered(http.StatusUnprocessableEntity).Check(
		htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#decider")), htmlcheck.In("#solicitor", htmlcheck.HasAttr("value", "Ms Farrow")))
}

func TestOnlyAChildHasAGuardianToInstructApartFrom(t *testing.T) {
	f := family(t)
	f.Ruth.Get(page(f, f.Daniel)).Answered(http.StatusNotFound)
	f.Tom.Get(page(f, f.Rowan)).Answered(http.StatusNotFound)
}

func TestAReasonHoldsNoHiddenDetail(t *testing.T) {
	f := family(t)
	form := url.Values{}
	for field, value := range decided {
		form[field] = value
	}
	form.Set("why", "He wants to stay at "+pagetest.Address)
	f.Ruth.Get(page(f, f.Rowan)).Send(form).Answered(http.StatusUnprocessableEntity)
}
