package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
	"time"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"candour/internal/ledger"
)

// writer is the connection that commits, with each statement prepared once.
type writer struct {
	db       *sql.DB
	conn     *sql.Conn
	turn     *turn
	prepared map[string]*sql.Stmt
	step     func(string) error // set by tests to stop between any two statements
	mu       sync.Mutex
}

func newWriter(ctx context.Context, path string, turn *turn) (*writer, error) {
	db, err := sql.Open("sqlite", source(path, writes))
	if err != nil {
		return nil, err
	}
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return &writer{db: db, conn: conn, turn: turn, prepared: map[string]*sql.Stmt{}}, nil
}

func (t *writer) close() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	var errs []error
	for _, s := range t.prepared {
		errs = append(errs, s.Close())
	}
	return errors.Join(append(errs, t.conn.Close(), t.db.Close())...)
}

// Commit carries out the batches in one durable transaction, each in a savepoint of its own.
func (e *Engine) Commit(ctx context.Context, batches []*ledger.Batch) []error {
	e.commits.mu.Lock()
	defer e.commits.mu.Unlock()
	refused := make([]error, len(batches))
	err := e.commits.transaction(ctx, func() error {
		for i, b := range batches {
			var broken error
			if refused[i], broken = e.commits.savepoint(ctx, b); broken != nil {
				return broken
			}
		}
		return nil
	})
	if err != nil {
		for i := range refused {
			refused[i] = err
		}
	}
	return refused
}

// transaction answers an error that holds for everything done in it. Once COMMIT was sent and failed, nobody knows.
func (t *writer) transaction(ctx context.Context, do func() error) error {
	if err := t.turn.take(ctx); err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer t.turn.give()
	if _, err := t.exec(ctx, `BEGIN IMMEDIATE`); err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	if err := do(); err != nil {
		return errors.Join(err, t.rollback(ctx))
	}
	if _, err := t.exec(ctx, `COMMIT`); err != nil {
		return fmt.Errorf("%w: commit: %w", ledger.ErrOutcomeUnknown, errors.Join(err, t.rollback(ctx)))
	}
	return nil
}

func (t *writer) rollback(ctx context.Context) error {
	_, err := t.conn.ExecContext(ctx, `ROLLBACK`)
	return err
}

// exec runs a statement and says how many rows it changed.
func (t *writer) exec(ctx context.Context, statement string, args ...any) (int64, error) {
	if t.step != nil {
		if err := t.step(statement); err != nil {
			return 0, err
		}
	}
	prepared, err := t.prepare(ctx, statement)
	if err != nil {
		return 0, err
	}
	result, err := prepared.ExecContext(ctx, args...)
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

func (t *writer) prepare(ctx context.Context, statement string) (*sql.Stmt, error) {
	if s, ok := t.prepared[statement]; ok {
		return s, nil
	}
	s, err := t.conn.PrepareContext(ctx, statement)
	if err == nil {
		t.prepared[statement] = s
	}
	return s, err
}

// savepoint carries out one batch. It is refused alone; when what it did cannot be taken back or let stand, the transaction is broken.
func (t *writer) savepoint(ctx context.Context, b *ledger.Batch) (refused, broken error) {
	if _, err := t.exec(ctx, `SAVEPOINT append`); err != nil {
		return err, nil
	}
	if refused = t.append(ctx, b); refused != nil {
		if _, err := t.exec(ctx, `ROLLBACK TO append`); err != nil {
			return refused, errors.Join(refused, err)
		}
	}
	_, broken = t.exec(ctx, `RELEASE append`)
	return refused, broken
}

func (t *writer) append(ctx context.Context, b *ledger.Batch) error {
	for i := range b.Streams {
		if err := t.stream(ctx, &b.Streams[i]); err != nil {
			return err
		}
	}
	for _, f := range b.Files {
		if err := t.name(ctx, f); err != nil {
			return err
		}
	}
	for _, j := range b.Jobs {
		if _, err := t.exec(ctx, `INSERT INTO job (id, kind, stream, entry, person, due, lease, tries, ended) VALUES ($1, $2, $3, $4, $5, $6, '', 0, '')
			ON CONFLICT (id) DO NOTHING`,
			string(j.ID), j.Kind, string(j.Stream), string(j.Entry), string(j.For), ledger.FormatTime(j.Due)); err != nil {
			return fmt.Errorf("job: %w", err)
		}
	}
	return nil
}

func (t *writer) stream(ctx context.Context, s *ledger.StreamBatch) error {
	from, err := t.head(ctx, s.Stream)
	if err != nil {
		return fmt.Errorf("head: %w", err)
	}
	if s.Expected != ledger.Any && s.Expected != from.version {
		return &ledger.Moved{Stream: s.Stream, Expected: s.Expected, Actual: from.version}
	}
	if from.version > 0 && s.Keyed != from.keyed {
		return &ledger.Rekeyed{Stream: s.Stream, Keyed: from.keyed}
	}
	s.Version, s.Link = from.version, from.link
	for _, row := range s.Rows {
		if err := t.entry(ctx, s, row, from.recorded); err != nil {
			return err
		}
	}
	if err := t.moveHead(ctx, s, from.version); err != nil {
		return fmt.Errorf("head: %w", err)
	}
	for _, v := range s.Views {
		if err := t.view(ctx, s, v); err != nil {
			return fmt.Errorf("view %s: %w", v.View.Name, err)
		}
	}
	return nil
}

// head is where a stream stands; the zero version before it begins.
type head struct {
	version, keyed int64
	link           ledger.Hash
	recorded       time.Time
}

var errCutShort = errors.New("the stream's last entry is missing")

func (t *writer) head(ctx context.Context, stream ledger.StreamID) (head, error) {
	prepared, err := t.prepare(ctx, `SELECT h.version, h.keyed, h.link, e.recorded FROM head h
		LEFT JOIN entry e ON e.stream = h.stream AND e.version = h.version WHERE h.stream = $1`)
	if err != nil {
		return head{}, err
	}
	var h head
	var link []byte
	var recorded sql.NullString
	err = prepared.QueryRowContext(ctx, string(stream)).Scan(&h.version, &h.keyed, &link, &recorded)
	if errors.Is(err, sql.ErrNoRows) {
		return head{link: ledger.FirstLink(stream)}, nil
	}
	if err != nil {
		return head{}, err
	}
	if !recorded.Valid || len(link) != len(h.link) {
		return head{}, errCutShort
	}
	copy(h.link[:], link)
	h.recorded, err = ledger.ParseTime(recorded.String)
	return h, err
}

// entry writes one entry at the next version. Its recorded time never runs back within the stream.
func (t *writer) entry(ctx context.Context, s *ledger.StreamBatch, row ledger.Sealed, last time.Time) error {
	if row.Recorded.Before(last) {
		row.Recorded = last
	}
	header := ledger.Header{Stream: s.Stream, Version: s.Version + 1, ID: row.ID, Recorded: row.Recorded, Commit: row.Commit}
	stored := header.Bytes()
	link := ledger.NextLink(s.Link, stored)
	_, err := t.exec(ctx, `INSERT INTO entry (stream, version, id, recorded, header, link, body) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		string(s.Stream), header.Version, string(row.ID), ledger.FormatTime(row.Recorded), stored, link[:], row.Body)
	if isUnique(err) {
		return &ledger.Present{Stream: s.Stream}
	}
	if err != nil {
		return fmt.Errorf("entry: %w", err)
	}
	s.Version, s.Link = header.Version, link
	return nil
}

func (t *writer) moveHead(ctx context.Context, s *ledger.StreamBatch, from int64) error {
	if s.Version == from {
		return nil
	}
	if from == 0 {
		_, err := t.exec(ctx, `INSERT INTO head (stream, version, link, sealed, keyed) VALUES ($1, $2, $3, 0, $4)`,
			string(s.Stream), s.Version, s.Link[:], s.Keyed)
		return err
	}
	n, err := t.exec(ctx, `UPDATE head SET version = $1, link = $2 WHERE stream = $3 AND version = $4`, s.Version, s.Link[:], string(s.Stream), from)
	if err == nil && n != 1 {
		return &ledger.Moved{Stream: s.Stream, Expected: from}
	}
	return err
}

func (t *writer) name(ctx context.Context, f ledger.NamedFile) error {
	n, err := t.exec(ctx, `UPDATE file SET stream = $1, entry = $2 WHERE id = $3 AND (entry IS NULL OR (stream = $1 AND entry = $2))`,
		string(f.Entry.Stream), string(f.Entry.Entry), f.ID)
	if err == nil && n != 1 {
		return errors.New("a file that the entry names is not stored, or belongs to another entry")
	}
	return err
}

func isUnique(err error) bool {
	var e *driver.Error
	return errors.As(err, &e) && e.Code() == lib.SQLITE_CONSTRAINT_UNIQUE
}
