package govuk_test

import (
	"context"
	"io"
	"strings"
	"testing"

	"github.com/a-h/templ"

	"candour/internal/govuk"
	. "candour/internal/govuk/htmlcheck"
	"candour/internal/words"
)

// within renders a component with children, as a template does with braces.
func within(c templ.Component, children templ.Component) templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		return c.Render(templ.WithChildren(ctx, children), w)
	})
}

func TestAPageHasItsFrame(t *testing.T) {
	page := govuk.PageData{
		Title:   "Today",
		Nav:     []govuk.NavItem{{Text: "Today", Href: "/today", Current: true}, {Text: "Cases", Href: "/cases"}},
		Search:  &govuk.SearchData{Action: "/search", Label: "Search your cases"},
		Account: &govuk.Link{Text: "Ruth Adeyemi", Href: "/me"},
		Banner:  "Every family here is invented.",
		Strip:   govuk.Text("the strip"),
		Footer:  []govuk.Link{{Text: "Help", Href: "/help"}},
		Note:    "Version 1.",
		Scripts: []string{"/assets/draw.js"},
	}
	body := Component(t, within(govuk.Page(page), govuk.Text("the work")),
		Sound(),
		In("title", IsText("Today - candour")),
		In("html", HasAttr("lang", "en-GB")),
		In("a.govuk-skip-link", HasHref("#main-content")),
		In("main#main-content", IsText("the work")),
		In("nav a[aria-current=page]", IsText("Today")),
		Count("nav a[aria-current]", 1),
		In("form[role=search]", HasAttr("action", "/search")),
		In("form[role=search] input", HasAttr("spellcheck", "false"), HasAttr("autocomplete", "off")),
		In(".app-top__search-link a", HasHref("/search")),
		In(".app-top__me a", HasHref("/me")),
		In(".app-banner", IsText("Every family here is invented.")),
		In("footer a", HasHref("/help")),
		In("link[rel=stylesheet][href^=/assets/candour-]"),
		Count("script[defer][src]", 2),
	)
	if !strings.HasPrefix(body, "<!doctype html>") {
		t.Errorf("the document begins %.40q", body)
	}
}

func TestTheZeroPageHasNoNavigation(t *testing.T) {
	Component(t, within(govuk.Page(govuk.PageData{}), govuk.Text("words")),
		Sound(),
		In("title", IsText("candour")),
		NotIn("nav"), NotIn("form"), NotIn(".app-banner"), NotIn(".app-top__me"),
		In(".govuk-generic-header__homepage-link", HasHref("/")))
}

func TestThePageTitleSaysThatThereAreErrors(t *testing.T) {
	Component(t, govuk.Page(govuk.PageData{Title: "Add evidence", Errors: govuk.Errors{{Field: "who", Text: "Say who told you this"}}}),
		In("title", IsText("Error: Add evidence - candour")))
}

func TestAPageSpeaksTheReadersLanguage(t *testing.T) {
	welsh := words.In("cy", words.Catalogue{"Skip to main content": "Neidio i'r prif gynnwys"})
	var body strings.Builder
	if err := govuk.Page(govuk.PageData{}).Render(govuk.WithWords(t.Context(), welsh), &body); err != nil {
		t.Fatal(err)
	}
	Page(t, body.String(), In("html", HasAttr("lang", "cy")), In(".govuk-skip-link", IsText("Neidio i'r prif gynnwys")))
}

func TestHostileWordsStayWords(t *testing.T) {
	const hostile = `"><script>alert(1)</script><b title='`
	page := govuk.PageData{
		Title: hostile, Banner: hostile, Note: hostile, Home: "javascript:alert(1)",
		Nav:    []govuk.NavItem{{Text: hostile, Href: hostile}},
		Search: &govuk.SearchData{Action: "javascript:alert(1)", Label: hostile, Placeholder: hostile},
	}
	Component(t, within(govuk.Page(page), govuk.Text(hostile)),
		Sound(), NotIn("main b"), In("main", IsText(hostile)), LacksText("javascript:"))
}
