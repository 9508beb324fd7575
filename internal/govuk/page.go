package govuk

import (
	"context"

	"github.com/a-h/templ"

	"candour/internal/govuk/assets"
)

// PageData is everything around the work of a page. Its zero value is a plain page without navigation, as a signed-out person or a
// child sees it.
type PageData struct {
	Title   string          // of the browser tab; names no person, place or case number
	Errors  Errors          // when there are any, the title says so; the page shows them with ErrorSummary
	Home    string          // where the word candour leads; "/" when empty
	Nav     []NavItem       // the four places; none on pages outside the service
	Search  *SearchData     // nil without search
	Account *Link           // the reader's name, leading to their own page; nil when nobody is signed in
	Banner  string          // one sentence above everything, such as "Every family here is invented."; empty for none
	Strip   templ.Component // the case strip; nil outside a case and on every screen a child or parent holds
	Footer  []Link
	Note    string   // last words of the footer
	Bare    bool     // nothing on it leads anywhere else in the service: a child holds the screen
	Unnamed bool     // nothing on it says what service it is, for whoever picks the screen up: no name, no mark, no word around the page
	Scripts []string // addresses of further scripts on our own origin, run after the page is read
}

// NavItem is one place of the main navigation or one tab.
type NavItem struct {
	Text, Href string
	Current    bool
}

// SearchData is the search box: on narrow screens it becomes a link to the page Action, which holds a box of its own.
type SearchData struct {
	Action      string // where the query goes, as q, by GET
	Label       string // for those who cannot see the box: "Search your cases"
	Placeholder string
}

func (p PageData) home() string {
	if p.Home == "" {
		return "/"
	}
	return p.Home
}

// title is what the browser tab says: an error first, then the page, then the service.
func (p PageData) title(ctx context.Context) string {
	title := "candour"
	if p.Unnamed {
		title = p.Title
	} else if p.Title != "" {
		title = p.Title + " - candour"
	}
	if len(p.Errors) > 0 {
		return say(ctx, "Error: %s", title)
	}
	return title
}

// icon and style are what the browser fetches. Of an unnamed page neither shows the service’s mark nor bears its name.
func (p PageData) icon() string {
	if p.Unnamed {
		return assets.Path("plain.svg")
	}
	return assets.Path("icon.svg")
}

func (p PageData) style() string {
	if p.Unnamed {
		return assets.Path("plain.css")
	}
	return assets.Path("candour.css")
}

// currentPage is the value of aria-current for the place one is at.
func currentPage(current bool) templ.Attributes {
	if !current {
		return nil
	}
	return templ.Attributes{"aria-current": "page"}
}
