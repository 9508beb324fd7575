package evidence

import (
	"slices"
	"strings"
	"unicode"
)

// How alike two passages are is the part of the shorter one’s shingles, which are runs of words, that the other has too (Broder 1997).
const (
	shingle    = 3   // words in a row
	alikeFrom  = 0.5 // of the shorter passage
	alikeAtAll = 4   // shingles that both must have, so that a phrase everybody uses is no likeness
)

// Alike are the earlier items whose words are much the same as those of an item, the most alike first: it may only repeat one of them. There are
// none once somebody said what it repeats or that it stands by itself, and none from the same source, which counts once anyway.
func (s *State) Alike(i *Item) []*Item {
	if i.Repeats != nil || !i.Origin.IsZero() {
		return nil
	}
	ours := shingles(i.Words)
	var found []*Item
	likeness := map[*Item]float64{}
	for _, x := range s.items {
		if x.Number >= i.Number || x.ItemBody.Source == i.ItemBody.Source || s.origin(x) == i {
			continue
		}
		if much, alike := ours.like(shingles(x.Words)); alike {
			found, likeness[x] = append(found, x), much
		}
	}
	slices.SortStableFunc(found, func(a, b *Item) int {
		switch {
		case likeness[a] > likeness[b]:
			return -1
		case likeness[a] < likeness[b]:
			return 1
		default:
			return 0
		}
	})
	return found
}

type shingled map[string]bool

// shingles are the runs of words in a text, without regard to case and punctuation.
func shingles(text string) shingled {
	said := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	all := shingled{}
	for n := shingle; n <= len(said); n++ {
		all[strings.Join(said[n-shingle:n], " ")] = true
	}
	return all
}

// like is how much of the shorter of two passages the other has, and whether that is much.
func (a shingled) like(b shingled) (part float64, alike bool) {
	both := 0
	for s := range a {
		if b[s] {
			both++
		}
	}
	if both < alikeAtAll {
		return 0, false
	}
	part = float64(both) / float64(min(len(a), len(b)))
	return part, part >= alikeFrom
}
