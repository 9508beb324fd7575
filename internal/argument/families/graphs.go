package families

import (
	"fmt"
	"math/rand/v2"
)

// Graph is an attack graph, and what another solver was measured to take for one of its family and size.
type Graph struct {
	Name      string
	Arguments int
	Fastest   float64 // seconds, whole process, of the fastest solver of REASONING.md section 8
	Text      func() []byte
}

// Graphs are one of each family, in the sizes of REASONING.md section 8.
func Graphs() []Graph {
	return []Graph{
		{"admissible chain", 50_000, 0.14, func() []byte { return admissibleChain(50_000) }},
		{"reversed chain", 100_000, 0.44, func() []byte { return reversedChain(100_000) }},
		{"preferential attachment", 1_000_000, 4.6, func() []byte { return preferentialAttachment(1_000_000) }},
		{"strongly connected parts", 1_000_000, 6.0, func() []byte { return connectedParts(1_000_000) }},
	}
}

// admissibleChain is a stack of defences, as those graphs are that have very many admissible sets and one answer (Caminada and Podlaszewski 2017): each
// argument of a level is attacked by one that two arguments of the level below attack, and nothing attacks the lowest two.
func admissibleChain(n int) []byte {
	const level = 4 // two that defend, two that attack the level above
	text := fmt.Appendf(nil, "p af %d\n", n)
	for first := 1; first+2*level-1 <= n; first += level {
		one, other, against, too := first, first+1, first+2, first+3
		for _, defender := range []int{one, other} {
			text = fmt.Appendf(text, "%d %d\n%d %d\n", defender, against, defender, too)
		}
		text = fmt.Appendf(text, "%d %d\n%d %d\n", against, first+level, too, first+level+1)
	}
	return text
}

// reversedChain is n attacks n-1 attacks ... attacks 1.
func reversedChain(n int) []byte {
	text := fmt.Appendf(nil, "p af %d\n", n)
	for i := 1; i < n; i++ {
		text = fmt.Appendf(text, "%d %d\n", i+1, i)
	}
	return text
}

// preferentialAttachment joins each argument to two earlier ones, likelier to those with many attacks (Barabási and Albert 1999).
// One in ten attacks goes back.
func preferentialAttachment(n int) []byte {
	chance := rand.New(rand.NewPCG(1, 2))
	text := fmt.Appendf(nil, "p af %d\n", n)
	ends := []int{1}
	for i := 2; i <= n; i++ {
		for range 2 {
			j := ends[chance.IntN(len(ends))]
			ends = append(ends, i, j)
			from, to := i, j
			if chance.IntN(10) == 0 {
				from, to = j, i
			}
			text = fmt.Appendf(text, "%d %d\n", from, to)
		}
	}
	return text
}

// connectedParts is parts of fifty arguments: a ring of all but one with as many attacks again, one that nothing attacks, which
// breaks the ring, and from each an attack on some later part.
func connectedParts(n int) []byte {
	const part, ring = 50, 49
	chance := rand.New(rand.NewPCG(1, 2))
	text := fmt.Appendf(nil, "p af %d\n", n)
	for i := range n {
		first := i / part * part
		text = fmt.Appendf(text, "%d %d\n", i+1, first+(i-first+1)%ring+1)
		text = fmt.Appendf(text, "%d %d\n", i+1, first+chance.IntN(ring)+1)
		if later := n/part - i/part - 1; later > 0 {
			text = fmt.Appendf(text, "%d %d\n", i+1, first+part*(1+chance.IntN(later))+chance.IntN(ring)+1)
		}
	}
	return text
}
