package evidence

import "candour/internal/ledger"

// join takes an item to speak to another’s matter, or parts it. What would go in a circle, or names no item yet, changes nothing.
func (s *State) join(item, matter ledger.Ref) {
	if matter.IsZero() {
		delete(s.matters, item)
		return
	}
	if _, known := s.Item(matter); known && !s.leads(matter, item) {
		put(&s.matters, item, matter)
	}
}

// leads reports whether the way from an item to the one that states its matter passes another.
func (s *State) leads(from, to ledger.Ref) bool {
	for ; from != to; from = s.matters[from] {
		if from.IsZero() {
			return false
		}
	}
	return true
}

// MatterOf is the item whose line states the matter that an item speaks to: itself, unless it was joined to another or repeats one.
func (s *State) MatterOf(item ledger.Ref) ledger.Ref {
	for !s.matters[item].IsZero() {
		item = s.matters[item]
	}
	return item
}

// OneMatter lists the items that speak to the same matter as an item, itself included.
func (s *State) OneMatter(item ledger.Ref) []*Item {
	matter := s.MatterOf(item)
	var out []*Item
	for _, i := range s.items {
		if s.MatterOf(i.Ref()) == matter {
			out = append(out, i)
		}
	}
	return out
}
