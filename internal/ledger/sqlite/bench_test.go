package sqlite_test

import (
	"fmt"
	"strings"
	"testing"

	"candour/internal/bench/appends"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
)

// words of the length of a short note.
var words = strings.Repeat("He said that he likes his new school. ", 8)

// BenchmarkAppend measures acknowledged appends, each to a stream of its client's own, beside the raw engine: see package appends.
func BenchmarkAppend(b *testing.B) {
	for _, clients := range []int{1, 64, 256} {
		b.Run(fmt.Sprint("clients=", clients), func(b *testing.B) {
			pair, err := appends.Open(b.Context(), b.TempDir(), clients)
			if err != nil {
				b.Fatal(err)
			}
			defer pair.Close()
			const turns = 8
			b.ResetTimer()
			ours, raw, err := pair.Run(turns, appends.Count(b.N/turns+1))
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(ours.PerSecond(), "appends/s")
			b.ReportMetric(raw.PerSecond(), "raw/s")
			b.ReportMetric(ours.PerSecond()/raw.PerSecond(), "ratio")
		})
	}
}

// BenchmarkRead reads a stream of 300 entries as a program that has not read it yet, and as one that has.
func BenchmarkRead(b *testing.B) {
	r := ledgertest.New(b, ledgertest.Kinds(&ledgertest.Own))
	var entries []ledger.New
	for range 300 {
		entries = append(entries, ledgertest.Entry(b, ledgertest.Noted, ledger.ByService("bench"), ledgertest.NotedBody{Words: words}))
	}
	stream := r.Begin(entries...)
	read := func(b *testing.B, l *ledger.Ledger) {
		if h, err := l.Read(b.Context(), stream); err != nil || h.Version != 300 {
			b.Fatal(err)
		}
	}
	b.Run("cold", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			b.StopTimer()
			fresh, err := ledger.Over(b.Context(), ledger.Config{Engine: r.Engine, Keys: r.Keys(), Registry: r.Ledger.Registry()})
			if err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
			read(b, fresh)
			b.StopTimer()
			fresh.Close()
			b.StartTimer()
		}
	})
	b.Run("cached", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			read(b, r.Ledger)
		}
	})
	b.Run("after another append", func(b *testing.B) {
		b.ReportAllocs()
		version := int64(300)
		for b.Loop() {
			b.StopTimer()
			more := ledgertest.Entry(b, ledgertest.Noted, ledger.ByService("bench"), ledgertest.NotedBody{Words: words})
			if err := r.Ledger.Append(b.Context(), ledger.Append{Writes: []ledger.Write{{Stream: stream, Expected: version, Entries: []ledger.New{more}}}}); err != nil {
				b.Fatal(err)
			}
			version++
			b.StartTimer()
			if h, err := r.Ledger.Read(b.Context(), stream); err != nil || h.Version != version {
				b.Fatal(err)
			}
		}
	})
}
