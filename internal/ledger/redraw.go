package ledger

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"
)

// drawAtOnce is how many streams are drawn side by side when nothing else is to be done, so that one commit carries several.
const drawAtOnce = 16

// RedrawAll draws the rows of every stream anew from its history, telling how many it has done. Doing it again, or beside a service at work,
// does no harm.
func (l *Ledger) RedrawAll(ctx context.Context, progress func(streams int64)) error {
	if err := l.Undraw(ctx); err != nil {
		return err
	}
	_, err := l.Draw(ctx, drawAtOnce, func(streams int64) bool { progress(streams); return true })
	return err
}

// Draw draws the rows of streams that are behind in some view, so many side by side, and reports whether it came to the end of them. After some
// it tells how many it has done and asks whether to go on. Broken off, it goes on where it was when it is called again; others may do the
// same at the same time. A stream whose rows cannot be drawn is passed over, and told of in the error.
func (l *Ledger) Draw(ctx context.Context, atOnce int, more func(streams int64) bool) (all bool, err error) {
	lacking, err := l.lacking(ctx)
	if err != nil {
		return false, err
	}
	done, failed := int64(0), error(nil)
	for _, set := range slices.Sorted(maps.Keys(lacking)) {
		for after := StreamID(""); ; {
			some, err := l.drawnIn(ctx, set, after)
			if err != nil {
				return false, err
			}
			if len(some) == 0 {
				break
			}
			err = each(some, atOnce, func(stream StreamID) error { return l.untilStill(stream, func() error { return l.draw(ctx, stream) }) })
			failed, done, after = errors.Join(failed, err), done+int64(len(some)), some[len(some)-1]
			if ctx.Err() != nil || !more(done) {
				return false, errors.Join(failed, ctx.Err())
			}
		}
	}
	return true, failed
}

// Undraw says of every stream that its rows in these views, in all of them when none is named, may be wrong: they stay as they are until they
// are drawn again.
func (l *Ledger) Undraw(ctx context.Context, views ...string) error {
	if err := l.learnSets(ctx); err != nil {
		return err
	}
	names, err := inUse(ctx, l.DB())
	if err != nil {
		return err
	}
	for _, name := range names {
		if err := l.undrawSet(ctx, name, views); err != nil {
			return fmt.Errorf("rows that shall be drawn again: %w", err)
		}
	}
	return nil
}

// UndrawStreams is Undraw of some streams alone, in all views.
func (l *Ledger) UndrawStreams(ctx context.Context, streams ...StreamID) error {
	none := ViewSet{}
	if err := l.engine.NameViews(ctx, none); err != nil {
		return err
	}
	return each(streams, most, func(stream StreamID) error {
		return l.untilStill(stream, func() error {
			batch, err := l.at(ctx, stream)
			if err != nil {
				return err
			}
			batch.drawn.to = none.Name()
			return l.commits.do(ctx, &Batch{Streams: []StreamBatch{batch}})
		})
	})
}

// undrawSet takes views out of the set that heads name.
func (l *Ledger) undrawSet(ctx context.Context, name string, views []string) error {
	set, _ := l.sets.of(name)
	rest := ViewSet{}
	if len(views) > 0 {
		rest = set.without(views)
	}
	if len(rest) == len(set) {
		return nil
	}
	if err := l.engine.NameViews(ctx, rest); err != nil {
		return err
	}
	for after := StreamID(""); ; {
		some, err := l.drawnIn(ctx, name, after)
		if err != nil || len(some) == 0 {
			return err
		}
		err = each(some, most, func(stream StreamID) error {
			return l.untilStill(stream, func() error { return l.rename(ctx, stream, drawn{name, rest.Name()}) })
		})
		if err != nil {
			return err
		}
		after = some[len(some)-1]
	}
}

// rename has a head name another set, if it still names the one it did.
func (l *Ledger) rename(ctx context.Context, stream StreamID, to drawn) error {
	batch, err := l.at(ctx, stream)
	if err != nil || batch.drawn.from != to.from {
		return err
	}
	batch.drawn.to = to.to
	return l.commits.do(ctx, &Batch{Streams: []StreamBatch{batch}})
}

// draw draws what a stream is behind in.
func (l *Ledger) draw(ctx context.Context, stream StreamID) error {
	batch, err := l.at(ctx, stream)
	if err != nil {
		return err
	}
	lacks := l.lacks(batch.drawn.from)
	if len(lacks) == 0 {
		return nil
	}
	h := NewHistory(stream)
	if batch.Keyed != erasedWhole {
		if h, err = l.readOn(ctx, h); err != nil {
			return err
		}
		batch.Expected = h.Version
	}
	batch.drawn.to, batch.Views = l.sets.name, anew(lacks, h)
	return l.commits.do(ctx, &Batch{Streams: []StreamBatch{batch}})
}

// at is a batch that holds a stream where it stands.
func (l *Ledger) at(ctx context.Context, stream StreamID) (StreamBatch, error) {
	b := StreamBatch{Stream: stream, drawn: &drawn{}}
	err := l.DB().QueryRowContext(ctx, `SELECT version, keyed, drawn FROM head WHERE stream = $1`, string(stream)).Scan(&b.Expected, &b.Keyed, &b.drawn.from)
	return b, err
}

// untilStill tries again what was refused because the stream moved meanwhile.
func (l *Ledger) untilStill(stream StreamID, try func() error) error {
	for range tries {
		err := try()
		if moved, rekeyed := new(Moved), new(Rekeyed); errors.As(err, &moved) || errors.As(err, &rekeyed) {
			continue
		}
		if err != nil {
			return fmt.Errorf("draw rows of stream %s: %w", stream, err)
		}
		return nil
	}
	return fmt.Errorf("stream %s moved %d times while its rows were drawn", stream, tries)
}

// each does something for streams, so many side by side.
func each(streams []StreamID, atOnce int, do func(StreamID) error) error {
	errs := make([]error, len(streams))
	var doing sync.WaitGroup
	turns := make(chan struct{}, atOnce)
	for i, stream := range streams {
		turns <- struct{}{}
		doing.Go(func() {
			errs[i] = do(stream)
			<-turns
		})
	}
	doing.Wait()
	return errors.Join(errs...)
}

// drawnIn are some streams whose heads name a set, in order.
func (l *Ledger) drawnIn(ctx context.Context, set string, after StreamID) ([]StreamID, error) {
	return l.streamsOf(ctx, `SELECT stream FROM head WHERE drawn = $1 AND stream > $2 ORDER BY stream LIMIT 256`, set, string(after))
}
