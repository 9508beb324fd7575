package bench

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"time"

	"candour/internal/access"
	"candour/internal/bench/appends"
	"candour/internal/ledger"
)

const (
	writingClients = 64
	writingTime    = 2 * time.Second
)

var writing = sizedMeasurement{
	name:  "writing",
	means: fmt.Sprintf("Looks put on the record of this service by %d at once, each with its row for the list of who looked, durable when answered.", writingClients),
	do: func(ctx context.Context, n *nation) ([]Figure, error) {
		l := n.Record.Ledger
		streams, err := l.NewStreams(ctx, writingClients)
		if err != nil {
			return nil, err
		}
		rate, err := appends.Alone(writingClients, appends.Lasting(writingTime), func(client int) error {
			of := n.sitting(false, client).cases[0]
			look, err := access.Read.New(ledger.NewEntryID(), ledger.By(of.Worker.ID), nil, access.ReadBody{Stream: of.Stream, Page: "GET /case/{case}", Shown: true})
			if err != nil {
				return err
			}
			return l.Append(ctx, ledger.Append{Writes: []ledger.Write{{Stream: streams[client], Expected: ledger.Any, Entries: []ledger.New{look}}}})
		})
		return []Figure{{Of: "appends", Value: rate.PerSecond(), Unit: "a second"}}, err
	},
}

// longestVerify bounds the check of one size; when it is not through by then, the share it came to is said.
const longestVerify = 5 * time.Minute

var verifying = sizedMeasurement{
	name: "verify",
	means: "Everything that candour verify reads of the record itself: every link, every body opened, all rows of lists drawn anew and compared. Beside it SHA-256 of as many bytes, " +
		"in pieces of the size that bodies have, on one core.",
	do: verifyFigures,
}

func verifyFigures(ctx context.Context, n *nation) ([]Figure, error) {
	entries, bytes, err := n.bodies(ctx)
	if err != nil {
		return nil, err
	}
	limited, done := context.WithTimeout(ctx, longestVerify)
	defer done()
	var checked int64
	begun := time.Now()
	found, err := n.Record.Ledger.Verify(limited, n.Record.Files, func(so int64) { checked = so })
	took := time.Since(begun)
	switch {
	case err == nil:
		checked = found.Entries
	case !errors.Is(limited.Err(), context.DeadlineExceeded) || ctx.Err() != nil || checked == 0:
		return nil, err
	}
	if len(found.Faults) > 0 {
		return nil, fmt.Errorf("the record of the service is not as it was written: %s", found.Faults[0])
	}
	share := float64(checked) / float64(entries)
	rate := bytes * share / took.Seconds()
	return []Figure{
		{Of: "entries checked", Value: 100 * share, Unit: "in 100"}, {Of: "entries", Value: float64(checked) / took.Seconds(), Unit: "a second"},
		{Of: "bodies", Value: rate / 1e6, Unit: "MB a second"}, {Of: "beside hashing them on one core", Value: rate / hashing(int(bytes)/int(entries)), Target: atLeast(0.25)},
	}, nil
}

// bodies is how many entries the record has and how many bytes their bodies are.
func (n *nation) bodies(ctx context.Context) (entries int64, bytes float64, err error) {
	var sum int64
	err = n.Record.Engine.DB().QueryRowContext(ctx, `SELECT count(*), CAST(sum(length(body)) AS bigint) FROM entry`).Scan(&entries, &sum)
	return entries, float64(sum), err
}

// hashing is how many bytes a second one core hashes in pieces of a size.
func hashing(size int) float64 {
	piece := make([]byte, size)
	begun, hashed := time.Now(), 0
	for time.Since(begun) < time.Second {
		for range 1000 {
			sum := sha256.Sum256(piece)
			piece[0] = sum[0]
			hashed += size
		}
	}
	return float64(hashed) / time.Since(begun).Seconds()
}
