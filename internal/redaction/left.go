package redaction

import (
	"slices"
	"strings"
)

// Ground is why words are removed.
type Ground string

const (
	ThirdParty   Ground = "third party"
	Confidential Ground = "confidential"
	Privileged   Ground = "privileged"
)

// Grounds are all grounds, in the order in which a form offers them. Where marks lie over each other, the copy names the last.
var Grounds = []Ground{ThirdParty, Confidential, Privileged}

var groundWords = map[Ground]string{
	ThirdParty: "about somebody else", Confidential: "confidential", Privileged: "legally privileged",
}

// Words are the ground as a copy prints it: “about somebody else”.
func (g Ground) Words() string { return groundWords[g] }

// block stands in a copy in the place of what was removed. It is the same however much that was.
func (g Ground) block() string { return "[Removed: " + g.Words() + "]" }

// Removal is words that are removed, and why.
type Removal struct {
	Span
	Ground Ground
}

// grounds says of each word of a page, by its number, on which ground it is removed; "" for what is left.
func (t Text) grounds(page int, removed []Removal) []Ground {
	p, _ := t.Page(page)
	all := make([]Ground, len(p.words())+1)
	for _, r := range removed {
		for n := max(r.From, 1); r.Page == page && n <= min(r.To, len(all)-1); n++ {
			if slices.Index(Grounds, r.Ground) >= slices.Index(Grounds, all[n]) {
				all[n] = r.Ground
			}
		}
	}
	return all
}

// Left is what a page says once words are removed, with a block in the place of each run of them.
func (t Text) Left(page int, removed []Removal) string {
	p, _ := t.Page(page)
	grounds := t.grounds(page, removed)
	var out strings.Builder
	var before Ground // of the word before
	for _, line := range p.Lines() {
		said := line.left(grounds, &before)
		if said == "" {
			continue // the block before it stands for the line too
		}
		if out.Len() > 0 {
			out.WriteByte('\n')
			if line.Opens {
				out.WriteByte('\n')
			}
		}
		out.WriteString(said)
	}
	return out.String()
}

func (l Line) left(grounds []Ground, before *Ground) string {
	var said []string
	for i, w := range l.Words {
		g := grounds[l.First+i]
		if g == "" {
			said = append(said, w)
		} else if g != *before {
			said = append(said, g.block())
		}
		*before = g
	}
	return strings.Join(said, " ")
}

// Elsewhere are the places where words that are removed stand unremoved: as many as there are, on pages that leave.
func (t Text) Elsewhere(removed []Removal) []Span {
	var all []Span
	for _, r := range removed {
		for _, s := range t.Find(t.Says(r.Span)) {
			if !t.covered(s, removed) && !slices.Contains(all, s) {
				all = append(all, s)
			}
		}
	}
	slices.SortFunc(all, func(a, b Span) int { return (a.Page-b.Page)<<20 + a.From - b.From })
	return all
}

// covered reports whether every word of a span is removed.
func (t Text) covered(s Span, removed []Removal) bool {
	return !slices.Contains(t.grounds(s.Page, removed)[s.From:s.To+1], "")
}
