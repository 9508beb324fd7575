package ledger

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"slices"
	"strings"
	"time"

	"candour/internal/fault"
)

// Whole is a stream as a whole, new to the record.
type Whole struct {
	Stream  StreamID
	Entries []Dated   // in the order of their times
	Files   []NewFile // that the entries name
}

// Dated is an entry with the time at which it is recorded.
type Dated struct {
	New
	Recorded time.Time
}

// Part makes some of the streams that are written in bulk.
type Part func() ([]Whole, error)

// Bulk writes whole new streams, with their view rows and files: what an Append of each entry at its time and a drawing of the rows would have left.
// Parts are made and encrypted on every core and written in their order; wrote is told how many more are durable. It refuses a stream that is on the
// record, and asks for no jobs. Broken off, it leaves whole parts.
func (l *Ledger) Bulk(ctx context.Context, parts iter.Seq[Part], wrote func(parts, entries int)) error {
	if l.held != "" {
		return fault.Refuse(l.held, nil)
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	ready := l.ready(ctx, parts)
	err := l.engine.Load(ctx, func(yield func(*Batch, error) bool) {
		for next := range ready {
			if r := <-next; !yield(r.batch, r.err) {
				return
			}
		}
		if err := ctx.Err(); err != nil {
			yield(nil, err)
		}
	}, func(done []*Batch) { wrote(len(done), entriesOf(done)) })
	if err != nil {
		return fmt.Errorf("write in bulk: %w", err)
	}
	return nil
}

// readied is a part that can be written, or why it cannot.
type readied struct {
	batch *Batch
	err   error
}

// ready makes parts ready in their order, one ahead for each core.
func (l *Ledger) ready(ctx context.Context, parts iter.Seq[Part]) <-chan chan readied {
	all := make(chan chan readied, runtime.GOMAXPROCS(0))
	go func() {
		defer close(all)
		for part := range parts {
			next := make(chan readied, 1)
			select {
			case all <- next:
			case <-ctx.Done():
				return
			}
			go func() {
				batch, err := l.readyPart(ctx, part)
				next <- readied{batch, err}
			}()
		}
	}()
	return all
}

func (l *Ledger) readyPart(ctx context.Context, part Part) (*Batch, error) {
	streams, err := part()
	if err != nil {
		return nil, err
	}
	names := make([]StreamID, len(streams))
	for i, w := range streams {
		if err := checkRandom(w.Stream); err != nil {
			return nil, err
		}
		names[i] = w.Stream
	}
	if err := l.keying.do(ctx, names); err != nil {
		return nil, fmt.Errorf("keys for new streams: %w", err)
	}
	batch := &Batch{}
	for _, w := range streams {
		stream, err := l.encryptWhole(ctx, w)
		if err != nil {
			return nil, err
		}
		batch.Streams = append(batch.Streams, stream)
		files, err := w.stored()
		if err != nil {
			return nil, err
		}
		batch.Stored = append(batch.Stored, files...)
	}
	slices.SortFunc(batch.Streams, func(a, b StreamBatch) int { return strings.Compare(string(a.Stream), string(b.Stream)) })
	return batch, nil
}

// encryptWhole encrypts the entries of a stream and draws its rows.
func (l *Ledger) encryptWhole(ctx context.Context, w Whole) (StreamBatch, error) {
	if len(w.Entries) == 0 {
		return StreamBatch{}, errors.New("a stream is without entries")
	}
	key, err := l.keys.of(ctx, w.Stream)
	if err != nil {
		return StreamBatch{}, fmt.Errorf("key of stream: %w", err)
	}
	out := StreamBatch{Stream: w.Stream, Keyed: key.number, sets: l.sets, Rows: make([]Encrypted, len(w.Entries))}
	h := &History{Stream: w.Stream, Version: int64(len(w.Entries)), Entries: make([]Entry, len(w.Entries))}
	var at time.Time
	for i, e := range w.Entries {
		if _, known := l.registry.kinds[e.Kind]; !known {
			return StreamBatch{}, fmt.Errorf("kind %q is not registered", e.Kind)
		}
		at = latest(e.Recorded.UTC().Truncate(time.Microsecond), at)
		if out.Rows[i], err = l.encryptEntry(key.Key, w.Stream, e.New, at); err != nil {
			return StreamBatch{}, fmt.Errorf("encrypt %s: %w", e.Kind, err)
		}
		h.Entries[i] = Entry{
			Stream: w.Stream, Version: int64(i) + 1, ID: e.ID, Recorded: at, Kind: e.Kind, Author: e.Author, Happened: e.Happened, Body: e.Body,
		}
	}
	for _, v := range l.views {
		if rows := v.drawn(h); len(rows) > 0 {
			out.Views = append(out.Views, Rows{View: v, Values: storable(rows)})
		}
	}
	return out, nil
}

var errFiles = errors.New("the files of a stream are not those that its entries name")

// stored are the files of a stream with the entries that name them.
func (w Whole) stored() ([]StoredFile, error) {
	var out []StoredFile
	for _, e := range w.Entries {
		for _, f := range filesInBody(e.Body) {
			i := slices.IndexFunc(w.Files, func(n NewFile) bool { return n.File == f })
			if i < 0 {
				return nil, errFiles
			}
			out = append(out, StoredFile{NamedFile{f.ID, Ref{w.Stream, e.ID}}, e.Recorded, w.Files[i].parts})
		}
	}
	if len(out) != len(w.Files) {
		return nil, errFiles
	}
	return out, nil
}

func entriesOf(batches []*Batch) (n int) {
	for _, b := range batches {
		for _, s := range b.Streams {
			n += len(s.Rows)
		}
	}
	return n
}
