package ledger

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
)

// Config is what a Ledger is made of. Engine, Keys and Registry are needed; the rest has usable zero values.
type Config struct {
	Engine     Engine
	Keys       *KeyStore
	Registry   *Registry
	Views      []*View
	Clock      Clock     // the system's when nil
	Chance     io.Reader // crypto/rand when nil
	CacheBytes int       // 64 MB when 0
}

// Ledger reads and appends. It is safe for use by many goroutines, and several programs may have one database open.
type Ledger struct {
	engine   Engine
	keys     *KeyStore
	registry *Registry
	views    []*View
	clock    Clock
	chance   io.Reader
	cache    *cache
	commits  *committer
}

// Over puts a ledger over an open engine and makes the tables of the views.
func Over(ctx context.Context, c Config) (*Ledger, error) {
	for _, v := range c.Views {
		if err := c.Engine.Define(ctx, *v); err != nil {
			return nil, fmt.Errorf("view %s: %w", v.Name, err)
		}
	}
	if c.Clock == nil {
		c.Clock = time.Now
	}
	if c.Chance == nil {
		c.Chance = rand.Reader
	}
	if c.CacheBytes == 0 {
		c.CacheBytes = 64 << 20
	}
	return &Ledger{
		engine: c.Engine, keys: c.Keys, registry: c.Registry, views: c.Views, clock: c.Clock, chance: c.Chance,
		cache: newCache(c.CacheBytes), commits: newCommitter(c.Engine),
	}, nil
}

// Close carries out the appends that were handed over and takes no more. The engine and the key store belong to whoever opened them.
func (l *Ledger) Close() { l.commits.close() }

// Registry is the kinds that this ledger knows.
func (l *Ledger) Registry() *Registry { return l.registry }

// DB answers the queries of lists; view has the means to ask them.
func (l *Ledger) DB() *sql.DB { return l.engine.DB() }

// Now is the ledger's clock.
func (l *Ledger) Now() time.Time { return l.clock().UTC().Truncate(time.Microsecond) }

// NewStreams makes names with keys for streams that are about to begin. The keys are durable when it returns.
func (l *Ledger) NewStreams(ctx context.Context, n int) ([]StreamID, error) {
	names := make([]StreamID, n)
	for i := range names {
		names[i] = NewStreamID()
	}
	if err := l.keys.make(ctx, names); err != nil {
		return nil, fmt.Errorf("keys for new streams: %w", err)
	}
	return names, nil
}

// Append puts new entries on the record: all of them, durable when it returns, or none.
//
// It fails with *Moved when a stream is not at its expected version and with ErrReused when an id was recorded with other content.
// Entries that are on the record already with the same content are answered as the first time.
func (l *Ledger) Append(ctx context.Context, a Append) error {
	batch, err := l.prepare(ctx, a)
	if err != nil {
		return err
	}
	err = l.commits.commit(ctx, batch)
	if err == nil {
		return nil
	}
	if moved, present := new(Moved), new(Present); !errors.As(err, &moved) && !errors.As(err, &present) {
		return fmt.Errorf("append: %w", err)
	}
	same, again := l.recordedBefore(ctx, a)
	switch {
	case again != nil:
		return again
	case same:
		return nil
	default:
		return err
	}
}

// Append is one act on the record: entries in one or more streams, the view rows that follow, and the jobs it asks for.
type Append struct {
	Writes []Write
	Jobs   []Job
}

// Write is the part of an append that concerns one stream.
type Write struct {
	Stream   StreamID
	Expected int64 // the version it must be at; 0 for a stream that begins; Any
	Entries  []New
	views    []Rows
	now      time.Time
}

func (l *Ledger) prepare(ctx context.Context, a Append) (*Batch, error) {
	batch := &Batch{Jobs: a.Jobs}
	for _, w := range a.Writes {
		stream, err := l.seal(ctx, w)
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

// seal encrypts the entries of one stream: everything that can be done before the transaction is.
func (l *Ledger) seal(ctx context.Context, w Write) (StreamBatch, error) {
	key, err := l.keys.of(ctx, w.Stream)
	if err != nil {
		return StreamBatch{}, fmt.Errorf("key of stream: %w", err)
	}
	now := w.now
	if now.IsZero() {
		now = l.Now()
	}
	out := StreamBatch{Stream: w.Stream, Expected: w.Expected, Views: append(added(l.views, w.Entries, w.Stream, now), w.views...), Rows: make([]Sealed, len(w.Entries))}
	for i, n := range w.Entries {
		if _, known := l.registry.kinds[n.Kind]; !known {
			return StreamBatch{}, fmt.Errorf("append: kind %q is not registered", n.Kind)
		}
		if out.Rows[i], err = l.sealEntry(key, w.Stream, n, now); err != nil {
			return StreamBatch{}, fmt.Errorf("seal %s: %w", n.Kind, err)
		}
	}
	return out, nil
}

func (l *Ledger) sealEntry(key Key, stream StreamID, n New, now time.Time) (Sealed, error) {
	plain, err := n.envelope()
	if err != nil {
		return Sealed{}, err
	}
	var r random
	if _, err := io.ReadFull(l.chance, r[:]); err != nil {
		return Sealed{}, err
	}
	body, err := encryptBody(l.chance, key, stream, n.ID, r, plain)
	return Sealed{ID: n.ID, Recorded: now, Commit: commitTo(r, plain), Body: body}, err
}

// recordedBefore reports whether every entry of the append is on the record with the same words. Some but not all, or other words, is a fault.
func (l *Ledger) recordedBefore(ctx context.Context, a Append) (bool, error) {
	found, total := 0, 0
	for _, w := range a.Writes {
		for _, n := range w.Entries {
			total++
			there, err := l.envelopeOf(ctx, w.Stream, n.ID)
			if err != nil {
				return false, err
			}
			if there == nil {
				continue
			}
			if mine, err := n.envelope(); err != nil || string(mine) != string(there) {
				return false, ErrReused
			}
			found++
		}
	}
	if found > 0 && found < total {
		return false, ErrReused
	}
	return found > 0, nil
}

// envelopeOf is the stored words of an entry, nil when there is none.
func (l *Ledger) envelopeOf(ctx context.Context, stream StreamID, id EntryID) ([]byte, error) {
	var stored []byte
	err := l.DB().QueryRowContext(ctx, `SELECT body FROM entry WHERE stream = $1 AND id = $2`, string(stream), string(id)).Scan(&stored)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("look for an entry: %w", err)
	}
	key, err := l.keys.of(ctx, stream)
	if err != nil {
		return nil, err
	}
	_, plain, err := decryptBody(key, stream, id, stored)
	return plain, err
}
