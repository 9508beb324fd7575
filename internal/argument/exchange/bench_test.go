package exchange_test

import (
	"bytes"
	"io"
	"testing"

	"candour/internal/argument"
	"candour/internal/argument/exchange"
	"candour/internal/argument/families"
)

// The kinds of graph that solvers are compared by (REASONING.md section 8), made anew: reading, evaluating and writing them whole, and
// evaluating alone.
func BenchmarkAttackGraph(b *testing.B) {
	for _, graph := range families.Graphs() {
		text := graph.Text()
		b.Run("run/"+graph.Name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				if err := exchange.Run(bytes.NewReader(text), io.Discard, false); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run("evaluate/"+graph.Name, func(b *testing.B) {
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
