package evidence

import (
	"cmp"
	"slices"

	"candour/internal/ledger"
)

// SayOrigin says that an item only repeats another, or that it stands by itself after all. What was taken from another case is a copy of that,
// and stays one.
func SayOrigin(s *State, by ledger.Author, id ledger.EntryID, form OriginBody) (ledger.Change, error) {
	ps := problemsOf(form.Validate())
	item, known := s.Item(form.Item)
	ps.Need(known, "item", "Choose an item of this case")
	if known {
		_, carried := item.CarriedFrom()
		ps.Need(!carried, "item", "This was taken from another case, and is a copy of what stands there")
	}
	_, known = s.Item(form.Origin)
	ps.Need(known || form.Origin.IsZero(), "origin", "Choose an item of this case")
	ps.Need(form.Origin.IsZero() || !s.repeats(form.Origin, form.Item), "origin", "That item repeats this one already")
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	return one(s, by, OriginSaid, id, nil, form)
}

// repeats reports whether an item is another or leads back to it.
func (s *State) repeats(from, to ledger.Ref) bool {
	for range len(s.items) + 1 {
		if from == to {
			return true
		}
		i, known := s.Item(from)
		if !known || i.Origin.IsZero() {
			return false
		}
		from = i.Origin
	}
	return false
}

// applyOrigin takes an item to repeat another from now on. What it repeats it also speaks to, unless somebody said what it speaks to.
func (s *State) applyOrigin(a Act[OriginBody]) {
	item, known := s.Item(a.Body.Item)
	if _, there := s.Item(a.Body.Origin); !known || !there && !a.Body.Origin.IsZero() || there && s.repeats(a.Body.Origin, a.Body.Item) {
		return
	}
	if s.byOrigin[item.Ref()] {
		s.join(item.Ref(), ledger.Ref{})
		delete(s.byOrigin, item.Ref())
	}
	item.Origin, item.Repeats = a.Body.Origin, &a
	s.joinOrigin(item)
}

// joinOrigin takes an item that speaks to no matter in particular to speak to that of the item it repeats.
func (s *State) joinOrigin(i *Item) {
	if s.matters[i.Ref()].IsZero() && !i.Origin.IsZero() {
		s.join(i.Ref(), i.Origin)
		put(&s.byOrigin, i.Ref(), true)
	}
}

// Family is an account with everything that only repeats it.
type Family struct {
	Root Branch
	From string // what they all come from, where that is none of them: "a telephone call of 3 May"
	Size int    // how many items it has
}

// Branch is an item with those that repeat it, in the order of their numbers.
type Branch struct {
	*Item
	Under []Branch
}

// Family is the account that an item belongs to. Items that hidden answers true for are left out with what repeats them; a nil hidden hides
// nothing.
func (s *State) Family(i *Item, hidden func(ledger.Ref) bool) Family {
	if hidden == nil {
		hidden = func(ledger.Ref) bool { return false }
	}
	f := Family{}
	f.Root = s.branch(s.origin(i), hidden, &f)
	return f
}

func (s *State) branch(i *Item, hidden func(ledger.Ref) bool, f *Family) Branch {
	f.Size++
	if i.Repeats != nil {
		f.From = cmp.Or(f.From, i.Repeats.Body.From)
	}
	b := Branch{Item: i}
	for _, x := range s.items {
		if x.Origin == i.Ref() && x != i && !hidden(x.Ref()) {
			b.Under = append(b.Under, s.branch(x, hidden, f))
		}
	}
	slices.SortFunc(b.Under, func(x, y Branch) int { return cmp.Compare(x.Number, y.Number) })
	return b
}
