package ledger

import (
	"context"
	"errors"
	"fmt"
	"sync"
)

// Redraw writes the view rows of a stream anew from its history, which stays as it is.
func (l *Ledger) Redraw(ctx context.Context, stream StreamID) error {
	for range tries {
		err := l.redraw(ctx, stream)
		if moved, rekeyed := new(Moved), new(Rekeyed); !errors.As(err, &moved) && !errors.As(err, &rekeyed) {
			return err
		}
	}
	return fmt.Errorf("stream %s moved %d times while its rows were drawn", stream, tries)
}

func (l *Ledger) redraw(ctx context.Context, stream StreamID) error {
	h, err := l.readOn(ctx, NewHistory(stream))
	if err != nil {
		return fmt.Errorf("draw rows of stream %s: %w", stream, err)
	}
	var keyed int64
	if err := l.DB().QueryRowContext(ctx, `SELECT keyed FROM head WHERE stream = $1`, string(stream)).Scan(&keyed); err != nil {
		return fmt.Errorf("draw rows of stream %s: %w", stream, err)
	}
	batch := StreamBatch{Stream: stream, Expected: h.Version, Keyed: keyed, Views: anew(l.views, h)}
	return l.commits.do(ctx, &Batch{Streams: []StreamBatch{batch}})
}

// drawAtOnce is how many streams are drawn side by side, so that one commit carries several.
const drawAtOnce = 16

// RedrawAll does it for every stream of the record that was not erased as a whole, telling how many it has done. Doing it again, or beside a service at work, does no harm.
func (l *Ledger) RedrawAll(ctx context.Context, progress func(streams int64)) error {
	done := int64(0)
	for after := StreamID(""); ; {
		some, err := l.streamsAfter(ctx, after)
		if err != nil {
			return fmt.Errorf("draw rows: %w", err)
		}
		if len(some) == 0 {
			return nil
		}
		if err := l.redrawSome(ctx, some); err != nil {
			return err
		}
		after = some[len(some)-1]
		done += int64(len(some))
		progress(done)
	}
}

func (l *Ledger) redrawSome(ctx context.Context, streams []StreamID) error {
	errs := make([]error, len(streams))
	var drawing sync.WaitGroup
	turns := make(chan struct{}, drawAtOnce)
	for i, stream := range streams {
		turns <- struct{}{}
		drawing.Go(func() {
			errs[i] = l.Redraw(ctx, stream)
			<-turns
		})
	}
	drawing.Wait()
	return errors.Join(errs...)
}

func (l *Ledger) streamsAfter(ctx context.Context, after StreamID) ([]StreamID, error) {
	rows, err := l.DB().QueryContext(ctx, `SELECT stream FROM head WHERE stream > $1 AND keyed <> $2 ORDER BY stream LIMIT 500`, string(after), erasedWhole)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var some []StreamID
	for rows.Next() {
		var stream StreamID
		if err := rows.Scan(&stream); err != nil {
			return nil, err
		}
		some = append(some, stream)
	}
	return some, rows.Err()
}
