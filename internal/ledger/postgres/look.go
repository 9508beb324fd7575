package postgres

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/jackc/pgx/v5"

	"candour/internal/ledger"
)

// rowsOf names the rows of a stream in a view.
type rowsOf struct {
	view   string
	stream ledger.StreamID
}

// standing is what a transaction's batches touch, locked, and what it is to write there.
type standing struct {
	heads   map[ledger.StreamID]ledger.Head
	whole   int                   // heads whose entry is there
	present map[ledger.Ref]bool   // of the ids the batches bring, those on the record
	held    map[rowsOf]int        // how many rows
	files   map[string]ledger.Ref // stored files, and the entry that names each, if one does
	writes
}

// look locks heads and files, each in order, so that two programs never wait for each other, and then reads what the locks hold still.
func look(ctx context.Context, tx pgx.Tx, batches []*ledger.Batch) (*standing, error) {
	s := &standing{
		heads: map[ledger.StreamID]ledger.Head{}, present: map[ledger.Ref]bool{}, held: map[rowsOf]int{}, files: map[string]ledger.Ref{},
		writes: writes{begun: map[ledger.StreamID]bool{}, moved: map[ledger.StreamID]bool{}},
	}
	t := touchedBy(batches)
	if err := s.lock(ctx, tx, t); err != nil {
		return nil, fmt.Errorf("lock: %w", err)
	}
	if err := s.read(ctx, tx, t); err != nil {
		return nil, fmt.Errorf("look: %w", err)
	}
	return s, nil
}

// touched are the names of all that batches touch.
type touched struct {
	streams []string
	ids     [2][]string // streams and ids of the entries they bring
	views   map[string][]string
	files   []string
}

func touchedBy(batches []*ledger.Batch) touched {
	t := touched{views: map[string][]string{}}
	for _, b := range batches {
		for _, s := range b.Streams {
			t.stream(s)
		}
		for _, f := range b.Files {
			t.files = append(t.files, f.ID)
		}
	}
	return t
}

func (t *touched) stream(s ledger.StreamBatch) {
	t.streams = append(t.streams, string(s.Stream))
	for _, row := range s.Rows {
		t.ids[0], t.ids[1] = append(t.ids[0], string(s.Stream)), append(t.ids[1], string(row.ID))
	}
	for _, v := range s.Views {
		if !v.Added {
			t.views[v.View.Name] = append(t.views[v.View.Name], string(s.Stream))
		}
	}
}

func (s *standing) lock(ctx context.Context, tx pgx.Tx, t touched) error {
	var q pgx.Batch
	q.Queue(`SELECT stream, version, keyed, link, drawn FROM head WHERE stream = ANY ($1) ORDER BY stream FOR UPDATE`, t.streams).Query(s.takeHeads)
	if len(t.files) > 0 {
		q.Queue(`SELECT id, COALESCE(stream, ''), COALESCE(entry, '') FROM file WHERE id = ANY ($1) ORDER BY id FOR UPDATE`, t.files).Query(s.takeFiles)
	}
	return tx.SendBatch(ctx, &q).Close()
}

func (s *standing) takeHeads(rows pgx.Rows) error {
	var stream string
	var h ledger.Head
	var link []byte
	_, err := pgx.ForEachRow(rows, []any{&stream, &h.Version, &h.Keyed, &link, &h.Drawn}, func() error {
		if len(link) != len(h.Link) {
			return errCutShort
		}
		h.Link = ledger.Hash(link)
		s.heads[ledger.StreamID(stream)] = h
		return nil
	})
	return err
}

func (s *standing) takeFiles(rows pgx.Rows) error {
	var id, stream, entry string
	_, err := pgx.ForEachRow(rows, []any{&id, &stream, &entry}, func() error {
		s.files[id] = ledger.Ref{Stream: ledger.StreamID(stream), Entry: ledger.EntryID(entry)}
		return nil
	})
	return err
}

// read asks after the locks are held, and so sees what whoever held them before has committed.
func (s *standing) read(ctx context.Context, tx pgx.Tx, t touched) error {
	var q pgx.Batch
	streams, versions := s.lasts()
	q.Queue(`SELECT e.stream, e.recorded FROM unnest($1::text[], $2::bigint[]) AS h (stream, version)
		JOIN entry e ON e.stream = h.stream AND e.version = h.version`, streams, versions).Query(s.takeLasts)
	q.Queue(`SELECT e.stream, e.id FROM unnest($1::text[], $2::text[]) AS n (stream, id) JOIN entry e ON e.stream = n.stream AND e.id = n.id`,
		t.ids[0], t.ids[1]).Query(s.takePresent)
	for _, view := range slices.Sorted(maps.Keys(t.views)) {
		q.Queue(`SELECT stream, count(*) FROM `+view+` WHERE stream = ANY ($1) GROUP BY stream`, t.views[view]).Query(s.takeHeld(view))
	}
	if err := tx.SendBatch(ctx, &q).Close(); err != nil {
		return err
	}
	if len(streams) != s.whole {
		return errCutShort
	}
	return nil
}

var errCutShort = errors.New("the stream's last entry is missing")

func (s *standing) lasts() (streams []string, versions []int64) {
	for stream, h := range s.heads {
		streams, versions = append(streams, string(stream)), append(versions, h.Version)
	}
	return streams, versions
}

func (s *standing) takeLasts(rows pgx.Rows) error {
	var stream, recorded string
	_, err := pgx.ForEachRow(rows, []any{&stream, &recorded}, func() (err error) {
		h := s.heads[ledger.StreamID(stream)]
		h.Recorded, err = ledger.ParseTime(recorded)
		s.heads[ledger.StreamID(stream)] = h
		s.whole++
		return err
	})
	return err
}

func (s *standing) takePresent(rows pgx.Rows) error {
	var stream, id string
	_, err := pgx.ForEachRow(rows, []any{&stream, &id}, func() error {
		s.present[ledger.Ref{Stream: ledger.StreamID(stream), Entry: ledger.EntryID(id)}] = true
		return nil
	})
	return err
}

func (s *standing) takeHeld(view string) func(pgx.Rows) error {
	return func(rows pgx.Rows) error {
		var stream string
		var n int
		_, err := pgx.ForEachRow(rows, []any{&stream, &n}, func() error {
			s.held[rowsOf{view, ledger.StreamID(stream)}] = n
			return nil
		})
		return err
	}
}
