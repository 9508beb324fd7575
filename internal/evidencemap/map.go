package evidencemap

import (
	"cmp"
	"slices"

	"candour/internal/footing"
	"candour/internal/ledger"
)

// Map is boxes and what joins them.
type Map struct {
	Boxes []*Box // statements first, then items by their numbers, then the rest
	Links []Link
	Apart int // records that nothing leans on and that speak against nothing, such as notes and orders: they have no box
}

// Box is something on the map.
type Box struct {
	ID       string // in addresses
	Sort     Sort
	Key      footing.Key // that its standing is of
	Head     string      // "Evidence 14", "Statement 4.2"; "" for the rest
	Text     string
	Standing footing.Standing
	Words    string // of the standing, with the reason: "No longer stands: replaced"
	Why      string // in one sentence
	Beside   string // of an item whose matter does not stand: whether it stands that it was said
	At       string // its page within the case: "evidence/...", "report/...#s4-2"; "" where the map knows none
}

// Name is the box in one line.
func (b *Box) Name() string {
	if b.Head == "" {
		return b.Text
	}
	return b.Head + ": " + b.Text
}

// Sort is what sort of thing a box is.
type Sort int

const (
	Statement Sort = iota // of a report
	Item                  // of evidence
	Other                 // a finding, a note, guidance, somebody’s opinion
)

// Link says that From rests on To or, when Against, that To speaks against From.
type Link struct {
	From, To *Box
	Against  bool
	Mutual   bool   // and the other way round
	Words    string // between the names of From and To: "rests on", "disputed by"
}

// TooMany reports whether a drawing of the map could not be read.
func (m *Map) TooMany() bool { return len(m.Boxes) > Most }

// Most is how many boxes a drawing may have.
const Most = 100

// Only is the part of the map that is about one thing: its boxes, what they rest on and what speaks against them, and so on. It is false when
// the map has no such thing. A thing is named by the ID of a box or by its entry.
func (m *Map) Only(id string) (*Map, bool) {
	var from []*Box
	for _, b := range m.Boxes {
		if b.ID == id || b.Key.Entry == ledger.EntryID(id) {
			from = append(from, b)
		}
	}
	return m.under(from), len(from) > 0
}

// under is the part of the map that links lead to from some boxes.
func (m *Map) under(from []*Box) *Map {
	seen := map[*Box]bool{}
	for len(from) > 0 {
		b := from[len(from)-1]
		from = from[:len(from)-1]
		if !seen[b] {
			seen[b] = true
			for _, l := range m.from(b) {
				from = append(from, l.To)
			}
		}
	}
	return &Map{
		Boxes: slices.DeleteFunc(slices.Clone(m.Boxes), func(b *Box) bool { return !seen[b] }),
		Links: slices.DeleteFunc(slices.Clone(m.Links), func(l Link) bool { return !seen[l.From] }),
	}
}

// from are the links that lead from a box, a mutual one from either side.
func (m *Map) from(b *Box) []Link {
	var all []Link
	for _, l := range m.Links {
		switch {
		case l.From == b:
			all = append(all, l)
		case l.To == b && l.Mutual:
			l.From, l.To = l.To, l.From
			all = append(all, l)
		}
	}
	return all
}

// Listed is a box in the nested list, with how it hangs on the one above.
type Listed struct {
	*Box
	How   string // "" at the top
	Again bool   // what hangs on it is listed where it stands first
	Under []Listed
}

// List is the map as a nested list: at the top what nothing else rests on and what speaks against nothing. Each box is told in full once.
func (m *Map) List() []Listed {
	l := listing{m, map[*Box]bool{}}
	leadsTo := map[*Box]bool{}
	for _, link := range m.Links {
		leadsTo[link.To] = true
		leadsTo[link.From] = leadsTo[link.From] || link.Mutual
	}
	var top []Listed
	for _, atTop := range []bool{true, false} { // what stands in a circle has no top: it begins at its first box
		for _, b := range m.Boxes {
			if !l.told[b] && leadsTo[b] != atTop {
				top = append(top, l.tell(b, nil, ""))
			}
		}
	}
	return top
}

type listing struct {
	*Map
	told map[*Box]bool
}

// tell lists a box that hangs on another; nil at the top. What is mutual is not told back.
func (l listing) tell(b, over *Box, how string) Listed {
	x := Listed{Box: b, How: how}
	links := slices.DeleteFunc(l.from(b), func(link Link) bool { return link.Mutual && link.To == over })
	if l.told[b] {
		x.Again = len(links) > 0
		return x
	}
	l.told[b] = true
	for _, link := range links {
		x.Under = append(x.Under, l.tell(link.To, b, link.Words))
	}
	return x
}

// InOrder are the boxes in the order in which List tells of them.
func (m *Map) InOrder() []*Box {
	var all []*Box
	seen := map[*Box]bool{}
	var walk func([]Listed)
	walk = func(some []Listed) {
		for _, x := range some {
			if !seen[x.Box] {
				seen[x.Box] = true
				all = append(all, x.Box)
			}
			walk(x.Under)
		}
	}
	walk(m.List())
	return all
}

// sortBoxes puts statements first and the rest last; each sort keeps its order.
func sortBoxes(boxes []*Box) {
	slices.SortStableFunc(boxes, func(a, b *Box) int { return cmp.Compare(a.Sort, b.Sort) })
}
