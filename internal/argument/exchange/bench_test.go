package exchange_test

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"testing"

	"candour/internal/argument"
	"candour/internal/argument/exchange"
)

// The kinds of graph that solvers are compared by (REASONING.md section 8), made anew: reading, evaluating and writing them whole, and
// evaluating alone.
func BenchmarkAttackGraph(b *testing.B) {
	for _, graph := range []struct {
		name string
		make func() []byte
	}{
		{"reversed chain/100000", func() []byte { return reversedChain(100_000) }},
		{"preferential attachment/1000000", func() []byte { return preferentialAttachment(1_000_000) }},
		{"strongly connected parts/1000000", func() []byte { return connectedParts(1_000_000) }},
	} {
		text := graph.make()
		b.Run("run/"+graph.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				if err := exchange.Run(bytes.NewReader(text), io.Discard, false); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run("evaluate/"+graph.name, func(b *testing.B) {
			g, err := exchange.Read(bytes.NewReader(text))
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			var l *argument.Labelling
			for b.Loop() {
				l = g.Evaluate()
			}
			reportShare(b, l)
		})
	}
}

// reportShare says how much of a graph was settled, for a graph with nothing to do proves nothing.
func reportShare(b *testing.B, l *argument.Labelling) {
	settled, all := 0, 0
	for _, label := range l.All() {
		all++
		if label != argument.Undecided {
			settled++
		}
	}
	b.ReportMetric(100*float64(settled)/float64(all), "%settled")
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
