package gallery

import (
	"net/http"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/govuk"
	"candour/internal/govuk/assets"
	"candour/internal/words"
)

// Pages are the pages of the gallery by their names in the address.
var Pages = map[string]templ.Component{
	"case":      casePage(),
	"evidence":  evidencePage(),
	"report":    reportPage(),
	"form":      formPage(),
	"parts":     partsPage(),
	"signedout": signedOutPage(),
	"confirm":   confirmPage(),
}

// Handler serves Pages, each at /NAME, and the assets they link.
func Handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle(assets.Prefix, assets.Handler())
	for name, page := range Pages {
		mux.Handle("GET /"+name, withPolicy(templ.Handler(page)))
	}
	mux.HandleFunc("POST /draft", func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte("Saved 08:47.")) // the page has gone away; there is nobody to tell
	})
	return mux
}

// withPolicy refuses everything inline and everything from elsewhere, as the service does.
func withPolicy(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy",
			"default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'")
		next.ServeHTTP(w, r)
	})
}

var nav = []string{"Today", "Cases", "Practice", "Team"}

// frame is the page around the gallery's pages; current is one of nav.
func frame(title, current string) govuk.PageData {
	page := govuk.PageData{
		Title:   title,
		Home:    "/today",
		Search:  &govuk.SearchData{Action: "/search", Label: "Search your cases", Placeholder: "Name, court number, words"},
		Account: &govuk.Link{Text: "Ruth Adeyemi", Href: "/me"},
		Footer:  footer,
		Note:    "Everyone named here is invented.",
	}
	for _, place := range nav {
		page.Nav = append(page.Nav, govuk.NavItem{Text: place, Href: "/" + strings.ToLower(place), Current: place == current})
	}
	return page
}

var footer = []govuk.Link{
	{Text: "Help", Href: "/help"}, {Text: "Accessibility", Href: "/accessibility"}, {Text: "What Candour keeps about you", Href: "/kept"},
}

// caseFrame is frame with the strip; tab is one of tabs.
func caseFrame(title, tab string) govuk.PageData {
	page := frame(title, "Cases")
	page.Strip = strip(tab)
	return page
}

var tabs = []string{"Overview", "People", "Evidence", "The child", "Decisions", "Reports", "Court", "Timeline"}

func strip(tab string) templ.Component {
	d := govuk.StripData{
		Label:  "This case",
		Name:   govuk.Link{Text: "Kersey and Ashdown", Href: "/case"},
		Beside: children(),
		Facts: []govuk.StripFact{
			{Term: "Family Court at Wexcombe", Detail: govuk.Text("WX26P00417"), Number: true},
			{Term: "Track", Detail: govuk.Text("Child Arrangements Programme")},
			{Term: "Next hearing", Detail: nextHearing()},
			{Term: "Worker", Detail: govuk.Text("Ruth Adeyemi")},
			{Term: "Confidential", Detail: govuk.Lock("Ms Ashdown’s address and phone")},
		},
		TabsLabel: "Case",
	}
	for _, each := range tabs {
		d.Tabs = append(d.Tabs, govuk.NavItem{Text: each, Href: "/case", Current: each == tab})
	}
	return govuk.Strip(d)
}

func link(text string) govuk.Link { return govuk.Link{Text: text, Href: "/evidence"} }

func due(days int, date string) govuk.ClockData {
	clock := govuk.DueIn(days, words.Printer{})
	clock.Note = date
	return clock
}
