package representationpage_test

import (
	"net/http"
	"net/url"
	"testing"

	"github.com/a-h/templ"

	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/representation"
	"candour/internal/representation/representationpage"
	"candour/internal/web"
)

// family is the service with one case, which is Ruth’s.
func family(t *testing.T) *pagetest.Family {
	t.Helper()
	return pagetest.New(t, pagetest.Pages{
		Kinds:  []*ledger.Set{&representation.Kinds},
		Routes: func(f *pagetest.Family) []web.Route { return representationpage.Pages{Pack: f.Pack}.Routes() },
		Strip: func(f *pagetest.Family) func(*web.Case) templ.Component {
			return func(c *web.Case) templ.Component {
				said, err := representationpage.Pages{Pack: f.Pack}.Asks(c)
				if err != nil {
					t.Error(err)
				}
				return templ.Join(said...)
			}
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
	f.Ruth.Get(page(f, f.Rowan)).OK().Send(decided)
	shown := f.Ruth.Get(page(f, f.Rowan)).OK().Check(
		htmlcheck.HasText("Rowan Kersey instructs a solicitor apart from the guardian"),
		htmlcheck.HasText("Decided on 20 November 2026 by the solicitor (Ms Farrow): He follows what the case is about."),
		htmlcheck.HasText("no longer from the guardian"), htmlcheck.HasText("to be confirmed"))
	shown.Send(url.Values{"why": {"Rowan asked for it; Ms Farrow agrees."}})
	f.Ruth.Get(page(f, f.Rowan)).OK().Check(htmlcheck.LacksText("instructs a solicitor apart from the guardian"))
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
