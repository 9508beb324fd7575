package ledgertest

import (
	"database/sql"
	"sync"
	"testing"
	"time"

	"candour/internal/ledger"
	"candour/internal/ledger/store"
)

// Record is a record in a folder of the test's own, gone when the test ends.
type Record struct {
	*store.Record
	Clock  *Clock
	Folder string // holds ledger.db and keys.db

	administered string // address of the record's database, when it lies in one, as whoever administers it
	t            testing.TB
}

// New opens an empty record that knows the kinds and keeps the views:
//
//	r := ledgertest.New(t, ledgertest.Kinds(&casework.Kinds), casework.Views...)
//	case1 := r.Begin(opened)
func New(t testing.TB, kinds []*ledger.Set, views ...*ledger.View) *Record {
	t.Helper()
	return In(t, t.TempDir(), kinds, views...)
}

// In opens the record of a folder, beginning one in an empty folder: a second call is a second program at work on the same record.
func In(t testing.TB, folder string, kinds []*ledger.Set, views ...*ledger.View) *Record {
	t.Helper()
	return openedAt(t, folder, kinds, placeIn(t, folder, views))
}

// Asking opens an empty record as New does, whose acts ask for the jobs that follow from them.
func Asking(t testing.TB, asks func(before, after *ledger.History) []ledger.Job, kinds []*ledger.Set, views ...*ledger.View) *Record {
	t.Helper()
	folder := t.TempDir()
	p := placeIn(t, folder, views)
	p.Asks = asks
	return openedAt(t, folder, kinds, p)
}

func openedAt(t testing.TB, folder string, kinds []*ledger.Set, p store.Place) *Record {
	t.Helper()
	registry, err := ledger.NewRegistry(kinds...)
	must(t, err)
	clock := NewClock()
	p.Registry, p.Clock = registry, clock.Now
	opened, err := store.Open(t.Context(), p)
	must(t, err)
	t.Cleanup(func() { must(t, opened.Close()) })
	return &Record{Record: opened, Clock: clock, Folder: p.Folder, administered: administered(t, folder), t: t}
}

// Kinds gathers features' sets of kinds for New.
func Kinds(sets ...*ledger.Set) []*ledger.Set { return sets }

// Begin makes a stream and puts the entries on it, if any.
func (r *Record) Begin(entries ...ledger.New) ledger.StreamID {
	r.t.Helper()
	streams, err := r.Ledger.NewStreams(r.t.Context(), 1)
	must(r.t, err)
	if len(entries) > 0 {
		r.Append(streams[0], entries...)
	}
	return streams[0]
}

// Append puts entries at the end of a stream, with the view rows that follow, as an act nobody disputes.
func (r *Record) Append(stream ledger.StreamID, entries ...ledger.New) *ledger.History {
	r.t.Helper()
	after, err := r.Ledger.Do(r.t.Context(), ledger.Act{
		On: []ledger.Seen{{Stream: stream, Version: ledger.Any}},
		Verb: func(ledger.Histories) (c ledger.Change, err error) {
			c.Add(stream, entries...)
			return c, nil
		},
	})
	must(r.t, err)
	return after[stream]
}

// Read is the stream as it stands.
func (r *Record) Read(stream ledger.StreamID) *ledger.History {
	r.t.Helper()
	h, err := r.Ledger.Read(r.t.Context(), stream)
	must(r.t, err)
	return h
}

// Entry makes an entry of a kind with a fresh id, failing the test when the kind refuses it.
func Entry[T any](t testing.TB, kind ledger.Kind[T], author ledger.Author, body T) ledger.New {
	t.Helper()
	n, err := kind.New(ledger.NewEntryID(), author, nil, body)
	must(t, err)
	return n
}

// Clock is a clock that stands still until the test moves it.
type Clock struct {
	mu  sync.Mutex
	now time.Time
}

// NewClock stands at nine in the morning, UTC, of Tuesday 12 May 2026.
func NewClock() *Clock { return &Clock{now: time.Date(2026, 5, 12, 9, 0, 0, 0, time.UTC)} }

// Now is the time on the clock; hand it in as a ledger.Clock.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Set moves the clock to a time, which may be earlier.
func (c *Clock) Set(to time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = to
}

// Advance moves the clock on.
func (c *Clock) Advance(by time.Duration) { c.Set(c.Now().Add(by)) }

// Administrator writes the record's tables as whoever administers the database can, behind the ledger's back.
func (r *Record) Administrator() *sql.DB {
	r.t.Helper()
	if r.administered == "" {
		return r.Engine.Writer()
	}
	db, err := sql.Open("pgx", r.administered)
	must(r.t, err)
	r.t.Cleanup(func() { must(r.t, db.Close()) })
	return db
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
