package evidence

import (
	"candour/internal/ledger"
)

// join takes an item to speak to another’s matter, or parts it. What would go in a circle, or name nothing, changes nothing.
func (s *State) join(item, matter ledger.Ref) {
	if matter.IsZero() {
		delete(s.matters, item)
		return
	}
	if s.MatterOf(matter) == item {
		return
	}
	put(&s.matters, item, matter)
}

// MatterOf is the item whose line states the matter that an item speaks to: itself, unless it was joined to another or repeats one.
func (s *State) MatterOf(item ledger.Ref) ledger.Ref {
	for range len(s.items) + 1 {
		next, joined := s.matters[item]
		if !joined {
			next, joined = s.repeated(item)
		}
		if _, known := s.Item(next); !joined || !known {
			return item
		}
		item = next
	}
	return item
}

// repeated is the item of this case that an item only repeats.
func (s *State) repeated(item ledger.Ref) (ledger.Ref, bool) {
	i, ok := s.Item(item)
	if !ok || i.Origin.IsZero() || i.Origin == item {
		return ledger.Ref{}, false
	}
	return i.Origin, true
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
