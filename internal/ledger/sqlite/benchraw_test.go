package sqlite_test

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
	"testing"

	"candour/internal/ledger"
	"candour/internal/ledger/sqlite"
)

// rawClients write rows of the same sizes into the same tables, as the engine alone can.
type rawClients struct {
	clients  []rawClient
	conn     *sql.Conn
	insert   *sql.Stmt
	update   *sql.Stmt
	requests chan rawRequest
}

type rawClient struct {
	stream  string
	version int64
}

type rawRequest struct {
	client int
	done   chan error
}

func newRawClients(b *testing.B, clients int) *rawClients {
	b.Helper()
	folder := b.TempDir()
	engine, err := sqlite.Open(b.Context(), folder) // for its schema and settings
	if err != nil {
		b.Fatal(err)
	}
	db, err := sql.Open("sqlite", "file:"+filepath.Join(folder, "ledger.db")+
		"?_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=secure_delete(1)")
	if err != nil {
		b.Fatal(err)
	}
	c := &rawClients{requests: make(chan rawRequest, 256), clients: make([]rawClient, clients)}
	c.conn, err = db.Conn(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	c.prepare(b)
	go c.run()
	b.Cleanup(func() {
		close(c.requests)
		if err := errors.Join(c.insert.Close(), c.update.Close(), c.conn.Close(), db.Close(), engine.Close()); err != nil {
			b.Error(err)
		}
	})
	return c
}

func (c *rawClients) prepare(b *testing.B) {
	b.Helper()
	ctx := context.Background()
	for i := range c.clients {
		c.clients[i].stream = string(ledger.NewStreamID())
		if _, err := c.conn.ExecContext(ctx, `INSERT INTO head (stream, version, link, sealed, keyed) VALUES ($1, 0, $2, 0, 1)`,
			c.clients[i].stream, make([]byte, 32)); err != nil {
			b.Fatal(err)
		}
	}
	var err [2]error
	c.insert, err[0] = c.conn.PrepareContext(ctx, `INSERT INTO entry (stream, version, id, recorded, header, link, body) VALUES ($1, $2, $3, $4, $5, $6, $7)`)
	c.update, err[1] = c.conn.PrepareContext(ctx, `UPDATE head SET version = $1, link = $2 WHERE stream = $3`)
	if err := errors.Join(err[:]...); err != nil {
		b.Fatal(err)
	}
}

func (c *rawClients) append(client int) error {
	done := make(chan error, 1)
	c.requests <- rawRequest{client, done}
	return <-done
}

// run gathers what waits into one commit, as the ledger does.
func (c *rawClients) run() {
	for first := range c.requests {
		all := []rawRequest{first}
		for len(all) < 256 && len(c.requests) > 0 {
			all = append(all, <-c.requests)
		}
		err := c.commit(all)
		for _, r := range all {
			r.done <- err
		}
	}
}

func (c *rawClients) commit(all []rawRequest) error {
	ctx := context.Background()
	if _, err := c.conn.ExecContext(ctx, `BEGIN IMMEDIATE`); err != nil {
		return err
	}
	header, link, body := make([]byte, 253), make([]byte, 32), make([]byte, 150+len(words))
	for _, r := range all {
		s := &c.clients[r.client]
		s.version++
		_, inserted := c.insert.ExecContext(ctx, s.stream, s.version, string(ledger.NewEntryID()), "2026-05-12T09:00:00.000000Z", header, link, body)
		_, updated := c.update.ExecContext(ctx, s.version, link, s.stream)
		if err := errors.Join(inserted, updated); err != nil {
			return err
		}
	}
	_, err := c.conn.ExecContext(ctx, `COMMIT`)
	return err
}
