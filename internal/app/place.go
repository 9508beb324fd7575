package app

import (
	"context"
	"path/filepath"
	"time"

	"candour/internal/ledger"
	"candour/internal/ledger/store"
)

// place is where a service keeps its state. Every command that opens a record takes it.
type place struct {
	Data   string `env:"CANDOUR_DATA" default:"candour-data" help:"Folder of the record, the drafts and the cache."`
	Keys   string `env:"CANDOUR_KEYS" help:"Folder of the keyring, outside the data folder. Default: candour-keys beside it."`
	DB     string `env:"CANDOUR_DB" placeholder:"postgres://…" help:"Address of a PostgreSQL database that keeps the record instead of the data folder, made ready by candour migrate. It may name several hosts, with target_session_attrs=read-write."`
	KeysDB string `env:"CANDOUR_KEYS_DB" placeholder:"postgres://…" help:"Address of the key store’s database. Default: the one beside the record’s whose name ends in _keys."`

	Tells []string `name:"webhook-hosts" env:"CANDOUR_WEBHOOK_HOSTS" placeholder:"HOST,…" help:"Hosts at which other systems may be told that a case changed. Every command that writes needs the same setting. Without it nobody is told."`

	clock    ledger.Clock                        // the system's when nil
	appended func(took time.Duration, err error) // optional: hears of each append
}

// setClock is the clock of a build for failure tests, which a file sets; nil in every other.
var setClock ledger.Clock

// keys is the keyring's folder: beside the data folder unless told otherwise.
func (p place) keys() string {
	if p.Keys != "" {
		return p.Keys
	}
	return filepath.Join(filepath.Dir(filepath.Clean(p.Data)), "candour-keys")
}

// cache is where the typesetter keeps its machine code.
func (p place) cache() string { return filepath.Join(p.Data, "cache") }

// now is the time by the place's clock.
func (p place) now() time.Time {
	if p.clock != nil {
		return p.clock()
	}
	return time.Now()
}

// store says where the record lies, with every kind and view that the features have.
func (p place) store(f *features) (store.Place, error) {
	registry, err := ledger.NewRegistry(Kinds()...)
	return store.Place{
		Folder: p.Data, Database: p.DB, KeyStore: p.KeysDB, Keys: p.keys(), Registry: registry, Views: f.views(), Asks: f.jobsAfter(p.clock), Clock: p.clock, Appended: p.appended,
	}, err
}

// open opens the record with every kind and view that the features have.
func (p place) open(ctx context.Context, demo, existing bool) (*store.Record, *features, error) {
	return p.openAs(ctx, store.Place{Demo: demo, Existing: existing})
}

// openAs opens it in a manner: the rest of the place is filled in.
func (p place) openAs(ctx context.Context, as store.Place) (*store.Record, *features, error) {
	if p.clock == nil {
		p.clock = setClock
	}
	f, err := newFeatures()
	if err != nil {
		return nil, nil, err
	}
	f.tells = len(p.Tells) > 0
	at, err := p.store(f)
	if err != nil {
		return nil, nil, err
	}
	at.Demo, at.Existing, at.Reading, at.Behind = as.Demo, as.Existing, as.Reading, as.Behind
	record, err := store.Open(ctx, at)
	return record, f, err
}
