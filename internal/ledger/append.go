package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
)

// Append is one act on the record: entries in one or more streams, the view rows that follow, and the jobs it asks for.
type Append struct {
	Writes []Write
	Jobs   []Job
}

// Write is the part of an append that concerns one stream.
type Write struct {
	Stream   StreamID
	Expected int64 // the version it must be at; 0 for a stream that begins; Any
	Entries  []New // none: the stream is only held at the expected version
	views    []Rows
	now      time.Time
}

// Append puts new entries on the record: all of them, durable when it returns, or none.
//
// It fails with *Moved when a stream is not at its expected version, with ErrReused when an id was recorded with other content, and with
// ErrOutcomeUnknown when no answer came. Entries that are on the record already with the same content are answered as the first time.
//
// Of the views it writes those that only grow (Each). Rows that follow from the whole history are brought along by Do alone.
func (l *Ledger) Append(ctx context.Context, a Append) error {
	_, err := l.append(ctx, a)
	return err
}

// rekeyings bounds how often an append is encrypted again because its stream was given a new key meanwhile.
const rekeyings = 3

// append answers the batch as committed; nil when it was recorded before.
func (l *Ledger) append(ctx context.Context, a Append) (*Batch, error) {
	for range rekeyings {
		batch, err := l.once(ctx, a)
		changed := new(Rekeyed)
		if !errors.As(err, &changed) {
			return batch, err
		}
		if err := l.keys.change(ctx, changed.Stream, changed.Keyed); err != nil {
			return nil, fmt.Errorf("append: %w", err)
		}
	}
	return nil, errors.New("append: the stream's key keeps changing")
}

func (l *Ledger) once(ctx context.Context, a Append) (*Batch, error) {
	batch, err := l.prepare(ctx, a)
	if err != nil {
		return nil, err
	}
	if len(batch.Streams) == 0 && len(batch.Jobs) == 0 {
		return batch, nil
	}
	began := time.Now()
	err = l.commits.do(ctx, batch)
	l.appended(time.Since(began), err)
	if err == nil {
		return batch, nil
	}
	if moved, present := new(Moved), new(Present); !errors.As(err, &moved) && !errors.As(err, &present) {
		return nil, fmt.Errorf("append: %w", err)
	}
	same, again := l.recordedBefore(ctx, a)
	switch {
	case again != nil:
		return nil, again
	case same:
		return nil, nil
	default:
		return nil, err
	}
}

func (l *Ledger) prepare(ctx context.Context, a Append) (*Batch, error) {
	batch := &Batch{Jobs: a.Jobs}
	for _, w := range a.Writes {
		stream, err := l.encryptWrite(ctx, w)
		if err != nil {
			return nil, err
		}
		batch.Streams = append(batch.Streams, stream)
		batch.Files = append(batch.Files, namedFiles(w)...)
	}
	slices.SortFunc(batch.Streams, func(a, b StreamBatch) int { return strings.Compare(string(a.Stream), string(b.Stream)) })
	for i := 1; i < len(batch.Streams); i++ {
		if batch.Streams[i].Stream == batch.Streams[i-1].Stream {
			return nil, errors.New("append: one stream is written twice")
		}
	}
	return batch, nil
}

// encryptWrite encrypts the entries of one stream: everything that can be done before the transaction is.
func (l *Ledger) encryptWrite(ctx context.Context, w Write) (StreamBatch, error) {
	key, err := l.keys.of(ctx, w.Stream)
	if err != nil {
		return StreamBatch{}, fmt.Errorf("key of stream: %w", err)
	}
	now := w.now
	if now.IsZero() {
		now = l.Now()
	}
	out := StreamBatch{
		Stream: w.Stream, Expected: w.Expected, Keyed: key.number, sets: l.sets, Rows: make([]Encrypted, len(w.Entries)),
		Views: append(added(l.views, w.Entries, w.Stream, now), w.views...),
	}
	for i, n := range w.Entries {
		if _, known := l.registry.kinds[n.Kind]; !known {
			return StreamBatch{}, fmt.Errorf("append: kind %q is not registered", n.Kind)
		}
		if out.Rows[i], err = l.encryptEntry(key.Key, w.Stream, n, now); err != nil {
			return StreamBatch{}, fmt.Errorf("encrypt %s: %w", n.Kind, err)
		}
	}
	return out, nil
}

func (l *Ledger) encryptEntry(key Key, stream StreamID, n New, now time.Time) (Encrypted, error) {
	if err := checkUUID(string(n.ID)); err != nil {
		return Encrypted{}, fmt.Errorf("entry id: %w", err)
	}
	plain, err := n.envelope()
	if err != nil {
		return Encrypted{}, err
	}
	var r random
	if _, err := io.ReadFull(l.chance, r[:]); err != nil {
		return Encrypted{}, err
	}
	body, err := encryptBody(l.chance, key, stream, n.ID, r, plain)
	return Encrypted{ID: n.ID, Recorded: now, Commit: commitTo(r, plain), Body: body}, err
}

// recordedBefore reports whether every entry of the append is on the record with the same words. Some but not all, or other words, is a fault.
func (l *Ledger) recordedBefore(ctx context.Context, a Append) (bool, error) {
	found, total := 0, 0
	for _, w := range a.Writes {
		for _, n := range w.Entries {
			total++
			there, err := l.hasSame(ctx, w.Stream, n)
			if err != nil {
				return false, err
			}
			if there {
				found++
			}
		}
	}
	if found > 0 && found < total {
		return false, ErrReused
	}
	return found > 0, nil
}

// hasSame reports whether the entry is on the record, and refuses one that is there with other words. An erased one cannot be compared and
// counts as the same.
func (l *Ledger) hasSame(ctx context.Context, stream StreamID, n New) (bool, error) {
	var stored []byte
	err := l.DB().QueryRowContext(ctx, `SELECT body FROM entry WHERE stream = $1 AND id = $2`, string(stream), string(n.ID)).Scan(&stored)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("look for an entry: %w", err)
	}
	if stored == nil {
		return true, nil
	}
	mine, err := n.envelope()
	if err != nil {
		return false, err
	}
	_, theirs, err := l.decryptBody(ctx, stream, n.ID, stored)
	if err != nil {
		return false, err
	}
	if string(mine) != string(theirs) {
		return false, ErrReused
	}
	return true, nil
}
