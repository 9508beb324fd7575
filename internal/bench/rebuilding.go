package bench

import (
	"context"
	"errors"
	"fmt"
	"time"

	"candour/internal/ledger"
	"candour/internal/view"
)

// How many streams are drawn again, so that it takes some seconds, and how many at once, as candour rebuild does.
const (
	rebuiltStreams = 500
	rebuiltAtOnce  = 16
)

var rebuilding = sizedMeasurement{
	name: "rebuild",
	means: fmt.Sprintf("The rows of every list and search drawn again, as candour rebuild does, of %d streams of all sorts, picked by their random names: read, opened, drawn and written, %d side by side. "+
		"Afterwards the record is complete again.", rebuiltStreams, rebuiltAtOnce),
	do: rebuildFigures,
}

// picked is a stream to draw again.
type picked struct {
	Stream  ledger.StreamID
	Version int64
}

func rebuildFigures(ctx context.Context, n *nation) ([]Figure, error) {
	l := n.Record.Ledger
	some, err := view.All[picked](ctx, n.Record.Engine.DB(), fmt.Sprintf(`SELECT stream, version FROM head ORDER BY stream LIMIT %d`, rebuiltStreams))
	if err != nil {
		return nil, err
	}
	streams, entries := make([]ledger.StreamID, len(some)), int64(0)
	for i, p := range some {
		streams[i], entries = p.Stream, entries+p.Version
	}
	if err := l.UndrawStreams(ctx, streams...); err != nil {
		return nil, err
	}
	begun, drawn := time.Now(), int64(0)
	all, err := l.Draw(ctx, rebuiltAtOnce, func(done int64) bool { drawn = done; return true })
	took := time.Since(begun)
	if err == nil && !all {
		err = errors.New("not all rows were drawn")
	}
	if err != nil {
		return nil, err
	}
	return []Figure{
		{Of: "streams drawn", Value: float64(drawn)}, {Of: "streams", Value: float64(drawn) / took.Seconds(), Unit: "a second"},
		{Of: "their entries", Value: float64(entries) / took.Seconds(), Unit: "a second"},
	}, nil
}
