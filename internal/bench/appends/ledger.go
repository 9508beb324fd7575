package appends

import (
	"context"
	"errors"
	"path/filepath"

	"candour/internal/ledger"
	"candour/internal/ledger/store"
	"candour/internal/words"
)

var kinds ledger.Set

// notedBody is words and nothing else.
type notedBody struct {
	Words string `json:"words"`
}

var noted = ledger.Define(&kinds, "bench.noted/1", ledger.Spec[notedBody]{
	Means:   "Something was noted to see how long that takes.",
	May:     "service",
	Line:    func(_ words.Printer, b notedBody) words.Line { return words.Line{Text: b.Words} },
	Example: notedBody{Words: note},
})

// ledgerSide appends as the service does. Each client writes to a stream of its own and knows its version.
type ledgerSide struct {
	ctx      context.Context
	record   *store.Record
	streams  []ledger.StreamID
	versions []int64
}

func openLedger(ctx context.Context, folder string, clients int) (*ledgerSide, error) {
	registry, err := ledger.NewRegistry(&kinds)
	if err != nil {
		return nil, err
	}
	record, err := store.Open(ctx, store.Place{
		Folder: filepath.Join(folder, "data"), Keys: filepath.Join(folder, "keys"), Registry: registry,
	})
	if err != nil {
		return nil, err
	}
	streams, err := record.Ledger.NewStreams(ctx, clients)
	if err != nil {
		return nil, errors.Join(err, record.Close())
	}
	return &ledgerSide{ctx, record, streams, make([]int64, clients)}, nil
}

func (s *ledgerSide) append(client int) error {
	n, err := noted.New(ledger.NewEntryID(), ledger.ByService("bench"), nil, notedBody{Words: note})
	if err != nil {
		return err
	}
	w := ledger.Write{Stream: s.streams[client], Expected: s.versions[client], Entries: []ledger.New{n}}
	s.versions[client]++
	return s.record.Ledger.Append(s.ctx, ledger.Append{Writes: []ledger.Write{w}})
}

func (s *ledgerSide) close() error { return s.record.Close() }
