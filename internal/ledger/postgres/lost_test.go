package postgres_test

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"net"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/ledger/postgres"
	"candour/internal/ledger/postgres/pgtest"
)

// alone is a server of the test's own, whose settings may be changed, with a migrated pair of databases.
func alone(t *testing.T) (record, keys string, admin *sql.DB) {
	t.Helper()
	own, err := pgtest.Start()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = own.Stop() })
	record, err1 := own.Database(t.Context())
	keys, err2 := own.Database(t.Context())
	err = errors.Join(err1, err2, postgres.Migrate(t.Context(), record, ledgertest.Views, logins), postgres.MigrateKeys(t.Context(), keys, logins))
	if err != nil {
		t.Fatal(err)
	}
	return record, keys, as(t, record, "postgres")
}

// standby says for which standby commits wait; "" for none. There is none.
func standby(t *testing.T, admin *sql.DB, name string) {
	t.Helper()
	for _, statement := range []string{`ALTER SYSTEM SET synchronous_standby_names = '` + name + `'`, `SELECT pg_reload_conf()`} {
		if _, err := admin.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	for now := "?"; now != name; {
		if err := admin.QueryRowContext(t.Context(), `SHOW synchronous_standby_names`).Scan(&now); err != nil {
			t.Fatal(err)
		}
	}
	for name != "" && !waits(t, admin) {
	}
}

// waits reports whether a commit waits for the standby: the server's processes take up a setting one after the other.
func waits(t *testing.T, admin *sql.DB) (seen bool) {
	t.Helper()
	answer := make(chan error, 1)
	go func() {
		_, err := admin.ExecContext(context.WithoutCancel(t.Context()), `SELECT pg_logical_emit_message(true, '', '')`)
		answer <- err
	}()
	for !seen {
		if err := admin.QueryRowContext(t.Context(), `SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE wait_event = 'SyncRep')`).Scan(&seen); err != nil {
			t.Fatal(err)
		}
		if len(answer) > 0 {
			return seen
		}
	}
	if err := whileStopped(t, admin, answer); err != nil {
		t.Fatal(err)
	}
	return true
}

// whileStopped has the database stop waiting for the standby, as an administrator or a statement_timeout does, until an answer is there.
func whileStopped[T any](t *testing.T, admin *sql.DB, answer <-chan T) T {
	t.Helper()
	for {
		if _, err := admin.ExecContext(t.Context(), `SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'`); err != nil {
			t.Fatal(err)
		}
		select {
		case got := <-answer:
			return got
		case <-time.After(10 * time.Millisecond):
		}
	}
}

func TestACommitThatDidNotWaitForTheStandbyIsNotAcknowledged(t *testing.T) {
	record, _, admin := alone(t)
	e, err := postgres.OpenImpatient(t.Context(), record, 10*time.Second)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	standby(t, admin, "nobody")
	batch, answer := batchOf(ledger.NewStreamID(), 0), make(chan []error)
	commit := func() { answer <- e.Commit(context.WithoutCancel(t.Context()), []*ledger.Batch{batch}) }
	for range 2 { // the first time it is written, the second time it is found
		go commit()
		if got := whileStopped(t, admin, answer); !errors.Is(got[0], ledger.ErrOutcomeUnknown) {
			t.Errorf("what no standby has was told %v", got[0])
		}
	}
	standby(t, admin, "")
	go commit()
	if got, moved := <-answer, new(ledger.Moved); !errors.As(got[0], &moved) {
		t.Errorf("what was committed before was told %v", got[0])
	}
}

func TestAFormSentAgainIsAcknowledgedOnceTheStandbyHasWhatTheFirstRecorded(t *testing.T) {
	record, keys, admin := alone(t)
	e, err := postgres.OpenImpatient(t.Context(), record, 10*time.Second)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	store, err := postgres.OpenKeys(t.Context(), keys)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	ring, err := ledger.MakeKeyring(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	registry, err := ledger.NewRegistry(&ledgertest.Own)
	if err != nil {
		t.Fatal(err)
	}
	l, err := ledger.Over(t.Context(), ledger.Config{Engine: e, Keys: ledger.OpenKeyStore(store, ring), Registry: registry})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	streams, err := l.NewStreams(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	form := ledger.NewEntryID()
	answer := make(chan error)
	send := func() {
		_, err := l.Do(context.WithoutCancel(t.Context()), ledger.Act{
			Form: form, On: []ledger.Seen{{Stream: streams[0], Version: ledger.Any}},
			Verb: func(ledger.Histories) (c ledger.Change, err error) {
				n, err := ledgertest.Noted.New(form, ledger.ByService("test"), nil, ledgertest.NotedBody{Words: "Rang the school."})
				c.Add(streams[0], n)
				return c, err
			},
		})
		answer <- err
	}
	standby(t, admin, "nobody")
	for range 2 {
		go send()
		if err := whileStopped(t, admin, answer); !errors.Is(err, ledger.ErrOutcomeUnknown) {
			t.Errorf("a form that no standby has was told %v", err)
		}
	}
	standby(t, admin, "")
	go send()
	if err := <-answer; err != nil {
		t.Errorf("sent again: %v", err)
	}
}

// wire stands between the program and the database, and can be cut so that neither hears of it.
type wire struct {
	net.Listener
	mu  sync.Mutex
	cut bool
}

func newWire(t *testing.T, address string) (*wire, string) {
	t.Helper()
	to, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	w := &wire{Listener: l}
	t.Cleanup(func() { _ = l.Close() })
	go w.serve(to.Host)
	to.Host = l.Addr().String()
	return w, to.String()
}

func (w *wire) serve(host string) {
	for {
		here, err := w.Accept()
		if err != nil {
			return
		}
		there, err := net.Dial("tcp", host)
		if err != nil {
			return
		}
		go io.Copy(w.through(there), here)
		go io.Copy(w.through(here), there)
	}
}

func (w *wire) through(to io.Writer) io.Writer { return &end{w, to} }

func (w *wire) set(cut bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.cut = cut
}

// end is one direction of a wire: what goes into one that is cut arrives nowhere.
type end struct {
	wire *wire
	to   io.Writer
}

func (e *end) Write(p []byte) (int, error) {
	e.wire.mu.Lock()
	defer e.wire.mu.Unlock()
	if e.wire.cut {
		return len(p), nil
	}
	return e.to.Write(p)
}

func TestADatabaseThatSaysNothingAnyMoreIsTakenForDeadAndItsConnectionsAreDropped(t *testing.T) {
	wire, address := newWire(t, migrated(t))
	e, err := postgres.OpenImpatient(t.Context(), address, 500*time.Millisecond)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	stream := ledger.NewStreamID()
	if got := e.Commit(t.Context(), []*ledger.Batch{batchOf(stream, 0)}); got[0] != nil {
		t.Fatal(got[0])
	}
	wire.set(true)
	if got := e.Commit(t.Context(), []*ledger.Batch{batchOf(stream, 1)}); got[0] == nil {
		t.Error("a database behind a cut wire answered")
	}
	wire.set(false)
	if got := e.Commit(t.Context(), []*ledger.Batch{batchOf(stream, 1)}); got[0] != nil {
		t.Errorf("when the wire was mended: %v", got[0])
	}
	if _, err := e.Service(t.Context()); !errors.Is(err, ledger.ErrNotOpened) {
		t.Errorf("reading: %v", err)
	}
}

func TestACommitThatMeetsALostDatabaseIsCarriedOutWhenThereIsOneAgain(t *testing.T) {
	wire, address := newWire(t, migrated(t))
	e, err := postgres.OpenFollowing(t.Context(), address, 300*time.Millisecond, time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	wire.set(true)
	time.AfterFunc(time.Second, func() { wire.set(false) })
	if got := e.Commit(t.Context(), []*ledger.Batch{batchOf(ledger.NewStreamID(), 0)}); got[0] != nil {
		t.Errorf("it was told %v", got[0])
	}
}

func TestADatabaseThatBecomesOneThatMayForgetIsNotCommittedTo(t *testing.T) {
	address := migrated(t)
	e, err := postgres.OpenImpatient(t.Context(), address, 10*time.Second)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	name := address[strings.LastIndex(address, "/")+1 : strings.Index(address, "?")]
	admin := as(t, strings.Replace(address, name, "postgres", 1), "postgres")
	for _, statement := range []string{
		`ALTER DATABASE ` + name + ` SET synchronous_commit = off`,
		`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '` + name + `'`,
	} {
		if _, err := admin.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	stream := ledger.NewStreamID()
	got := e.Commit(t.Context(), []*ledger.Batch{batchOf(stream, 0)})
	if errors.Is(got[0], postgres.ErrNotDurable) {
		return
	}
	if got = e.Commit(t.Context(), []*ledger.Batch{batchOf(stream, 0)}); !errors.Is(got[0], postgres.ErrNotDurable) {
		t.Errorf("it was told %v", got[0])
	}
}
