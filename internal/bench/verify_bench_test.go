package bench_test

import (
	"crypto/sha256"
	"testing"
	"time"

	"candour/internal/app"
	"candour/internal/bench"
	"candour/internal/court"
)

// What is verified: cases that a court sent, with a few entries each, and cases of 300. The figure rests on them: small entries take longer for
// each byte.
const (
	verifiedImported = 500
	verifiedTold     = 30
)

// BenchmarkVerify says how fast the whole record is verified against hashing the same bytes on one core: once as they lie in memory, and once as
// they are read from the database. Give it a machine that does nothing else.
func BenchmarkVerify(b *testing.B) {
	o, err := bench.NewOffice(b.Context(), app.OpenBench, b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { o.Close() })
	file, err := bench.ManyCases(verifiedImported)
	if err != nil {
		b.Fatal(err)
	}
	importer := court.Importer{Ledger: o.Record.Ledger, Pack: o.Pack, Service: o.Record.Service.Stream}
	importer.File(b.Context(), "samples", file)
	if err := o.Take(b.Context(), verifiedTold, func(int, int) {}); err != nil {
		b.Fatal(err)
	}
	inMemory, read := hashed(b, o)
	for b.Loop() {
		if v, err := o.Record.Ledger.Verify(b.Context(), o.Record.Files, nil); err != nil || len(v.Faults) > 0 {
			b.Fatal(v.Faults, err)
		}
	}
	took := b.Elapsed() / time.Duration(b.N)
	b.ReportMetric(inMemory.Seconds()/took.Seconds(), "of-hashing-in-memory")
	b.ReportMetric(read.Seconds()/took.Seconds(), "of-reading-and-hashing")
}

// hashed is how long it takes to hash what is stored of all entries: headers, links and bodies.
func hashed(b *testing.B, o *bench.Office) (inMemory, read time.Duration) {
	b.Helper()
	begun := time.Now()
	rows, err := o.Record.Ledger.DB().QueryContext(b.Context(), `SELECT header, link, body FROM entry ORDER BY stream, version`)
	if err != nil {
		b.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var stored [3][]byte
		if err := rows.Scan(&stored[0], &stored[1], &stored[2]); err != nil {
			b.Fatal(err)
		}
		hashing := time.Now()
		for _, bytes := range stored {
			sha256.Sum256(bytes)
		}
		inMemory += time.Since(hashing)
	}
	if err := rows.Err(); err != nil {
		b.Fatal(err)
	}
	return inMemory, time.Since(begun)
}
