package casepage_test

import (
	"net/url"
	"testing"

	"github.com/a-h/templ"

	"candour/internal/casepage"
	"candour/internal/casework/caseworkpage"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/web"
)

func TestTodayAsksAManagerToLookAtWhatWasOpenedInAnEmergency(t *testing.T) {
	f := familyOn(t, func(p *casepage.Pages) {
		p.Today = []func(*web.Visit) ([]templ.Component, error){caseworkpage.Pages{Pack: p.Pack}.TodayOfGlass}
	})
	ask := htmlcheck.HasText("One attempt to open a case in an emergency")
	f.Tom.Get("/search").OK().Click("Open a case in an emergency").OK().
		Send(url.Values{"number": {pagetest.Number}, "reason": {"Her school rang"}}).OK().Check(htmlcheck.In(".app-case", htmlcheck.HasText("Kersey and Ashdown")))
	f.Colin.Get("/").OK().Check(htmlcheck.In(".app-ask", ask)).Click("Look at why").OK().Click("Tom Jeavons").OK().
		Send(url.Values{"needed": {"no"}, "follows": {"He is told to telephone first"}}).OK()
	f.Colin.Get("/").OK().Check(htmlcheck.NotIn(".app-ask"))
	f.Ruth.Get("/").OK().Check(htmlcheck.NotIn(".app-ask"))
}

func TestWhoeverOpenedACaseInAnEmergencyIsRemindedOnEachOfItsPages(t *testing.T) {
	f := familyOn(t, func(*casepage.Pages) {})
	f.Tom.Get("/break-glass").OK().Send(url.Values{"number": {pagetest.Number}, "reason": {"Her school rang"}}).OK()
	reminded := htmlcheck.In(".govuk-inset-text", htmlcheck.HasText("You opened this case in an emergency. You can read it until 12:52"),
		htmlcheck.HasText("Somebody else looks at why by Wednesday 25 November 2026"))
	for _, page := range [][]string{nil, {"people"}, {"timeline"}, {"who-sees"}} {
		f.Tom.Get(f.Path(page...)).OK().Check(reminded)
		f.Ruth.Get(f.Path(page...)).OK().Check(htmlcheck.LacksText("You opened this case in an emergency"))
	}
}
