package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"candour/internal/ledger"
)

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
	for _, s := range b.Erases {
		if _, err := t.exec(ctx, s.SQL, s.Args...); err != nil {
			return fmt.Errorf("erase: %w", err)
		}
	}
	return nil
}

func (t *writer) stream(ctx context.Context, s *ledger.StreamBatch) error {
	rows, err := t.move(ctx, s)
	if err != nil {
		return err
	}
	for some := range slices.Chunk(rows, rowsAtOnce) {
		if err := t.entries(ctx, s.Stream, some); err != nil {
			return err
		}
	}
	for _, v := range s.Views {
		if err := t.view(ctx, s, v); err != nil {
			return fmt.Errorf("view %s: %w", v.View.Name, err)
		}
	}
	return nil
}

// headsKept bounds the guesses; past it they start afresh.
const headsKept = 4096

// move moves the head on from where it stands, and answers the entries that now belong after it. Where it stands is guessed first: the
// update finds nothing when the guess is wrong, and then the head is read.
func (t *writer) move(ctx context.Context, s *ledger.StreamBatch) ([]ledger.Placed, error) {
	if from, likely := t.guess(s); likely && len(s.Rows) > 0 {
		if rows, moved, err := t.moveFrom(ctx, s, from); moved || err != nil {
			return rows, err
		}
	}
	from, err := t.head(ctx, s.Stream)
	if err != nil {
		return nil, fmt.Errorf("head: %w", err)
	}
	if err := s.Refusal(from); err != nil {
		return nil, err
	}
	rows, moved, err := t.moveFrom(ctx, s, from)
	if err == nil && !moved {
		return nil, errors.New("head: it moved within a transaction")
	}
	return rows, err
}

// guess is where the stream stands if nobody else has written to it: where it was left here, or at its beginning when it is expected there.
func (t *writer) guess(s *ledger.StreamBatch) (from ledger.Head, likely bool) {
	from, known := t.heads[s.Stream]
	if !known && s.Expected == 0 {
		return ledger.NotBegun(s.Stream), true
	}
	return from, known && s.Refusal(from) == nil
}

func (t *writer) moveFrom(ctx context.Context, s *ledger.StreamBatch, from ledger.Head) ([]ledger.Placed, bool, error) {
	rows, to := s.Place(from)
	if len(rows) == 0 && to.Drawn == from.Drawn {
		return nil, true, nil
	}
	moved, err := t.moveHead(ctx, s.Stream, from, to)
	if err != nil || !moved {
		delete(t.heads, s.Stream)
		return nil, false, err
	}
	if len(t.heads) >= headsKept {
		clear(t.heads)
	}
	t.heads[s.Stream] = to
	return rows, true, nil
}

func (t *writer) moveHead(ctx context.Context, stream ledger.StreamID, from, to ledger.Head) (bool, error) {
	const where = ` WHERE stream = $3 AND version = $4 AND link = $5 AND keyed = $6 AND drawn = $7`
	statement, args := `UPDATE head SET version = $1, link = $2`+where,
		[]any{to.Version, to.Link[:], string(stream), from.Version, from.Link[:], to.Keyed, from.Drawn}
	switch {
	case from.Version == 0:
		statement, args = `INSERT INTO head (stream, version, link, sealed, keyed, drawn) VALUES ($1, $2, $3, 0, $4, $5) ON CONFLICT (stream) DO NOTHING`,
			[]any{string(stream), to.Version, to.Link[:], to.Keyed, to.Drawn}
	case to.Drawn != from.Drawn:
		statement, args = `UPDATE head SET version = $1, link = $2, drawn = $8`+where, append(args, to.Drawn)
	}
	n, err := t.exec(ctx, statement, args...)
	if err != nil {
		return false, fmt.Errorf("head: %w", err)
	}
	return n == 1, nil
}

var errCutShort = errors.New("the stream's last entry is missing")

func (t *writer) head(ctx context.Context, stream ledger.StreamID) (ledger.Head, error) {
	prepared, err := t.prepare(ctx, `SELECT h.version, h.keyed, h.link, h.drawn, e.recorded FROM head h
		LEFT JOIN entry e ON e.stream = h.stream AND e.version = h.version WHERE h.stream = $1`)
	if err != nil {
		return ledger.Head{}, err
	}
	var h ledger.Head
	var link []byte
	var recorded sql.NullString
	err = prepared.QueryRowContext(ctx, string(stream)).Scan(&h.Version, &h.Keyed, &link, &h.Drawn, &recorded)
	if errors.Is(err, sql.ErrNoRows) {
		return ledger.NotBegun(stream), nil
	}
	if err != nil {
		return ledger.Head{}, err
	}
	if !recorded.Valid || len(link) != len(h.Link) {
		return ledger.Head{}, errCutShort
	}
	copy(h.Link[:], link)
	h.Recorded, err = ledger.ParseTime(recorded.String)
	return h, err
}

// insertEntries are the statements that add so many entries, at most rowsAtOnce.
var insertEntries = func() (all [rowsAtOnce + 1]string) {
	const row = `(?, ?, ?, ?, ?, ?, ?)`
	for n := 1; n < len(all); n++ {
		all[n] = `INSERT INTO entry (stream, version, id, recorded, header, link, body) VALUES ` + row + strings.Repeat(", "+row, n-1)
	}
	return all
}()

func (t *writer) entries(ctx context.Context, stream ledger.StreamID, rows []ledger.Placed) error {
	var args []any
	for _, row := range rows {
		args = append(args, string(stream), row.Version, string(row.ID), ledger.FormatTime(row.Recorded), row.Stored, row.Link[:], row.Body)
	}
	_, err := t.exec(ctx, insertEntries[len(rows)], args...)
	if isUnique(err) {
		return &ledger.Present{Stream: stream}
	}
	if err != nil {
		return fmt.Errorf("entry: %w", err)
	}
	return nil
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
