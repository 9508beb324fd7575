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

// look begins a transaction, locks heads and files, each in order, so that two programs never wait for each other, and then reads what the locks hold
// still. All is asked at once: the database answers each when it has answered the one before, and so sees what whoever held the locks before has
// committed.
func look(ctx context.Context, conn *pgx.Conn, batches []*ledger.Batch) (*standing, error) {
	s := &standing{
		heads: map[ledger.StreamID]ledger.Head{}, present: map[ledger.Ref]bool{}, held: map[rowsOf]int{}, files: map[string]ledger.Ref{},
		writes: writes{begun: map[ledger.StreamID]bool{}, moved: map[ledger.StreamID]bool{}},
	}
	t := touchedBy(batches)
	var q pgx.Batch
	q.Queue(`BEGIN`)
	s.lock(&q, t)
	s.read(&q, t)
	if err := conn.SendBatch(ctx, &q).Close(); err != nil {
		return nil, fmt.Errorf("lock and look: %w", err)
	}
	if len(s.heads) != s.whole {
		return nil, errCutShort
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

func (s *standing) lock(q *pgx.Batch, t touched) {
	q.Queue(`SELECT stream, version, keyed, link, drawn FROM head WHERE stream = ANY ($1) ORDER BY stream FOR UPDATE`, t.streams).Query(s.takeHeads)
	if len(t.files) > 0 {
		q.Queue(`SELECT id, COALESCE(stream, ''), COALESCE(entry, '') FROM file WHERE id = ANY ($1) ORDER BY id FOR UPDATE`, t.files).Query(s.takeFiles)
	}
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

func (s *standing) read(q *pgx.Batch, t touched) {
	q.Queue(`SELECT e.stream, e.recorded FROM head h JOIN entry e ON e.stream = h.stream AND e.version = h.version WHERE h.stream = ANY ($1)`,
		t.streams).Query(s.takeLasts)
	q.Queue(`SELECT e.stream, e.id FROM unnest($1::text[], $2::text[]) AS n (stream, id) JOIN entry e ON e.stream = n.stream AND e.id = n.id`,
		t.ids[0], t.ids[1]).Query(s.takePresent)
	for _, view := range slices.Sorted(maps.Keys(t.views)) {
		q.Queue(`SELECT stream, count(*) FROM `+view+` WHERE stream = ANY ($1) GROUP BY stream`, t.views[view]).Query(s.takeHeld(view))
	}
}

var errCutShort = errors.New("the stream's last entry is missing")

func (s *standing) takeLasts(rows pgx.Rows) error {
	var stream, recorded string
	_, err := pgx.ForEachRow(rows, []any{&stream, &recorded}, func() (err error) {
		h, locked := s.heads[ledger.StreamID(stream)]
		if !locked { // begun by another program since heads were locked: writing will find out
			return nil
		}
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
