package ledger

import (
	"context"
	"crypto/rand"
	"database/sql"
	"fmt"
	"io"
	"maps"
	"time"
)

// Config is what a Ledger is made of. Engine, Keys and Registry are needed (without Keys nothing but Verify works, on headers alone);
// the rest has usable zero values.
type Config struct {
	Engine     Engine
	Keys       *KeyStore
	Registry   *Registry
	Views      []*View
	Asks       func(before, after *History) []Job // optional: jobs that follow from how an act lets a stream grow, appended with it
	Clock      Clock                              // the system's when nil
	Chance     io.Reader                          // crypto/rand when nil; many goroutines read it at once
	CacheBytes int                                // 64 MB when 0

	Appended func(took time.Duration, err error) // optional: hears of each append that was handed to the engine, how long it waited and what it was told
}

// Ledger reads and appends. It is safe for use by many goroutines, and several programs may have one database open.
type Ledger struct {
	engine   Engine
	keys     *KeyStore
	registry *Registry
	views    []*View // with the earlier table of each
	sets     *sets
	asks     func(before, after *History) []Job
	clock    Clock
	chance   io.Reader
	cache    *cache
	commits  *group[*Batch]
	appended func(time.Duration, error)
	keying   *group[[]StreamID]
	held     string // why no act is carried out
}

// Over puts a ledger over an open engine and makes the tables of the views.
func Over(ctx context.Context, c Config) (*Ledger, error) {
	views := Tables(c.Views)
	if err := c.Engine.Define(ctx, views); err != nil {
		return nil, fmt.Errorf("views: %w", err)
	}
	if c.Clock == nil {
		c.Clock = time.Now
	}
	if c.Asks == nil {
		c.Asks = func(_, _ *History) []Job { return nil }
	}
	if c.Chance == nil {
		c.Chance = rand.Reader
	}
	if c.CacheBytes == 0 {
		c.CacheBytes = 64 << 20
	}
	if c.Appended == nil {
		c.Appended = func(time.Duration, error) {}
	}
	l := &Ledger{
		engine: c.Engine, keys: c.Keys, registry: c.Registry, views: views, asks: c.Asks, clock: c.Clock, chance: c.Chance, cache: newCache(c.CacheBytes),
		appended: c.Appended, sets: &sets{own: SetOf(views)},
	}
	if err := l.nameViews(ctx); err != nil {
		return nil, err
	}
	l.commits = newGroup(func(batches []*Batch) []error { return l.engine.Commit(context.Background(), batches) })
	l.keying = newGroup(func(streams [][]StreamID) []error { return l.keys.makeAll(streams) })
	return l, nil
}

// nameViews notes which views this program keeps, unless it is noted, and reads which others keep.
func (l *Ledger) nameViews(ctx context.Context) error {
	l.sets.name = l.sets.own.Name()
	if err := l.learnSets(ctx); err != nil {
		return err
	}
	if maps.Equal(l.sets.known[l.sets.name], l.sets.own) {
		return nil
	}
	return l.engine.NameViews(ctx, l.sets.own)
}

// Close carries out the appends that were handed over and takes no more. The engine and the key store belong to whoever opened them.
func (l *Ledger) Close() {
	l.keying.close()
	l.commits.close()
}

// Hold lets the record be read and refuses every act on it with this sentence. Who looked is recorded still. It is called before anything else is.
func (l *Ledger) Hold(sentence string) { l.held = sentence }

// Registry is the kinds that this ledger knows.
func (l *Ledger) Registry() *Registry { return l.registry }

// DB answers the queries of lists; view has the means to ask them.
func (l *Ledger) DB() *sql.DB { return l.engine.DB() }

// Search is how queries of lists find words.
func (l *Ledger) Search() Search { return l.engine.Search() }

// Now is the ledger's clock.
func (l *Ledger) Now() time.Time { return l.clock().UTC().Truncate(time.Microsecond) }
