package bench_test

import (
	"context"
	"testing"

	"candour/internal/app"
	"candour/internal/bench"
	"candour/internal/ledger"
)

// verifiedCases are about 55,000 entries, of the lengths that those of a service have. The figure rests on them: small entries take longer for each
// byte.
const verifiedCases = 1000

// BenchmarkVerify says how fast a seeded service is verified, words alone and everything, and how fast that is beside hashing the same bytes, as they
// lie in memory, on one core. Give it a machine that does nothing else.
func BenchmarkVerify(b *testing.B) {
	n, err := bench.NewNation(b.Context(), app.OpenBench, b.TempDir(), verifiedCases)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { n.Close() })
	l := n.Record.Ledger
	for _, of := range []struct {
		what   string
		verify func(context.Context) (ledger.Verification, error)
	}{
		{"words", func(ctx context.Context) (ledger.Verification, error) { return l.VerifyWords(ctx, nil, nil) }},
		{"words-and-files", func(ctx context.Context) (ledger.Verification, error) { return l.VerifyWords(ctx, n.Record.Files, nil) }},
		{"everything", func(ctx context.Context) (ledger.Verification, error) { return l.Verify(ctx, n.Record.Files, nil) }},
	} {
		b.Run(of.what, func(b *testing.B) {
			hashing, err := n.Hashing(b.Context())
			if err != nil {
				b.Fatal(err)
			}
			entries := int64(0)
			for b.Loop() {
				v, err := of.verify(b.Context())
				if err != nil || len(v.Faults) > 0 {
					b.Fatal(v.Faults, err)
				}
				entries += v.Entries
			}
			rate := float64(entries) / b.Elapsed().Seconds()
			b.ReportMetric(rate, "entries/s")
			b.ReportMetric(rate*hashing.Seconds(), "of-hashing")
		})
	}
}
