package evidence

import (
	"slices"

	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// Page is what the page of an item shows, for one viewer.
type Page struct {
	Item     *Item
	Said     Shown // that it was said
	So       Shown // that it is so
	Statuses []Status
	Copies   []*Item // others that lead back to the same account: they count once
	Answers  []Answer
	TookBack []*Item // second accounts of the same person, shown beside this one
	Earlier  []*Item // first accounts that this one takes back
	Matter   []*Item // others that speak to the same matter
	SameDay  []*Item // others about the same day
	Opinions []Act[NoWeightBody]
	Resting  []footing.Resting
}

// Shown is one of an item’s two standings.
type Shown struct {
	Key      footing.Key
	Standing footing.Standing
	Words    string // as a tag: "no longer stands: replaced"
	Why      string // in one sentence
}

// Answer is a party’s dispute in their own words.
type Answer struct {
	Denial *Item
	Point  Point
	Entry  ledger.Entry
}

// Page gathers what the page of an item shows. Items that hidden answers true for are left out, and the reasons do not name them; nil hides
// nothing. It is false when there is no such item, or the viewer may not see it.
func (s *State) Page(c *footing.Case, ref ledger.Ref, hidden func(ledger.Ref) bool) (Page, bool) {
	i, known := s.Item(ref)
	if hidden == nil {
		hidden = func(ledger.Ref) bool { return false }
	}
	if !known || hidden(ref) {
		return Page{}, false
	}
	seen := func(items []*Item) []*Item {
		return slices.DeleteFunc(items, func(x *Item) bool { return x == i || hidden(x.Ref()) })
	}
	page := Page{
		Item: i, Said: shown(c, said(ref), hidden), So: shown(c, so(ref), hidden), Statuses: s.Statuses(ref),
		Copies: seen(s.Copies(ref)), Matter: seen(s.OneMatter(ref)), SameDay: seen(s.sameDay(i)),
		Resting: c.RestingOn(ref),
	}
	page.Statuses = slices.DeleteFunc(page.Statuses, func(st Status) bool { return hidden(st.Item) })
	for _, d := range s.disputes {
		if denial, ok := s.Item(d.Body.Denial); ok && d.Body.Item == ref && !hidden(denial.Ref()) {
			page.Answers = append(page.Answers, Answer{denial, d.Body.Point, d.Entry})
		}
	}
	page.TookBack, page.Earlier = s.beside(ref)
	page.TookBack, page.Earlier = seen(page.TookBack), seen(page.Earlier)
	for _, o := range s.opinions {
		if o.Body.Item == ref {
			page.Opinions = append(page.Opinions, o)
		}
	}
	return page, true
}

func shown(c *footing.Case, k footing.Key, hidden func(ledger.Ref) bool) Shown {
	return Shown{k, c.Standing(k), c.Words(k), c.Sentence(k, hidden)}
}

// Copies are all items that lead back to the same account, the first one included.
func (s *State) Copies(ref ledger.Ref) []*Item {
	origin := s.originOf(ref)
	var out []*Item
	for _, i := range s.items {
		if s.originOf(i.Ref()) == origin {
			out = append(out, i)
		}
	}
	return out
}

// originOf is the account that an item leads back to, which may be in another case; itself when it repeats none.
func (s *State) originOf(ref ledger.Ref) ledger.Ref {
	for range len(s.items) + 1 {
		i, known := s.Item(ref)
		if !known || i.Origin.IsZero() {
			return ref
		}
		ref = i.Origin
	}
	return ref
}

// beside are the second accounts that take an item back, and the first accounts that it takes back.
func (s *State) beside(ref ledger.Ref) (second, first []*Item) {
	for _, r := range s.retractions {
		if i, ok := s.Item(r.Body.Account); ok && r.Body.Item == ref {
			second = append(second, i)
		}
		if i, ok := s.Item(r.Body.Item); ok && r.Body.Account == ref {
			first = append(first, i)
		}
	}
	return second, first
}

// sameDay are the items about what happened on the same day.
func (s *State) sameDay(i *Item) []*Item {
	about := day(i.Entry.Happened)
	if about.IsZero() || i.Entry.Happened.Precision == ledger.ToTheMonth || i.Entry.Happened.Precision == ledger.ToTheYear {
		return nil
	}
	var out []*Item
	for _, x := range s.items {
		if day(x.Entry.Happened) == about {
			out = append(out, x)
		}
	}
	return out
}

// Forbids reports whether the conditions an item was given under rule something out: being quoted in a document for others, being
// searched, exported or sampled. An item whose source is not on record is ruled out from everything.
func (i *Item) Forbids(p *pack.Pack, what pack.Forbids) bool {
	return i.Source == nil || p.Forbidden(i.Source.Handling, what)
}

// NamedTo says how a source may be named in what others read: Named, Described in its own words, or NotNamed. A condition that forbids
// naming it comes first.
func (s *Source) NamedTo(p *pack.Pack) string {
	switch {
	case p.Forbidden(s.Handling, pack.NamingSource):
		return NotNamed
	case s.Naming == Named, s.Naming == Described:
		return s.Naming
	default:
		return NotNamed
	}
}
