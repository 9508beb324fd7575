package sqlite_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
)

// words of the length of a short note.
var words = strings.Repeat("He said that he likes his new school. ", 8)

// BenchmarkAppend measures acknowledged appends, each to a stream of its client's own, beside the raw engine: the same rows in the same
// tables with the same indexes, gathered into the same commits, without encryption, checks or savepoints. The two take turns, so that a
// busy machine is busy for both; their ratio is what counts.
func BenchmarkAppend(b *testing.B) {
	for _, clients := range []int{1, 64, 256} {
		b.Run(fmt.Sprint("clients=", clients), func(b *testing.B) {
			ours, raw := newLedgerClients(b, clients), newRawClients(b, clients)
			const turns = 8
			each := b.N/turns + 1
			var mine, theirs time.Duration
			b.ResetTimer()
			for range turns {
				mine += timed(b, clients, each, ours.append)
				theirs += timed(b, clients, each, raw.append)
			}
			n := float64(turns * each)
			b.ReportMetric(n/mine.Seconds(), "appends/s")
			b.ReportMetric(n/theirs.Seconds(), "raw/s")
			b.ReportMetric(theirs.Seconds()/mine.Seconds(), "ratio")
		})
	}
}

// timed shares n appends among the clients.
func timed(b *testing.B, clients, n int, do func(client int) error) time.Duration {
	b.Helper()
	var wg sync.WaitGroup
	var left atomic.Int64
	left.Store(int64(n))
	begun := time.Now()
	for client := range clients {
		wg.Go(func() {
			for left.Add(-1) >= 0 {
				if err := do(client); err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	wg.Wait()
	return time.Since(begun)
}

type ledgerClients struct {
	*ledger.Ledger
	streams  []ledger.StreamID
	versions []int64
}

func newLedgerClients(b *testing.B, clients int) *ledgerClients {
	b.Helper()
	r := ledgertest.New(b, ledgertest.Kinds(&ledgertest.Own))
	streams, err := r.Ledger.NewStreams(b.Context(), clients)
	if err != nil {
		b.Fatal(err)
	}
	return &ledgerClients{r.Ledger, streams, make([]int64, clients)}
}

func (c *ledgerClients) append(client int) error {
	n, err := ledgertest.Noted.New(ledger.NewEntryID(), ledger.ByService("bench"), nil, ledgertest.NotedBody{Words: words})
	if err != nil {
		return err
	}
	w := ledger.Write{Stream: c.streams[client], Expected: c.versions[client], Entries: []ledger.New{n}}
	c.versions[client]++
	return c.Append(context.Background(), ledger.Append{Writes: []ledger.Write{w}})
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
