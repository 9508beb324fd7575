package bench_test

import (
	"testing"

	"candour/internal/app"
	"candour/internal/bench"
)

// BenchmarkLists is what the pages cost on which people see their work, in an invented service of 4000 cases.
func BenchmarkLists(b *testing.B) {
	n, err := bench.NewNation(b.Context(), app.OpenBench, b.TempDir(), 4000)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { n.Close() })
	for _, page := range []struct {
		of, path string
		manager  bool
	}{{"worker's-today", "/", false}, {"worker's-cases", "/cases", false}, {"manager's-today", "/", true}, {"manager's-team", "/team", true}} {
		b.Run(page.of, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				if err := n.ShowTo(b.Context(), page.manager, i, page.path); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
