package app

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/ledger/postgres/pgtest"
	"candour/internal/ledger/store"
)

// copied is a service of which copies are kept, with one entry and one case that are to be erased, and words that stand there alone.
type copied struct {
	*held
	server string // the address of its database, as whoever owns it; "" in a folder
	shelf  string
	entry  ledger.Ref
	of     ledger.StreamID // the whole case
	stays  ledger.StreamID // another
}

// The words of one entry, and of one case, in small letters. Each is the name of somebody, so that it stands in lists and searches too.
const (
	ofTheEntry = "quicksilverish"
	ofTheCase  = "marmoreally"
)

func copiedFrom(t *testing.T, server string) *copied {
	t.Helper()
	c := &copied{held: holds(t), server: server, shelf: t.TempDir()}
	if server != "" {
		c.DB = pgtest.As(server, pgtest.Program)
		c.migrates(server)
	}
	c.serving().Close()
	c.fill()
	record := c.serving()
	if err := record.Engine.DB().QueryRowContext(t.Context(), `SELECT MIN(stream), MAX(stream) FROM case_1`).Scan(&c.of, &c.stays); err != nil {
		t.Fatal(err)
	}
	c.names(record, c.of, ofTheCase)
	c.entry = c.names(record, c.stays, ofTheEntry)
	c.seals(c.shelf)
	return c
}

func (c *copied) migrates(server string) {
	c.t.Helper()
	if said, code := run(c.t, "migrate", "--db", server); code != allWell {
		c.t.Fatal(said)
	}
}

// names adds somebody of that name to a case.
func (c *copied) names(record *store.Record, to ledger.StreamID, name string) ledger.Ref {
	c.t.Helper()
	n := ledgertest.Entry(c.t, casework.PersonAdded, ledger.ByService("test"), casework.PersonAddedBody{Person: begins(c.t, record, 1)[0], Kind: casework.Adult, Name: name})
	_, err := record.Ledger.Do(c.t.Context(), ledger.Act{On: []ledger.Seen{{Stream: to, Version: ledger.Any}}, Verb: func(ledger.Histories) (change ledger.Change, err error) {
		change.Add(to, n)
		return change, nil
	}})
	if err != nil {
		c.t.Fatal(err)
	}
	return ledger.Ref{Stream: to, Entry: n.ID}
}

// erases takes out the entry and the case, as candour erase does: on PostgreSQL under a login of its own.
func (c *copied) erases() {
	c.t.Helper()
	eraser := c.place
	if c.server != "" {
		eraser.DB = pgtest.As(c.server, pgtest.Eraser)
	}
	record, _, err := eraser.open(c.t.Context(), false, true)
	if err != nil {
		c.t.Fatal(err)
	}
	defer record.Close()
	_, err = record.Ledger.Erase(c.t.Context(), ledger.NewEntryID(), ledger.Erasing{
		Streams: []ledger.StreamID{c.of}, Entries: []ledger.Ref{c.entry}, Ground: ledger.CourtOrder, Authority: "Order of 12 May 2026", Reason: "As directed.",
		Decided: ledger.NewStreamID(), Confirmed: ledger.NewStreamID(),
	})
	if err != nil {
		c.t.Fatal(err)
	}
}

// elsewhere is an empty place on the same engine, which has the keyring.
func (c *copied) elsewhere(another func() string) (to place, restore restoreCommand) {
	c.t.Helper()
	to = c.held.elsewhere()
	if c.server == "" {
		return to, restoreCommand{place: to}
	}
	owner := another()
	c.migrates(owner)
	to.DB = pgtest.As(owner, pgtest.Program)
	return to, restoreCommand{place: to, EraserDB: pgtest.As(owner, pgtest.Eraser)}
}

// readable is all that a place's lists say and its entries open to, in small letters, and how many streams do not open.
func (c *copied) readable(p place) (words string, closed int) {
	c.t.Helper()
	record, f, err := p.openAs(c.t.Context(), store.Place{Existing: true, Behind: true})
	if err != nil {
		c.t.Fatal(err)
	}
	defer record.Close()
	var all strings.Builder
	for _, stream := range []ledger.StreamID{c.of, c.stays} {
		h, err := record.Ledger.Read(c.t.Context(), stream)
		if err != nil {
			closed++
			continue
		}
		body, err := json.Marshal(h.Entries)
		if err != nil {
			c.t.Fatal(err)
		}
		all.Write(body)
	}
	for _, v := range f.views() {
		for _, column := range v.Columns {
			var said string
			query := fmt.Sprintf(`SELECT COALESCE(MAX(CAST(%s AS text)), '') FROM %s WHERE LOWER(CAST(%s AS text)) LIKE $1 OR LOWER(CAST(%s AS text)) LIKE $2`, column.Name, v.Name, column.Name, column.Name)
			if err := record.Engine.DB().QueryRowContext(c.t.Context(), query, "%"+ofTheEntry+"%", "%"+ofTheCase+"%").Scan(&said); err != nil {
				c.t.Fatal(err)
			}
			all.WriteString(said)
		}
	}
	return strings.ToLower(all.String()), closed
}

func repeats(words string) bool {
	return strings.Contains(words, ofTheEntry) || strings.Contains(words, ofTheCase)
}

// onBothEngines runs a test on a folder and beside it on a server on which another database can be had.
func onBothEngines(t *testing.T, test func(t *testing.T, c *copied, another func() string)) {
	t.Run("SQLite", func(t *testing.T) {
		t.Parallel()
		test(t, copiedFrom(t, ""), nil)
	})
	t.Run("PostgreSQL", func(t *testing.T) {
		t.Parallel()
		server := aServer(t)
		another := func() string {
			t.Helper()
			record, err := server.Pair(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			return record
		}
		test(t, copiedFrom(t, another()), another)
	})
}

func TestNoBackupMadeBeforeOrAfterAnErasureOpensToItsWordsWithTheKeysOfToday(t *testing.T) {
	onBothEngines(t, func(t *testing.T, c *copied, another func() string) {
		before := c.backsUp("before.age")
		c.erases()
		after := c.backsUp("after.age")
		for name, file := range map[string]string{"before": before, "after": after} {
			written, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if unpacked := bytes.ToLower(opened(t, c.held, written)); repeats(string(unpacked)) || repeats(strings.ToLower(string(written))) {
				t.Errorf("a word stands in clear in the backup made %s", name)
			}
			to, restore := c.elsewhere(another)
			restore.File, restore.NoCheckpoint, restore.NoRegister = file, true, true
			if said, err := c.try(restore, c.custodians[0].String()); err != nil {
				t.Fatalf("%v %s", err, said)
			}
			if own, _ := c.readable(to); repeats(own) != (name == "before") {
				t.Errorf("with the keys that lie in it the backup made %s tells them: %t", name, repeats(own))
			}
			c.keysOfToday(&to)
			if now, closed := c.readable(to); name == "before" && closed != 2 || name == "after" && (closed != 0 || repeats(now) || !strings.Contains(now, `"erased":true`)) {
				t.Errorf("with the keys of today %d streams of the backup made %s do not open, and it says %s", closed, name, now)
			}
		}
		c.outlivesItsKeys(before, after, another)
	})
}

// keyStore is the address of the service's key store under a login.
func (c *copied) keyStore(login string) string {
	c.t.Helper()
	keys, err := store.KeysBeside(pgtest.As(c.server, login))
	if err != nil {
		c.t.Fatal(err)
	}
	return keys
}

// keysOfToday gives a restored record the key store as it is now in the place of its own.
func (c *copied) keysOfToday(to *place) {
	c.t.Helper()
	if c.server != "" {
		to.KeysDB = c.keyStore(pgtest.Program)
		return
	}
	for _, file := range []string{"keys.db", "keys.db-wal"} {
		content, err := os.ReadFile(filepath.Join(c.Data, file))
		if err = errors.Join(err, os.WriteFile(filepath.Join(to.Data, file), content, 0o600), os.RemoveAll(filepath.Join(to.Data, "keys.db-shm"))); err != nil {
			c.t.Fatal(err)
		}
	}
}

// outlivesItsKeys has the day come that the page names: the keys that lie in the older backup open no more, with the keyring as it then is.
func (c *copied) outlivesItsKeys(before, after string, another func() string) {
	c.t.Helper()
	rotate := keysRotateCommand{place: c.place, Copies: c.copies, Kept: 10, Every: 30}
	if c.server != "" {
		rotate.KeysDB = c.keyStore(pgtest.Eraser)
	}
	c.clock.Advance(31 * 24 * time.Hour)
	c.must(rotate)
	later := c.backsUp("later.age")
	c.clock.Advance(10 * 24 * time.Hour)
	c.must(rotate)
	for file, opens := range map[string]bool{before: false, after: false, later: true} {
		_, restore := c.elsewhere(another)
		restore.File, restore.NoCheckpoint, restore.NoRegister = file, true, true
		if said, err := c.try(restore, c.custodians[0].String()); opens != (err == nil) || !opens && !errors.Is(err, errKeysOlder) {
			c.t.Errorf("%s: %v %s", filepath.Base(file), err, said)
		}
	}
}

func TestAnErasedEntryAndAnErasedCaseDoNotComeBackWithAnOlderBackup(t *testing.T) {
	onBothEngines(t, func(t *testing.T, c *copied, another func() string) {
		file := c.backsUp("before.age")
		c.erases()
		c.seals(c.shelf)
		to, restore := c.elsewhere(another)
		restore.File, restore.Checkpoints = file, c.shelf
		said, err := c.try(restore, c.custodians[0].String())
		if err != nil || !strings.Contains(said, "brought back 2 items") {
			t.Fatalf("%v %s", err, said)
		}
		if words, closed := c.readable(to); repeats(words) || closed > 0 || strings.Count(words, `"erased":true`) < 2 {
			t.Errorf("it says %s", words)
		}
		if said, err := c.try(verifyCommand{place: to}, ""); err != nil {
			t.Errorf("%v %s", err, said)
		}
	})
}
