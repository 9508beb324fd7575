package evidence

import (
	"cmp"
	"slices"

	"candour/internal/footing"
	"candour/internal/ledger"
)

// Accounts are what holds a conclusion up at the bottom. The zero value is nothing.
type Accounts struct {
	Items []*Item // in the order of their numbers
	Other bool    // something that nobody’s words are: a decision, a note, an order
}

// Accounts are the items that hold a record of the argument up today, by however many steps that have not fallen away.
func (s *State) Accounts(c *footing.Case, k footing.Key) Accounts {
	f := &following{s: s, c: c, seen: map[footing.Key]bool{}}
	f.down(k)
	slices.SortFunc(f.found.Items, func(a, b *Item) int { return cmp.Compare(a.Number, b.Number) })
	return f.found
}

type following struct {
	s     *State
	c     *footing.Case
	seen  map[footing.Key]bool
	found Accounts
}

func (f *following) down(k footing.Key) {
	if f.seen[k] {
		return
	}
	f.seen[k] = true
	if k.Facet == footing.Said {
		f.found = f.found.Add(f.account(k.Ref))
	}
	for _, step := range f.c.Supports(k) {
		if step.Standing.Holds() || step.Standing == footing.Disputed {
			for _, premise := range step.Premises {
				f.down(premise)
			}
		}
	}
}

// account is the item of a name, or, for anything else that was said or done in the case, something other.
func (f *following) account(ref ledger.Ref) Accounts {
	if i, ok := f.s.Item(ref); ok {
		return Accounts{Items: []*Item{i}}
	}
	_, source := f.s.Source(ref)
	return Accounts{Other: ref.Stream == f.s.Stream && !source}
}

// Add is what both hold, each item once.
func (a Accounts) Add(more Accounts) Accounts {
	both := Accounts{slices.Clone(a.Items), a.Other || more.Other}
	for _, i := range more.Items {
		if !slices.Contains(both.Items, i) {
			both.Items = append(both.Items, i)
		}
	}
	return both
}

// SecondHand reports whether there are accounts, and none of them is of what somebody saw or heard themselves.
func (a Accounts) SecondHand() bool {
	return !a.Other && len(a.Items) > 0 && !slices.ContainsFunc(a.Items, func(i *Item) bool { return i.Hand != SecondHand && i.Hand != LaterHand })
}

// OneSource is the item to which all accounts lead back, when they are the words of one source: one account, however often it is repeated, or
// several of one person.
func (s *State) OneSource(a Accounts) (*Item, bool) {
	if a.Other || len(a.Items) == 0 {
		return nil, false
	}
	first := s.origin(a.Items[0])
	for _, i := range a.Items[1:] {
		if o := s.origin(i); o != first && (o.Source == nil || first.Source == nil || o.Source.Who != first.Source.Who) {
			return nil, false
		}
	}
	return first, true
}

// origin is the item of this case to which an item leads back.
func (s *State) origin(i *Item) *Item {
	for range len(s.items) {
		before, ok := s.Item(i.Origin)
		if !ok {
			return i
		}
		i = before
	}
	return i
}
