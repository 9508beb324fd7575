package postgres_test

import (
	"bytes"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/ledger/postgres"
	"candour/internal/ledger/postgres/pgtest"
	records "candour/internal/ledger/store"
)

// rareWord stands in one entry, and so in a row, an index and what the planner remembers.
const rareWord = "quicksilverish"

// owned is a service on a server of its own, whose tables belong to a login that is no administrator.
type owned struct {
	t     *testing.T
	files string // the server's folder
	place records.Place
	admin *sql.DB // of the record's database
	keys  *sql.DB // and of the key store's
	owner string  // the record's address
}

func anOwner(t *testing.T) *owned {
	t.Helper()
	own, err := pgtest.StartOwn()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := own.Stop(); err != nil {
			t.Error(err)
		}
	})
	record, err := own.Pair(t.Context())
	keys, err2 := records.KeysBeside(record)
	registry, err3 := ledger.NewRegistry(&ledgertest.Own)
	if err := errors.Join(err, err2, err3); err != nil {
		t.Fatal(err)
	}
	o := &owned{t: t, files: own.Folder(), admin: as(t, record, "postgres"), keys: as(t, keys, "postgres"), owner: pgtest.As(record, "candour_owner")}
	o.does(`CREATE ROLE candour_owner LOGIN`)
	for _, address := range []string{record, keys} {
		o.does(`ALTER DATABASE ` + o.name(address) + ` OWNER TO candour_owner`)
	}
	views := []*ledger.View{said}
	if err := errors.Join(postgres.Migrate(t.Context(), o.owner, views, logins), postgres.MigrateKeys(t.Context(), pgtest.As(keys, "candour_owner"), logins)); err != nil {
		t.Fatal(err)
	}
	o.place = records.Place{Folder: t.TempDir(), Keys: t.TempDir(), Database: record, Registry: registry, Views: views}
	return o
}

func (o *owned) name(address string) string {
	return address[strings.LastIndex(address, "/")+1 : strings.Index(address, "?")]
}

func (o *owned) does(statement string) {
	o.t.Helper()
	if _, err := o.admin.ExecContext(o.t.Context(), statement); err != nil {
		o.t.Fatal(err)
	}
}

// granted gives the owner what its guide says.
func (o *owned) granted() {
	o.t.Helper()
	o.does(`GRANT pg_checkpoint, pg_monitor TO candour_owner`)
	const log = `GRANT EXECUTE ON FUNCTION pg_switch_wal() TO candour_owner` // holds in one database alone
	o.does(log)
	if _, err := o.keys.ExecContext(o.t.Context(), log); err != nil {
		o.t.Fatal(err)
	}
	o.does(`ALTER SYSTEM SET wal_recycle = off`)
	o.does(`SELECT pg_reload_conf()`)
}

func (o *owned) rewrite() error {
	o.t.Helper()
	keys, err := records.KeysBeside(o.owner)
	if err != nil {
		o.t.Fatal(err)
	}
	n, err := postgres.RewriteKeys(o.t.Context(), keys)
	if err == nil {
		n, err = postgres.Rewrite(o.t.Context(), o.owner, o.place.Views, time.Date(2026, 5, 12, 9, 0, 0, 0, time.UTC))
	}
	if err == nil && n != 0 {
		o.t.Errorf("%d segments of the log are kept", n)
	}
	return err
}

// holding are the server's files in which one of some pieces stands as it is.
func (o *owned) holding(pieces ...[]byte) (files []string) {
	o.t.Helper()
	err := filepath.WalkDir(o.files, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) {
			return nil // a server at work
		}
		for _, piece := range pieces {
			if bytes.Contains(content, piece) {
				name, _ := filepath.Rel(o.files, path)
				files = append(files, name)
			}
		}
		return err
	})
	if err != nil {
		o.t.Fatal(err)
	}
	return files
}

// says puts the rare word on a stream thrice beside ordinary words, so that the planner remembers it as one of the commonest.
func (o *owned) says() (stream ledger.StreamID, rare []ledger.Ref) {
	o.t.Helper()
	program := openAs(o.t, o.place, pgtest.Program)
	streams, err := program.Ledger.NewStreams(o.t.Context(), 1)
	if err != nil {
		o.t.Fatal(err)
	}
	for _, words := range []string{rareWord, rareWord, rareWord, "ordinary", "ordinary"} {
		n := ledgertest.Entry(o.t, ledgertest.Noted, ledger.ByService("test"), ledgertest.NotedBody{Words: words})
		_, err := program.Ledger.Do(o.t.Context(), ledger.Act{On: []ledger.Seen{{Stream: streams[0], Version: ledger.Any}},
			Verb: func(ledger.Histories) (c ledger.Change, err error) {
				c.Add(streams[0], n)
				return c, nil
			}})
		if err != nil {
			o.t.Fatal(err)
		}
		if words == rareWord {
			rare = append(rare, ledger.Ref{Stream: streams[0], Entry: n.ID})
		}
	}
	return streams[0], rare
}

func (o *owned) erase(entries []ledger.Ref) {
	o.t.Helper()
	_, err := openAs(o.t, o.place, pgtest.Eraser).Ledger.Erase(o.t.Context(), ledger.NewEntryID(), ledger.Erasing{
		Entries: entries, Ground: ledger.CourtOrder, Authority: "Order of 12 May 2026", Reason: "As directed.", Decided: ledger.NewStreamID(), Confirmed: ledger.NewStreamID(),
	})
	if err != nil {
		o.t.Fatal(err)
	}
}

// wrapped is the key of a stream, as it lies in the key store.
func (o *owned) wrapped(stream ledger.StreamID) (key []byte) {
	o.t.Helper()
	if err := o.keys.QueryRowContext(o.t.Context(), `SELECT wrapped FROM stream_key WHERE stream = $1`, string(stream)).Scan(&key); err != nil {
		o.t.Fatal(err)
	}
	return key
}

func TestAfterItsTablesAreRewrittenNoFileOfTheServerHoldsWhatWasErased(t *testing.T) {
	o := anOwner(t)
	stream, rare := o.says()
	key := o.wrapped(stream)
	o.does(`ANALYZE said_1`)
	o.erase(rare)
	o.does(`CHECKPOINT`)
	before := strings.Join(o.holding([]byte(rareWord)), " ")
	if !strings.Contains(before, "base") || !strings.Contains(before, "pg_wal") || len(o.holding(key)) == 0 {
		t.Fatalf("before, the word stands in %s: this would show nothing", before)
	}
	o.granted()
	if err := o.rewrite(); err != nil {
		t.Fatal(err)
	}
	if left := o.holding([]byte(rareWord), []byte(rareWord[:len(rareWord)-3]), key); len(left) > 0 {
		t.Errorf("it stands in %q still", left)
	}
	program := openAs(t, o.place, pgtest.Program)
	if v, err := program.Ledger.Verify(t.Context(), program.Files, nil); err != nil || len(v.Faults) > 0 || v.Rows != 2 {
		t.Errorf("verify: %+v, %v", v, err)
	}
}

func TestNobodyIsToldThatTheFilesWereRewrittenWhenTheyWereNot(t *testing.T) {
	o := anOwner(t)
	if err := o.rewrite(); !errors.Is(err, postgres.ErrMayNotRewrite) {
		t.Errorf("without the rights that it takes: %v", err)
	}
	o.granted()
	o.does(`ALTER SYSTEM RESET wal_recycle`)
	o.does(`SELECT pg_reload_conf()`)
	if err := o.rewrite(); !errors.Is(err, postgres.ErrLogRecycled) {
		t.Errorf("where old segments are used again: %v", err)
	}
	o.granted()
	o.does(`ALTER DATABASE ` + o.name(o.owner) + ` OWNER TO postgres`)
	if err := o.rewrite(); !errors.Is(err, postgres.ErrMayNotRewrite) || !strings.Contains(err.Error(), "pg_statistic") {
		t.Errorf("what the planner remembers belongs to somebody else: %v", err)
	}
	var noted int
	if err := o.admin.QueryRowContext(t.Context(), `SELECT count(*) FROM cursor`).Scan(&noted); err != nil || noted > 0 {
		t.Errorf("it is noted as done (%v)", err)
	}
}

func TestThatTheFilesAreFreeOfWhatWasErasedIsKnownOnceTheyWereRewrittenSince(t *testing.T) {
	o := anOwner(t)
	o.granted()
	program := openAs(t, o.place, pgtest.Program)
	rewrittenAt := time.Date(2026, 5, 12, 9, 0, 0, 0, time.UTC)
	known := func(erased time.Time) bool {
		t.Helper()
		on, known, err := program.Ledger.GoneFromFiles(t.Context(), erased)
		if err != nil || known && !on.Equal(rewrittenAt.Add(ledger.CopiesKept)) {
			t.Errorf("gone from files on %s, %v", on, err)
		}
		return known
	}
	if known(rewrittenAt.Add(-time.Hour)) {
		t.Error("it is known before anything was rewritten")
	}
	if err := o.rewrite(); err != nil {
		t.Fatal(err)
	}
	if !known(rewrittenAt.Add(-time.Hour)) || known(rewrittenAt.Add(time.Hour)) {
		t.Error("it is not known of what was erased before, or is of what was erased after")
	}
}
