package caseworkpage_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/web/webtest"
)

// ofOthers are addresses that pages here lead to and other packages answer.
var ofOthers = regexp.MustCompile(`^/$|^/cases$|^/team$|^/search|^/me$|^/case/[^/]+$|/mark(\?|$)|/reports/new\?|/erase/[^/]+$|/keeping$|/safeguarding$|/close$|/closed$|/reopen$|^/access/policies$`)

func TestEveryPageThatLinksLeadToIsThereAndHoldsNothingConfidential(t *testing.T) {
	f := family(t)
	for _, who := range []*webtest.Browser{f.Ruth, f.Colin} {
		pages := 0
		who.EveryPage(f.Path("people"), func(a *webtest.Answer) {
			pages++
			if a.Status != http.StatusOK && !ofOthers.MatchString(a.At) {
				t.Errorf("%s answers %d to %s", a.At, a.Status, who.Name)
			}
			for _, hidden := range []string{pagetest.Address, pagetest.Phone} {
				if strings.Contains(a.Body, hidden) {
					t.Errorf("%s holds %q", a.At, hidden)
				}
			}
		})
		if pages < 60 {
			t.Errorf("only %d pages were found", pages)
		}
	}
}

func TestNothingOfTheCaseAnswersSomebodyOfAnotherTeam(t *testing.T) {
	f := family(t)
	f.Ruth.EveryPage(f.Path("people"), func(a *webtest.Answer) {
		if strings.HasPrefix(a.At, f.Path()) {
			for _, who := range []*webtest.Browser{f.Tom, f.Piotr} {
				who.Get(a.At).Answered(http.StatusNotFound)
			}
		}
	})
}
