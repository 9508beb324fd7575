package appends

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"candour/internal/ledger"
	"candour/internal/ledger/sqlite"
)

// rawSide writes rows of the same sizes into the same tables, as the engine alone can.
type rawSide struct {
	ctx      context.Context
	engine   *sqlite.Engine // for its schema and settings
	db       *sql.DB
	conn     *sql.Conn
	insert   *sql.Stmt
	update   *sql.Stmt
	clients  []rawClient
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

func openRaw(ctx context.Context, folder string, clients int) (*rawSide, error) {
	s := &rawSide{ctx: ctx, requests: make(chan rawRequest, together), clients: make([]rawClient, clients)}
	if err := s.open(folder); err != nil {
		return nil, errors.Join(fmt.Errorf("open the raw engine: %w", err), s.closeAll())
	}
	go s.run()
	return s, nil
}

func (s *rawSide) open(folder string) (err error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	if s.engine, err = sqlite.Open(s.ctx, folder); err != nil {
		return err
	}
	s.db, err = sql.Open("sqlite", "file:"+filepath.ToSlash(filepath.Join(folder, "ledger.db"))+
		"?_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=secure_delete(1)&_pragma=cache_size(-32000)")
	if err != nil {
		return err
	}
	if s.conn, err = s.db.Conn(s.ctx); err != nil {
		return err
	}
	if err := s.begin(); err != nil {
		return err
	}
	if s.insert, err = s.conn.PrepareContext(s.ctx,
		`INSERT INTO entry (stream, version, id, recorded, header, link, body) VALUES ($1, $2, $3, $4, $5, $6, $7)`); err != nil {
		return err
	}
	s.update, err = s.conn.PrepareContext(s.ctx, `UPDATE head SET version = $1, link = $2 WHERE stream = $3`)
	return err
}

// begin makes the heads of the clients' streams.
func (s *rawSide) begin() error {
	for i := range s.clients {
		s.clients[i].stream = string(ledger.NewStreamID())
		_, err := s.conn.ExecContext(s.ctx, `INSERT INTO head (stream, version, link, sealed, keyed) VALUES ($1, 0, $2, 0, 1)`,
			s.clients[i].stream, make([]byte, linkBytes))
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *rawSide) append(client int) error {
	done := make(chan error, 1)
	s.requests <- rawRequest{client, done}
	return <-done
}

// together is how many appends share a commit at most, as in the ledger.
const together = 256

// run gathers what waits into one commit, as the ledger does.
func (s *rawSide) run() {
	for first := range s.requests {
		all := []rawRequest{first}
		for len(all) < together && len(s.requests) > 0 {
			all = append(all, <-s.requests)
		}
		err := s.commit(all)
		for _, r := range all {
			r.done <- err
		}
	}
}

// The sizes of what the ledger stores of an entry, whose body holds besides the words their envelope and what encryption adds.
const (
	headerBytes = 219
	linkBytes   = 32
	sealBytes   = 161
)

func (s *rawSide) commit(all []rawRequest) error {
	if _, err := s.conn.ExecContext(s.ctx, `BEGIN IMMEDIATE`); err != nil {
		return err
	}
	header, link, body := make([]byte, headerBytes), make([]byte, linkBytes), make([]byte, sealBytes+len(note))
	for _, r := range all {
		c := &s.clients[r.client]
		c.version++
		_, inserted := s.insert.ExecContext(s.ctx, c.stream, c.version, string(ledger.NewEntryID()), "2026-05-12T09:00:00.000000Z", header, link, body)
		_, updated := s.update.ExecContext(s.ctx, c.version, link, c.stream)
		if err := errors.Join(inserted, updated); err != nil {
			return err
		}
	}
	_, err := s.conn.ExecContext(s.ctx, `COMMIT`)
	return err
}

func (s *rawSide) close() error {
	close(s.requests)
	return s.closeAll()
}

func (s *rawSide) closeAll() error {
	var errs []error
	for _, statement := range []*sql.Stmt{s.insert, s.update} {
		if statement != nil {
			errs = append(errs, statement.Close())
		}
	}
	if s.conn != nil {
		errs = append(errs, s.conn.Close())
	}
	if s.db != nil {
		errs = append(errs, s.db.Close())
	}
	if s.engine != nil {
		errs = append(errs, s.engine.Close())
	}
	return errors.Join(errs...)
}
