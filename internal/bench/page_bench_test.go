package bench_test

import (
	"testing"

	"candour/internal/app"
	"candour/internal/bench"
)

// benchedCases is how many cases there are; when all were read the service is restarted, which is not counted.
const benchedCases = 24

func benched(b *testing.B) *bench.Office {
	b.Helper()
	o, err := bench.NewOffice(b.Context(), app.OpenBench, b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { o.Close() })
	if err := o.Take(b.Context(), benchedCases+1, func(int, int) {}); err != nil {
		b.Fatal(err)
	}
	restart(b, o)
	return o
}

// restart leaves the service with its last case alone in memory, and with what the first page of all reads.
func restart(b *testing.B, o *bench.Office) {
	b.Helper()
	if err := o.Restart(b.Context()); err != nil {
		b.Fatal(err)
	}
	if err := o.Show(b.Context(), o.Cases[benchedCases]); err != nil {
		b.Fatal(err)
	}
}

func BenchmarkPageOfACaseNotYetRead(b *testing.B) {
	o := benched(b)
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		if n == benchedCases {
			b.StopTimer()
			restart(b, o)
			b.StartTimer()
			n = 0
		}
		if err := o.Show(b.Context(), o.Cases[n]); err != nil {
			b.Fatal(err)
		}
		n++
	}
}

func BenchmarkPageOfACaseReadBefore(b *testing.B) {
	o := benched(b)
	b.ReportAllocs()
	for b.Loop() {
		if err := o.Show(b.Context(), o.Cases[benchedCases]); err != nil {
			b.Fatal(err)
		}
	}
}
