package evidence

import (
	"regexp"
	"strconv"
	"strings"

	"candour/internal/fault"
	"candour/internal/ledger"
)

// Page is the page of the bundle on which a page of the document stands: page 3 of one that begins at C10 is C12. Page 0 is the whole document. It is
// empty for a page that the document does not have.
func (p BundlePlace) Page(page int) string {
	switch {
	case page < 0 || p.Pages > 0 && page > p.Pages:
		return ""
	case page == 0 && p.Pages > 1:
		return p.at(0) + " to " + p.at(p.Pages-1)
	default:
		return p.at(max(page-1, 0))
	}
}

// at is the page so many pages after the first.
func (p BundlePlace) at(after int) string { return p.Section + strconv.Itoa(p.First+after) }

// bundled is what one entry says of the pages of a bundle.
type bundled struct {
	bundle string
	made   bool // by the service
	places []BundlePlace
}

// of is the place of a document: by what it is, or else by what its paper is called if nothing else there is called so.
func (b bundled) of(of ledger.Ref, paper string) (BundlePlace, bool) {
	var named []BundlePlace
	for _, p := range b.places {
		if !of.IsZero() && p.Of == of {
			return p, true
		}
		if paper != "" && p.Paper == paper {
			named = append(named, p)
		}
	}
	if len(named) != 1 {
		return BundlePlace{}, false
	}
	return named[0], true
}

func (s *State) applyBundle(b bundled) {
	if b.made {
		s.bundles = deleteMade(s.bundles)
	}
	s.bundles = append(s.bundles, b)
}

func deleteMade(all []bundled) []bundled {
	var kept []bundled
	for _, b := range all {
		if !b.made {
			kept = append(kept, b)
		}
	}
	return kept
}

// InBundle is the page at which a document, or a page of it, stands in a bundle, and which bundle that is: what was said last holds. Paper is what the
// document is called, by which sources that were drawn from it are known. It is empty when nobody knows.
func (s *State) InBundle(of ledger.Ref, paper string, page int) (at, bundle string) {
	for n := len(s.bundles) - 1; n >= 0; n-- {
		if place, ok := s.bundles[n].of(of, paper); ok {
			return place.Page(page), s.bundles[n].bundle
		}
	}
	return "", ""
}

// At is the page of its paper on which the item stands, from 1; 0 when nobody said.
func (i *Item) At() int {
	if i.Page > 0 || i.Source == nil {
		return i.Page
	}
	return i.Source.Paper.Page
}

// BundlePageOf is InBundle of a source: of its own paper, or of the note that it was drawn from.
func (s *State) BundlePageOf(x *Source, page int) (at, bundle string) {
	if at, bundle = s.InBundle(x.Ref(), x.Paper.Name, page); bundle != "" || x.Paper.Note.IsZero() {
		return at, bundle
	}
	return s.InBundle(x.Paper.Note, "", page)
}

// bundlePage is a page as bundles print it: "C12", "c 12", "C/12"; "214" where pages are numbered through.
var bundlePage = regexp.MustCompile(`^([A-Za-z]{0,2})[ /.-]?([0-9]{1,4})$`)

// GiveBundlePage puts on record at which page of somebody else’s bundle a source begins, as it is printed there.
func GiveBundlePage(s *State, by ledger.Author, id ledger.EntryID, source ledger.Ref, bundle, page string) (ledger.Change, error) {
	x, known := s.Source(source)
	if !known {
		return ledger.Change{}, fault.Absent(nil)
	}
	form := PlaceGivenBody{Bundle: strings.TrimSpace(bundle), Place: BundlePlace{Of: source, Paper: x.Paper.Name}}
	if m := bundlePage.FindStringSubmatch(strings.TrimSpace(page)); m != nil {
		form.Place.Section = strings.ToUpper(m[1])
		form.Place.First, _ = strconv.Atoi(m[2]) // four digits at most
	}
	if err := form.Validate(); err != nil {
		return ledger.Change{}, err
	}
	return one(s, by, PlaceGiven, id, nil, form)
}
