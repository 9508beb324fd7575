package caseworkpage_test

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"testing"

	"candour/internal/casework/caseworkpage"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/web"
)

// family starts the pages of this package over the family’s case.
func family(t *testing.T) *pagetest.Family {
	t.Helper()
	return pagetest.New(t, pagetest.Pages{Routes: func(f *pagetest.Family) []web.Route {
		return append(caseworkpage.Pages{Pack: f.Pack}.Routes(), web.For("/today-of-samples", access.SignedIn, func(v *web.Visit) (web.Page, error) {
			parts, err := caseworkpage.TodayOfSamples(v)
			return parted(parts), err
		}, nil))
	}})
}

// parted is a page of parts.
type parted []templ.Component

func (p parted) Title() string         { return "Parts" }
func (p parted) Body() templ.Component { return templ.Join(p...) }

func TestWhatAsksForAReportLeadsToWritingIt(t *testing.T) {
	f := family(t)
	found := false
	for _, d := range f.State().Duties() {
		page := f.Ruth.Get(f.Path("duty", string(d.Ref.Entry))).OK()
		if d.Report != "" && d.Open() {
			found = true
			page.Check(htmlcheck.InAt(".app-acts a", 0, htmlcheck.IsText("Write the report"), htmlcheck.HasHref(f.Path("reports", "new")+"?type=duty:"+string(d.Ref.Entry))))
		}
	}
	if !found {
		t.Error("the family has nothing due that asks for a report")
	}
}
