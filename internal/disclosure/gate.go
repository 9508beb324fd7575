package disclosure

import (
	"slices"
)

// Sort says how people write a hidden value, which decides how it is looked for. Telephone numbers, postcodes and e-mail addresses are looked
// for in values of every sort.
type Sort int

// The sorts there are.
const (
	Words Sort = iota // a value of which nothing is known: its lines are looked for as they stand
	Place             // an address: house and street, street, place
	Name              // what is known by a name: a school, a surgery, a place of work, a person
	Whole             // a longer text, which is looked for as a whole: what else is in it that must be hidden is a value of its own
)

// Secret is a value that must not reach somebody.
type Secret struct {
	Sort  Sort
	Value string
}

// Gate finds hidden values. It is safe for use by several goroutines. The zero Gate holds nothing, and finds nothing.
type Gate struct {
	needles map[head][]needle // by their first bytes
	edged   [256]bool         // bytes with which a needle begins that stands as a whole word
	inside  [256]bool         // bytes with which a needle begins that may stand anywhere
}

// head is how a needle begins. No needle is shorter.
type head [shortest]byte

const shortest = 3

// needle is one way of writing a hidden value, squeezed.
type needle struct {
	squeezed string
	secret   int    // its place in what New was given
	inside   bool   // it may begin and end within a word: long rows of digits, e-mail addresses
	capital  bool   // its first letter must be a capital, for it is a single word
	weak     string // what it spells, if that tells something only where nobody knows it otherwise: a town, a street, a single word
}

// New makes a gate for hidden values. Known are texts that everybody on the case has: names of its people, its court, details in the open. A
// town, a street or a single word of a hidden value that stands in them tells nothing, and is not looked for; what tells more always is.
func New(secrets []Secret, known ...string) *Gate {
	all := make([]needle, 0, 16*len(secrets))
	for i, s := range secrets {
		for _, n := range needlesOf(s) {
			n.secret = i
			all = append(all, n)
		}
	}
	weak := slices.DeleteFunc(slices.Clone(all), func(n needle) bool { return n.weak == "" })
	told := newGate(weak).told(known)
	return newGate(slices.DeleteFunc(all, func(n needle) bool { return told[n.weak] }))
}

func newGate(needles []needle) *Gate {
	g := &Gate{needles: map[head][]needle{}}
	seen := make(map[needle]bool, len(needles))
	for _, n := range needles {
		begins := head([]byte(n.squeezed[:shortest]))
		if seen[n] {
			continue
		}
		seen[n] = true
		g.needles[begins] = append(g.needles[begins], n)
		g.edged[begins[0]] = g.edged[begins[0]] || !n.inside
		g.inside[begins[0]] = g.inside[begins[0]] || n.inside
	}
	return g
}

// told is what is spelt in texts that everybody has.
func (g *Gate) told(known []string) map[string]bool {
	told := map[string]bool{}
	for _, text := range known {
		g.each(squeeze(text), func(n needle) { told[n.weak] = true })
	}
	return told
}

// Holds are the hidden values that a text holds, by their places in what New was given, each once and in that order.
func (g *Gate) Holds(text string) []int {
	if len(g.needles) == 0 {
		return nil
	}
	var found []int
	g.each(squeeze(text), func(n needle) {
		if !slices.Contains(found, n.secret) {
			found = append(found, n.secret)
		}
	})
	slices.Sort(found)
	return found
}

// each hands every needle that stands in a text to do, in one pass.
func (g *Gate) each(s squeezed, do func(needle)) {
	for i := 0; i+shortest <= len(s.text); i++ {
		first := s.text[i]
		begins := s.marks[i]&wordBegins != 0
		if !(begins && g.edged[first]) && !g.inside[first] {
			continue
		}
		for _, n := range g.needles[head(s.text[i:i+shortest])] {
			if s.has(n, i) {
				do(n)
			}
		}
	}
}

// has reports whether a needle stands at a place of a squeezed text.
func (s squeezed) has(n needle, at int) bool {
	end := at + len(n.squeezed)
	switch {
	case end > len(s.text) || string(s.text[at:end]) != n.squeezed:
		return false
	case n.inside:
		return true
	case s.marks[at]&wordBegins == 0 || s.marks[end]&wordEnds == 0:
		return false
	default:
		return !n.capital || s.marks[at]&capital != 0
	}
}
