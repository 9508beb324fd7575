package argument_test

import (
	"fmt"
	"testing"

	"candour/internal/argument"
	"candour/internal/argument/families"
)

// A case has 50 to 500 records; 5,000 is the largest we allow for.
func BenchmarkCase(b *testing.B) {
	for _, n := range []int{300, 5000} {
		r := families.CaseLike(n)
		g, err := argument.New(r)
		if err != nil {
			b.Fatal(err)
		}
		labelling := g.Evaluate()
		b.Run(fmt.Sprint("new/", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := argument.New(r); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(fmt.Sprint("evaluate/", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				g.Evaluate()
			}
		})
		b.Run(fmt.Sprint("wanting/", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				labelling.Wanting(r.Items[len(r.Items)-1].ID)
			}
		})
		b.Run(fmt.Sprint("sentences/", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				for id := range labelling.All() {
					labelling.Sentence(id, asIs)
				}
			}
		})
	}
}

// Each circle rests on the one before, which is the slowest that records can be.
func BenchmarkCirclesOnCircles(b *testing.B) {
	var r argument.Records
	const circles = 1250
	for i := range circles {
		p, q := argument.ID(fmt.Sprint("p", i)), argument.ID(fmt.Sprint("q", i))
		r.AddStatement(p, q)
		rests(&r, p, q)
		rests(&r, q, p)
		if i > 0 {
			rests(&r, p, argument.ID(fmt.Sprint("p", i-1)))
		}
	}
	g, err := argument.New(r)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		g.Evaluate()
	}
}
