package caseworkpage_test

import (
	"net/http"
	"net/url"
	"testing"
	"time"

	"candour/internal/access"
	"candour/internal/casework/caseworkpage"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/web"
)

// withToday is the invented case with a page of what waits.
func withToday(t *testing.T) *pagetest.Family {
	t.Helper()
	return pagetest.New(t, pagetest.Pages{Routes: func(f *pagetest.Family) []web.Route {
		pages := caseworkpage.Pages{Pack: f.Pack}
		return append(pages.Routes(), web.For("/waits", access.SignedIn, func(v *web.Visit) (web.Page, error) {
			asks, err := pages.TodayOfNoteDrafts(v)
			return parted(asks), err
		}, nil))
	}})
}

func TestANoteMayWaitAsAPrivateDraftInSightOfTheCase(t *testing.T) {
	f := withToday(t)
	note := f.Path("write-note")
	f.Ruth.Post(note+"?draft", url.Values{"with": {"Mrs Ellis"}, "said": {"She whispered that she is afraid."}})
	f.Ruth.Get(note).OK().Check(htmlcheck.In("#said", htmlcheck.HasText("She whispered")))
	f.Colin.Get(f.Path("notes")).OK().Check(htmlcheck.In("main", htmlcheck.HasText("A note of 24 November 2026 is being written by Ruth Adeyemi."),
		htmlcheck.LacksText("whispered"), htmlcheck.LacksText("Ellis")))
	f.Colin.Get(note).OK().Check(htmlcheck.In("main", htmlcheck.LacksText("whispered")))
	f.Tom.Get(f.Path("notes")).Answered(http.StatusNotFound)
}

func TestANoteLeftAsADraftIsOverdueForItsWriterAndTheManagerAfterThePacksDays(t *testing.T) {
	f := withToday(t)
	note := f.Path("write-note")
	f.Ruth.Post(note+"?draft", url.Values{"said": {"She whispered that she is afraid."}})
	days := f.Pack.Letters.NoteDraft.Days

	f.At(pagetest.Today.AddDate(0, 0, days-1))
	f.Ruth.Get("/waits").OK().Check(htmlcheck.LacksText("as a draft"))
	f.At(pagetest.Today.AddDate(0, 0, days).Add(time.Hour))
	f.Ruth.Get("/waits").OK().Check(htmlcheck.HasText("you left a note of 24 November 2026 as a draft"))
	f.Colin.Get("/waits").OK().Check(htmlcheck.HasText("Ruth Adeyemi left a note of 24 November 2026 as a draft"), htmlcheck.LacksText("whispered"))
	f.Tom.Get("/waits").OK().Check(htmlcheck.LacksText("as a draft"))

	f.Ruth.Get(note).OK().Send(url.Values{"with": {"Mrs Ellis"}})
	f.Colin.Get("/waits").OK().Check(htmlcheck.LacksText("as a draft"))
}
