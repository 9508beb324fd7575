package bench

import (
	"context"
	"fmt"
	"time"

	"candour/internal/access"
	"candour/internal/bench/appends"
	"candour/internal/ledger"
	"candour/internal/seed"
)

const (
	writingClients = 64
	writingTime    = 2 * time.Second
)

var writing = sizedMeasurement{
	name:  "writing",
	means: fmt.Sprintf("Looks put on the record of this service by %d at once, each with its row for the list of who looked, durable when answered.", writingClients),
	do: func(ctx context.Context, n *nation) ([]Figure, error) {
		streams, err := n.Record.Ledger.NewStreams(ctx, writingClients)
		if err != nil {
			return nil, err
		}
		rate, err := appends.Alone(writingClients, appends.Lasting(writingTime), func(client int) error {
			of := n.sitting(false, client).cases[0]
			return n.look(ctx, streams[client], of)
		})
		return []Figure{{Of: "appends", Value: rate.PerSecond(), Unit: "a second"}}, err
	},
}

// look puts one look of a worker at a case on the record, in a stream of looks.
func (n *nation) look(ctx context.Context, stream ledger.StreamID, of seed.Case) error {
	look, err := access.Read.New(ledger.NewEntryID(), ledger.By(of.Worker.ID), nil, access.ReadBody{Stream: of.Stream, Page: "GET /case/{case}", Shown: true})
	if err != nil {
		return err
	}
	return n.Record.Ledger.Append(ctx, ledger.Append{Writes: []ledger.Write{{Stream: stream, Expected: ledger.Any, Entries: []ledger.New{look}}}})
}
