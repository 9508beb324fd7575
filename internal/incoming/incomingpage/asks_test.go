package incomingpage_test

import (
	"net/url"
	"testing"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/govuk"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/incoming/incomingpage"
	"candour/internal/web"
)

// asksPage shows what these pages give to the overview of a case, and to Today.
type asksPage []templ.Component

func (p asksPage) Title() string { return "Asks" }
func (p asksPage) Body() templ.Component {
	return templ.Join(append([]templ.Component{govuk.Title(govuk.TitleData{Text: "Asks"})}, p...)...)
}

func asks() []web.Route {
	return []web.Route{
		web.For("/today", access.SignedIn, func(v *web.Visit) (web.Page, error) {
			asks, err := incomingpage.Today(v)
			return asksPage(asks), err
		}, nil),
		web.ForCase("/case/{case}/asks", access.CaseReader, func(c *web.Case) (web.Page, error) {
			asks, err := incomingpage.Asks(c)
			return asksPage(asks), err
		}, nil),
	}
}

func TestAnEmailThatWaitsIsInSightOfWhoeverWorksOnTheCase(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("asks")).OK().Check(htmlcheck.LacksText("e-mail"))
	sort := brings(f, fromDaniel("I cannot come on Saturday.")).OK()
	waits := []htmlcheck.Checker{htmlcheck.HasText("1 e-mail waits to be sorted."), htmlcheck.In("main a", htmlcheck.HasHref(f.Path("email")))}
	f.Ruth.Get(f.Path("asks")).OK().Check(waits...)
	f.Ruth.Get("/today").OK().Check(waits...)
	f.Tom.Get("/today").OK().Check(htmlcheck.LacksText("e-mail"))

	brings(f, fromDaniel("I can come after all."))
	f.Ruth.Get("/today").OK().Check(htmlcheck.HasText("2 e-mails wait to be sorted."))
	sort.Send(url.Values{"aside": {"yes"}, "why": {"It is about another family"}})
	f.Ruth.Get(f.Path("asks")).OK().Check(waits...)
}
